"""The review of a plan with 500 rows: the page, one correction, queries; and its first paint where Chromium is.

Everything happens in processes of their own on an SQLite file in a temporary CCHC_HOME, so that neither the data nor
the settings of who measures are touched.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.rows import Row, row
from tools.served import environment, run, served

ROOT = Path(__file__).resolve().parent.parent
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)
MANY, FEW = 500, 50
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def measure() -> list[Row]:
    """Rows for bench.json."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        run(home, ["setup"])
        command = [sys.executable, "-m", "bench.review", str(MANY), str(FEW)]
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=environment(home), check=True, capture_output=True, text=True
        )
        found = json.loads(done.stdout.splitlines()[-1])
        paint = first_paint(home, found) if BROWSER else None
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


def first_paint(home: Path, found: dict[str, str]) -> float:
    """Seconds from the click to the first text, in Chromium at 1280 × 800, the least of eight."""
    from playwright.sync_api import sync_playwright

    with served(home, "--no-worker") as base, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=list(QUIET))
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.add_cookies([{"name": "sessionid", "value": found["session"], "url": base}])
        times = []
        for _ in range(9):
            page = context.new_page()
            page.goto(base + found["path"])
            page.wait_for_selector(".rv-row")
            times.append(page.evaluate(PAINT) / 1000)
            page.close()
        browser.close()
    return min(times[1:])  # the first one also loads styles and fonts


if __name__ == "__main__":
    for one in measure():
        print(one)
