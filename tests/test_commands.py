"""The commands of who keeps an installation, as they are typed: each in a process of its own.

On SQLite an installation is a folder. In the run on PostgreSQL each has a database of its own as well.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from cchc.web.site.demo.people import CAST

# Not for its own database, but to be chosen in the run on PostgreSQL too.
pytestmark = pytest.mark.django_db
CCHC = [sys.executable, "-c", "from cchc.web.cli import main; main()"]
SERVER = os.environ.get("DATABASE_URL", "")
START = "import django; django.setup()\n"
FILL = """
from cchc.shared.records.actions import store_document
from cchc.web.site.demo.people import sample_people
for n, user in enumerate(sample_people()):
    store_document(f"văn bản {n}".encode(), f"van-ban-{n}.txt", by=user)
"""


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder, and the address of a database where it is not in the folder."""

    home: Path
    url: str = ""

    def run(self, *words: str, given: str = "", language: str = "vi") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*CCHC, *words], env=self.env(language), input=given, capture_output=True, text=True, timeout=120
        )

    def python(self, code: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", START + code], env=self.env(), capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def env(self, language: str = "vi") -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "LANG", "LC_ALL")
        }
        own = {
            "CCHC_HOME": str(self.home),
            "CCHC_LANGUAGE": language,
            "DJANGO_SETTINGS_MODULE": "cchc.settings",
        }
        return {**kept, **own, **({"DATABASE_URL": self.url} if self.url else {})}

    def rows(self) -> dict[str, str]:
        """Checksums of every table's rows, through a backup."""
        target = self.home / f"rows-{time.monotonic_ns()}.zip"
        done = self.run("backup", str(target))
        assert done.returncode == 0, done.stderr
        with zipfile.ZipFile(target) as archive:
            members = json.loads(archive.read("manifest.json"))["members"]
        return {name: digest for name, digest in members.items() if name.startswith("rows/")}


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Installation]]:
    """Makes an installation without anything in it yet."""
    made: list[str] = []

    def make(name: str) -> Installation:
        home = tmp_path_factory.mktemp(name)
        if not SERVER.startswith("postgres"):
            return Installation(home)
        database = f"cchc_{name}_{os.getpid()}"
        _on_server(f'CREATE DATABASE "{database}"')
        made.append(database)
        return Installation(home, urlunsplit(urlsplit(SERVER)._replace(path=f"/{database}")))

    yield make
    for database in made:
        _on_server(f'DROP DATABASE "{database}" WITH (FORCE)')


def _on_server(line: str) -> None:
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(line)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def full(new: Callable[[str], Installation]) -> Installation:
    """An installation with people and documents; tests leave it as it is."""
    installation = new("full")
    assert installation.run("setup").returncode == 0
    installation.python(FILL)
    return installation


@pytest.fixture(scope="module")
def saved(full: Installation) -> Path:
    target = full.home / "saved.zip"
    done = full.run("backup", str(target))
    assert f"{len(CAST)} văn bản" in done.stdout, done.stderr
    return target


@pytest.fixture(scope="module")
def wanted(full: Installation, saved: Path) -> dict[str, str]:
    """What the rows of that installation are, as its backup has them."""
    return full.rows()


def test_setup_can_be_run_again(full: Installation) -> None:
    done = full.run("setup")
    assert (done.returncode, "Đã chuẩn bị xong" in done.stdout) == (0, True)
    assert (full.home / "fonts" / "be-vietnam-pro-400.woff2").stat().st_size > 10_000
    assert (full.home / "static" / "staticfiles.json").exists()
    assert oct((full.home / "secret_key").stat().st_mode)[-3:] == "600"


def test_health_says_what_is_wrong_and_what_to_do(full: Installation) -> None:
    done = full.run("health")
    assert done.returncode == 1, "no worker runs"
    assert "✗ Tiến trình nền" in done.stdout
    assert "cchc serve" in done.stdout
    assert "✓ Cấu trúc dữ liệu" in done.stdout
    assert "✓ Database" in full.run("health", language="en").stdout


def test_health_before_set_up(new: Callable[[str], Installation]) -> None:
    done = new("bare").run("health")
    assert done.returncode == 1
    assert "cchc upgrade" in done.stdout
    assert "Traceback" not in done.stderr


def test_create_user(full: Installation) -> None:
    before = full.python("from cchc.shared.accounts.models import User; print(User.objects.count())")
    words = ["createuser", "huong", "--name", "Lê Thu Hương", "--role", "viewer", "--password-stdin"]
    weak = full.run(*words, given="123\n")
    assert (weak.returncode, "quá ngắn" in weak.stderr) == (1, True)
    good = full.run(*words, given="Mot-mat-khau-dai-9\n")
    assert (good.returncode, "huong" in good.stdout) == (0, True)
    again = full.run(*words, given="Mot-mat-khau-dai-9\n")
    assert (again.returncode, "đã có người dùng" in again.stderr) == (1, True)
    code = (
        "from cchc.shared.accounts.models import User\n"
        "one = User.objects.get(username='huong'); print(one.check_password('Mot-mat-khau-dai-9'))\n"
        "User.objects.filter(username='huong').delete(); print(User.objects.count())"
    )
    assert full.python(code).split() == ["True", before]


def test_a_backup_never_overwrites(full: Installation, saved: Path) -> None:
    size = saved.stat().st_size
    done = full.run("backup", str(saved))
    assert (done.returncode, "không ghi đè" in done.stderr, saved.stat().st_size) == (1, True, size)


def test_a_backup_comes_back_into_an_empty_place(
    wanted: dict[str, str], saved: Path, new: Callable[[str], Installation]
) -> None:
    there = new("there")
    done = there.run("restore", str(saved))
    assert done.returncode == 0, done.stderr
    assert there.rows() == wanted
    assert (
        there.python(
            "from cchc.shared.records.queries import damaged_documents, document_bytes\n"
            "from cchc.shared.records.models import Document\n"
            "print(len(damaged_documents()), document_bytes(Document.objects.get(name='van-ban-3.txt')).decode())"
        )
        == "0 văn bản 3"
    )
    assert there.python(
        FILL + "store_document(b'moi', 'moi.txt', by=None); print('new rows get new numbers')"
    )


@pytest.mark.skipif(not SERVER.startswith("postgres"), reason="needs both databases: see tests/postgres.py")
def test_a_backup_changes_databases(wanted: dict[str, str], saved: Path, tmp_path: Path) -> None:
    """From PostgreSQL into a file of SQLite: the same rows."""
    here = Installation(tmp_path)
    done = here.run("restore", str(saved))
    assert done.returncode == 0, done.stderr
    assert here.rows() == wanted


def test_what_is_there_is_not_overwritten_without_replace(
    full: Installation, saved: Path, wanted: dict[str, str]
) -> None:
    done = full.run("restore", str(saved))
    assert (done.returncode, "--replace" in done.stderr) == (1, True)
    assert full.rows() == wanted


def test_replace_puts_the_old_state_back(
    saved: Path, new: Callable[[str], Installation], wanted: dict[str, str]
) -> None:
    other = new("other")
    assert other.run("restore", str(saved)).returncode == 0
    other.python(
        "from cchc.shared.records.actions import store_document; store_document(b'x', 'x.txt', by=None)"
    )
    assert other.rows() != wanted
    assert other.run("restore", str(saved), "--replace").returncode == 0
    assert other.rows() == wanted


@pytest.mark.parametrize("harm", ["cut", "bent", "not a backup"])
def test_a_damaged_backup_changes_nothing(
    full: Installation, saved: Path, wanted: dict[str, str], tmp_path: Path, harm: str
) -> None:
    data = bytearray(saved.read_bytes())
    if harm == "cut":
        data = data[: len(data) // 2]
    elif harm == "bent":
        data[len(data) // 3] ^= 0xFF
    else:
        data = bytearray(b"PK khong phai ban sao luu")
    broken = tmp_path / "broken.zip"
    broken.write_bytes(data)
    done = full.run("restore", str(broken), "--replace")
    assert (done.returncode, "Dữ liệu giữ nguyên" in done.stderr, "Traceback" in done.stderr) == (
        1,
        True,
        False,
    )
    assert full.rows() == wanted


def test_a_backup_of_an_older_version_is_carried_forward(
    new: Callable[[str], Installation], tmp_path: Path
) -> None:
    """Made before the database guarded its records; restored, the guard stands."""
    old, target = new("old"), tmp_path / "old.zip"
    old.python(
        "from django.core.management import call_command as c\nc('migrate', 'records', '0001', verbosity=0)"
    )
    old.python("from django.core.management import call_command as c\nc('migrate', 'accounts', verbosity=0)")
    old.python(
        "from cchc.shared.records.actions import record_event; record_event('cu', by=None)\n"
        "from datetime import datetime, UTC; from pathlib import Path; from cchc.web.site.running import backup\n"
        f"backup.write(Path({str(target)!r}), now=datetime.now(UTC))"
    )
    here = new("here")
    assert here.run("restore", str(target)).returncode == 0
    assert (
        here.python(
            "from django.db import connection, DatabaseError, transaction\n"
            "try:\n"
            "    with transaction.atomic(): connection.cursor().execute(\"UPDATE records_event SET kind = 'x'\")\n"
            "except DatabaseError as error: print('append-only' in str(error))\n"
        )
        == "True"
    )


def test_a_failed_upgrade_leaves_everything_as_it_was(
    saved: Path, new: Callable[[str], Installation], wanted: dict[str, str]
) -> None:
    one = new("upgrade")
    assert one.run("restore", str(saved)).returncode == 0
    said = one.python(
        "from datetime import datetime, UTC\n"
        "from django.db import connection\n"
        "from cchc.web.site.running import upgrade\n"
        "def broken(*words, **options):\n"
        "    connection.cursor().execute(\"UPDATE accounts_user SET full_name = ''\")\n"
        "    raise RuntimeError('half way')\n"
        "upgrade.call_command = broken\n"
        "try: upgrade.upgrade(now=datetime.now(UTC))\n"
        "except upgrade.RolledBack as error: print(error.kept.exists(), error.__cause__)\n"
    )
    assert said == "True half way"
    assert one.rows() == wanted
    done = one.run("upgrade")
    assert (done.returncode, "truoc-nang-cap" in done.stdout) == (0, True), done.stderr


def test_a_killed_restore_leaves_the_old_or_the_new(
    saved: Path, new: Callable[[str], Installation], wanted: dict[str, str]
) -> None:
    one = new("killed")
    assert one.run("setup").returncode == 0
    one.python(
        "from cchc.shared.records.actions import store_document; store_document(b'x', 'x.txt', by=None)"
    )
    before = one.rows()
    for seconds in (0.8, 1.3):
        going = subprocess.Popen(
            [*CCHC, "restore", str(saved), "--replace"],
            env=one.env(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(seconds)
        going.kill()
        going.wait()
        assert one.rows() in (before, wanted)


def test_serve_runs_the_pages_and_the_worker_and_stops_both(full: Installation) -> None:
    port = _free_port()
    server = subprocess.Popen(
        [*CCHC, "serve", "--port", str(port), "--workers", "1"],
        env=full.env(),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        assert str(port) in server.stdout.readline()
        assert "Đăng nhập" in _page(f"http://127.0.0.1:{port}/")
        assert _until(lambda: "✓ Tiến trình nền" in full.run("health").stdout)
        taken = full.run("serve", "--port", str(port))
        assert (taken.returncode, "đang có chương trình khác dùng" in taken.stderr) == (1, True)
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) is not None
        server.stdout.close()  # type: ignore[union-attr]
    (full.home / "worker.alive").unlink()
    time.sleep(6)  # longer than one beat
    assert not (full.home / "worker.alive").exists(), "the worker went with its server"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _page(url: str) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


def _until(there: Callable[[], bool]) -> bool:
    return any(there() or time.sleep(0.5) for _ in range(20))


def test_the_command_line_starts_without_django() -> None:
    code = "import sys; from cchc.web.cli import main; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
