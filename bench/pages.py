"""The review of a plan with 500 rows: the page, one correction, queries; and its first paint where Chromium is.

Everything happens in processes of their own on an SQLite file in a temporary CCHC_HOME, so that neither the data nor
the settings of who measures are touched.
"""

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)
CCHC = (sys.executable, "-c", "from cchc.web.cli import main; main()")
MANY, FEW = 500, 50
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"

Row = dict[str, object]


def measure() -> list[Row]:
    """Rows for bench.json."""
    from bench.__main__ import row  # it imports this module

    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "CCHC_HOME": home}
        environment.pop("DATABASE_URL", None)
        subprocess.run([*CCHC, "setup"], env=environment, check=True, capture_output=True)
        command = [sys.executable, "-m", "bench.review", str(MANY), str(FEW)]
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
        found = json.loads(done.stdout.splitlines()[-1])
        paint = first_paint(environment, found) if BROWSER else None
    rows = [
        row("review of 500 rows: page", found["page_seconds"], "s"),
        row("review of 500 rows: size", found["page_bytes"] / 2**20, "MiB"),
        row("review of 500 rows: size sent", found["sent_bytes"] / 2**10, "KiB"),
        row("review of 500 rows: queries", found["page_queries"], "n"),
        row("review of 50 rows: queries", found["few_queries"], "n"),
        row("review of 500 rows: edit", found["edit_seconds"] * 1000, "ms"),
        row("review of 500 rows: queries of an edit", found["edit_queries"], "n"),
    ]
    if paint is None:
        print("review of 500 rows: first paint not measured (chromium is not installed)", file=sys.stderr)
        return rows
    return [*rows, row("review of 500 rows: first paint", paint, "s")]


def first_paint(environment: dict[str, str], found: dict[str, str]) -> float:
    """Seconds from the click to the first text, in Chromium at 1280 × 800; the median of five."""
    from playwright.sync_api import sync_playwright

    with served(environment) as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=list(QUIET))
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.add_cookies([{"name": "sessionid", "value": found["session"], "url": base}])
        times = []
        for _ in range(6):
            page = context.new_page()
            page.goto(base + found["path"])
            page.wait_for_selector(".rv-row")
            times.append(page.evaluate(PAINT) / 1000)
            page.close()
        browser.close()
    return statistics.median(times[1:])  # the first one also loads styles and fonts


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """The address of `cchc serve` on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [*CCHC, "serve", "--port", port, "--no-worker"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str, seconds: float = 30) -> None:
    """Until the server answers; RuntimeError when it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=2)  # noqa: S310  (our own server)
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the server did not answer within {seconds} s: {address}")


if __name__ == "__main__":
    for one in measure():
        print(one)
