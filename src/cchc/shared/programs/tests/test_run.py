import os
import sys
import time
from pathlib import Path

import pytest

from cchc.shared.programs.run import Limit, TookTooLong, run

PYTHON = sys.executable
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits are those of Linux")


def python(
    code: str, folder: Path, *, seconds: int = 20, memory: int = 0, given: bytes = b""
) -> tuple[int, bytes, bytes]:
    return run([PYTHON, "-c", code], given=given, folder=folder, limit=Limit(seconds, memory))


def test_gives_back_status_and_output(tmp_path: Path) -> None:
    code = "import sys; print(sys.stdin.read().upper()); sys.exit(3)"
    assert python(code, tmp_path, given=b"abc")[:2] == (3, b"ABC\n")


def test_stops_a_program_with_all_that_it_started(tmp_path: Path) -> None:
    code = (
        "import os, time, pathlib\n"
        "if os.fork() == 0: pathlib.Path('pid').write_text(str(os.getpid()))\n"
        "time.sleep(60)"
    )
    begun = time.monotonic()
    with pytest.raises(TookTooLong):
        python(code, tmp_path, seconds=2)
    assert time.monotonic() - begun < 10
    grandchild = int((tmp_path / "pid").read_text())
    for _ in range(50):
        if not _alive(grandchild):
            return
        time.sleep(0.1)
    pytest.fail("what the program started still runs")


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


@linux
def test_memory_is_bounded(tmp_path: Path) -> None:
    status, _, complaints = python("bytearray(10**9)", tmp_path, memory=400 * 2**20)
    assert status == 1
    assert b"MemoryError" in complaints


def test_our_own_environment_is_not_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    _, out, _ = python("import os; print(sorted(os.environ))", tmp_path)
    assert b"DATABASE_URL" not in out
    assert b"HOME" in out
    assert "DATABASE_URL" in os.environ
