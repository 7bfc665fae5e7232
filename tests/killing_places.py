"""Where the data of one try lie: a folder, and on PostgreSQL a database beside it. Copied for every try."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SETTLED = 10.0  # seconds in which PostgreSQL must have noticed that a client is gone


def make(home: Path) -> None:
    home.mkdir(parents=True)
    if is_postgresql():
        with _server() as run:
            run(f'CREATE DATABASE "{database(home)}"')


def copy(base: Path, home: Path) -> None:
    shutil.copytree(base, home)
    if is_postgresql():
        with _server() as run:
            run(f'CREATE DATABASE "{database(home)}" TEMPLATE "{database(base)}"')


def settle(home: Path) -> None:
    """Waits until nobody is connected any more: what a killed process had begun is rolled back by then."""
    if not is_postgresql():
        return
    until = time.monotonic() + SETTLED
    with _server() as run:
        while run(f"SELECT 1 FROM pg_stat_activity WHERE datname = '{database(home)}'"):  # noqa: S608
            if time.monotonic() > until:
                raise SystemExit("PostgreSQL still serves a process that is gone")
            time.sleep(0.01)


def remove_all() -> None:
    if is_postgresql():
        with _server() as run:
            for name in run(f"SELECT datname FROM pg_database WHERE datname LIKE '{_head()}%'"):  # noqa: S608
                run(f'DROP DATABASE "{name[0]}"')


def database(home: Path) -> str:
    """The name of the database, or its file."""
    return f"{_head()}{home.parent.name}_{home.name}" if is_postgresql() else str(home / "cchc.sqlite3")


def is_postgresql() -> bool:
    from django.db import connection

    return connection.vendor == "postgresql"


def _head() -> str:
    """The same in the forks of a run, another one in another run."""
    return f"killed_{os.environ['KILLING']}_"


@contextmanager
def _server() -> Iterator[Any]:
    """Asks one question after the other, outside of any transaction."""
    import psycopg
    from django.db import connection

    settings = connection.get_connection_params()
    known = {
        key: settings[key] for key in ("dbname", "user", "password", "host", "port") if settings.get(key)
    }
    with psycopg.connect(**known, autocommit=True) as server:

        def run(line: str) -> list[tuple[Any, ...]]:
            answer = server.execute(line)
            return answer.fetchall() if answer.description else []

        yield run
