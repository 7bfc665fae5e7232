"""The year's work under load: a province on SQLite, the nation on PostgreSQL. Rows for bench.json.

`python -m bench.work province|nation` measures one of them alone. Pages are timed inside the server (no network, no
browser), in a process of its own; then fifty people work at once against `cchc serve`.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import redmine
from bench.crowd import crowd
from bench.rows import Row, row
from tools.served import PROGRAM, environment, free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent
STORES = {"province": "SQLite", "nation": "PostgreSQL"}


def measure(name: str) -> list[Row]:
    """Loads and measures; [] with one line on the error output where the nation has no PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder, _store(name) as more:
        env = {**environment(Path(folder)), **more}
        subprocess.run([*PROGRAM, "setup"], env=env, check=True, capture_output=True)  # noqa: S603
        start = time.perf_counter()
        _python(env, "bench.load", name)
        loaded = time.perf_counter() - start
        found = json.loads(_python(env, "bench.pages_work").splitlines()[-1])
        head = f"work of a {name} ({STORES[name]})"
        rows = [row(f"{head}: loading", loaded, "s"), *_page_rows(head, found["pages"])]
        with _served(env) as base:
            beside = redmine.compare(head, base, found["whole"]) if name == "province" else []
            return rows + _crowd_rows(head, base, found["people"]) + beside


@contextmanager
def _store(name: str) -> Iterator[dict[str, str]]:
    """What the environment needs for the database."""
    if name != "nation":
        yield {}
        return
    sys.path.insert(0, str(ROOT))
    from tests.postgres import server

    with server() as (url, _which):
        yield {"DATABASE_URL": url}


def _python(env: dict[str, str], module: str, *words: str) -> str:
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise SystemExit(f"{module}: {done.stderr[-2000:]}")
    print(done.stderr, end="", file=sys.stderr)
    return done.stdout


def _page_rows(head: str, pages: dict[str, dict[str, float]]) -> list[Row]:
    rows = []
    for name, found in pages.items():
        if "p50" not in found:
            print(f"{head}: {name} not measured (it answers {found['status']})", file=sys.stderr)
            continue
        rows.append(row(f"{head}: {name}: p50", found["p50"] * 1000, "ms"))
        rows.append(row(f"{head}: {name}: p95", found["p95"] * 1000, "ms"))
        rows.append(row(f"{head}: {name}: processor p95", found["cpu95"] * 1000, "ms"))
        rows.append(row(f"{head}: {name}: queries", found["queries"], "n"))
    measured = [found for found in pages.values() if "p50" in found]
    rows.append(row(f"{head}: slowest page: p95", max(one["p95"] for one in measured) * 1000, "ms"))
    rows.append(
        row(f"{head}: slowest page: processor p95", max(one["cpu95"] for one in measured) * 1000, "ms")
    )
    rows.append(row(f"{head}: most queries of a page", max(one["queries"] for one in measured), "n"))
    return rows


def _crowd_rows(head: str, base: str, people: list[dict[str, Any]]) -> list[Row]:
    found, seconds = crowd(base, people)
    for error in sorted(set(found.errors))[:10]:
        print(f"{head}: {error}", file=sys.stderr)
    return [
        row(f"{head}: people at once", len(people), "n"),
        row(f"{head}: errors with them", len(found.errors), "n"),
        row(f"{head}: answers a second with them", len(found.seconds) / seconds, "n/s"),
        row(f"{head}: reports saved with them", found.reports, "n"),
        row(f"{head}: answer with them: p50", found.slowest(0.5) * 1000, "ms"),
        row(f"{head}: answer with them: p95", found.slowest(0.95) * 1000, "ms"),
    ]


@contextmanager
def _served(env: dict[str, str]) -> Iterator[str]:
    port = free_port()
    command = [*PROGRAM, "serve", "--port", str(port), "--no-worker"]
    server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in STORES:
        raise SystemExit(f"python -m bench.work {'|'.join(STORES)}")
    os.environ.pop("DATABASE_URL", None)
    for one in measure(sys.argv[1]):
        print(f"{one['name']:<78}{one['value']:>12} {one['unit']}", flush=True)
