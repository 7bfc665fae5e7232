"""kill -9 during import, assignment, reminder sending and upload: nothing lost, nothing doubled.

On SQLite, whose data are a folder that can be copied for each try; see tests/killing.py for how it is killed.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cchc.shared.notices.tests.post import post_office

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each act has a folder in it; they share an empty installation."""
    return tmp_path_factory.mktemp("killed")


def killed(act: str, place: Path, **more: str) -> dict[str, Any]:
    folder = place / act
    folder.mkdir()
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own = {
        "CCHC_HOME": str(folder / "home"),
        "DJANGO_SETTINGS_MODULE": "cchc.settings",
        "PYTHONPATH": "src:.",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.killing", act, str(folder)],
        cwd=ROOT,
        env={**kept, **own, **more},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert all(one["killed"] for one in found["tries"])
    return found


@pytest.mark.parametrize(("act", "tables"), [("import", ["agencies"]), ("assign", ["assignments", "jobs"])])
def test_what_is_written_in_one_go_is_there_wholly_or_not_at_all(
    act: str, tables: list[str], place: Path
) -> None:
    found = killed(act, place)
    assert found["wanted"] != found["before"]
    for one in found["tries"]:
        assert one["after"] in (found["before"], found["wanted"]), f"half of it at statement {one['point']}"
        assert one["end"] == found["wanted"]
        for table in tables:
            assert len(set(one["end"][table])) == len(one["end"][table])


def test_an_upload_is_read_once_however_often_it_is_killed(place: Path) -> None:
    found = killed("upload", place)
    assert len(found["wanted"]["rows"]) > 10
    for one in found["tries"]:
        assert one["after"]["damaged"] == [], "a document that has a row has its bytes"
        assert one["end"] == found["wanted"]


def test_reminders_go_out_once(place: Path) -> None:
    with post_office() as (box, mail):
        url = f"smtp://127.0.0.1:{mail['port']}?tls=no"
        found = killed("remind", place, CCHC_MAIL_URL=url)
        letters = [(letter["To"], letter["Message-ID"]) for letter in box.letters]
    wanted = found["wanted"]["messages"]
    assert len(wanted) > 4
    for one in found["tries"]:
        assert one["end"]["messages"] == wanted, "everybody's digest, each once, each sent"
    copies = Counter(letters)
    doubled = [n for n in copies.values() if n > 1]
    # Killed between the server's "250" and our mark: nobody can know; it comes again under the same Message-ID.
    in_doubt = [letter for one in found["tries"] for letter in one["after"]["in doubt"]]
    assert doubled == [2] * len(doubled)
    assert 1 <= len(doubled) <= len(in_doubt) <= len(found["tries"])
    assert len(copies) == (len(found["tries"]) + 1) * sum("'mail'" in row for row in wanted), (
        "nothing is lost"
    )
