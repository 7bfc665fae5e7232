"""kill -9 during import, assignment, reminder sending and upload: nothing lost, nothing doubled.

On the database that the tests run on; see tests/killing.py for how it is killed.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cchc.shared.notices.tests.post import Box, post_office

ROOT = Path(__file__).resolve().parent.parent
ACTS = ("import", "assign", "remind", "upload")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Box]:
    """What became of each act, and the letters that were accepted: all acts share a process and an empty installation."""
    folder = tmp_path_factory.mktemp("killed")
    with post_office() as (box, mail):
        own = {
            "CCHC_HOME": str(folder / "home"),
            "CCHC_MAIL_URL": f"smtp://127.0.0.1:{mail['port']}?tls=no",
            "DJANGO_SETTINGS_MODULE": "cchc.settings",
            "PYTHONPATH": "src:.",
            "KILLING": str(os.getpid()),
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.killing", str(folder), *ACTS],
            cwd=ROOT,
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            timeout=300,
        )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]), box


def killed(run: tuple[dict[str, Any], Box], act: str) -> dict[str, Any]:
    found: dict[str, Any] = run[0][act]
    assert found["tries"]
    assert all(one["killed"] for one in found["tries"])
    return found


@pytest.mark.parametrize(("act", "tables"), [("import", ["agencies"]), ("assign", ["assignments", "jobs"])])
def test_what_is_written_in_one_go_is_there_wholly_or_not_at_all(
    act: str, tables: list[str], run: tuple[dict[str, Any], Box]
) -> None:
    found = killed(run, act)
    assert found["wanted"] != found["before"]
    for one in found["tries"]:
        assert one["after"] in (found["before"], found["wanted"]), f"half of it at statement {one['point']}"
        assert one["end"] == found["wanted"]
        for table in tables:
            assert len(set(one["end"][table])) == len(one["end"][table])


def test_an_upload_is_read_once_however_often_it_is_killed(run: tuple[dict[str, Any], Box]) -> None:
    found = killed(run, "upload")
    assert len(found["wanted"]["rows"]) > 10
    for one in found["tries"]:
        assert one["after"]["damaged"] == [], "a document that has a row has its bytes"
        assert one["end"] == found["wanted"]


def test_reminders_and_news_go_out_once(run: tuple[dict[str, Any], Box]) -> None:
    found = killed(run, "remind")
    letters = [(letter["To"], letter["Message-ID"]) for letter in run[1].letters]
    wanted = found["wanted"]["messages"]
    assert len(wanted) > 4
    assert found["wanted"]["letters"], "each person's digest, and news at once to who chose that"
    for one in found["tries"]:
        assert one["end"]["messages"] == wanted, "everybody's digest and news, each once, each sent"
    copies = Counter(letters)
    doubled = [n for n in copies.values() if n > 1]
    # Killed between the server's "250" and our mark: nobody can know; it comes again under the same Message-ID.
    in_doubt = [letter for one in found["tries"] for letter in one["after"]["in doubt"]]
    assert doubled == [2] * len(doubled)
    assert 1 <= len(doubled) <= len(in_doubt) <= len(found["tries"])
    assert len(copies) == (len(found["tries"]) + 1) * len(found["wanted"]["letters"]), "nothing is lost"
