"""Killed half way nothing is half done; two at once write it once. Real processes on a real database."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest

pytestmark = pytest.mark.django_db  # to be chosen in the run on PostgreSQL too
SERVER = os.environ.get("DATABASE_URL", "")
ROOT = Path(__file__).resolve().parents[5]


@dataclass(frozen=True, slots=True)
class Place:
    """A database of its own, and processes that use it."""

    home: Path
    url: str

    def start(self, *words: str) -> "subprocess.Popen[str]":
        command = [sys.executable, *words]
        return subprocess.Popen(command, env=self.env, cwd=ROOT, stdout=subprocess.PIPE, text=True)

    def ask(self, *words: str) -> list[Any]:
        """The lines that a part of at_once.py prints, as JSON."""
        going = self.start("-m", "cchc.steps.work.tests.at_once", *words)
        printed, _errors = going.communicate(timeout=120)
        assert going.returncode == 0
        return [json.loads(line) for line in printed.splitlines()]

    @property
    def env(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        own = {
            "CCHC_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": "cchc.settings",
            "PYTHONPATH": str(ROOT / "src"),
        }
        return {**kept, **own, **({"DATABASE_URL": self.url} if self.url else {})}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    name = f"cchc_work_{os.getpid()}"
    url = ""
    if SERVER.startswith("postgres"):
        _on_server(f'CREATE DATABASE "{name}"')
        url = urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))
    made = Place(tmp_path_factory.mktemp("work"), url)
    made.ask("build")
    yield made
    if url:
        _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def _on_server(line: str) -> None:
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(line)  # type: ignore[arg-type]


NOTHING = {"assignments": 0, "jobs": 0, "events": 0}
DONE = {"assignments": 288, "jobs": 1149, "events": 1}


def test_killed_half_way_nothing_is_half_given(place: Place) -> None:
    for where in ("jobs", "event"):
        with place.start("-m", "cchc.steps.work.tests.at_once", "assign", "first", where) as going:
            assert going.stdout
            assert json.loads(going.stdout.readline()) == NOTHING
            assert going.stdout.readline() == "here\n"
            going.kill()
    assert place.ask("assign", "first") == [NOTHING, {"assignments": 288, "jobs": 1149}]
    assert place.ask("assign", "first") == [DONE, {"assignments": 0, "jobs": 0}]


def test_two_at_once_write_it_once_and_are_both_told(place: Place) -> None:
    assert place.ask("two_assign", "second") == [["0", "288"], DONE]
    outcomes, (version, lines) = place.ask("two_report", "second")
    assert (version, lines) == (1, 1)
    assert outcomes[0] == "saved"
    assert outcomes[1].startswith("stale: Cán bộ h")
