"""`make bench`: every figure, ours beside the peers', as a table and as build/bench.json."""

import json
import subprocess
import sys
import time
from pathlib import Path

from bench import files, pages, work
from bench.rows import Row, row

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PEER_PYTHON = BUILD / "bench-venv" / "bin" / "python"
PEERS = ("markitdown", "kreuzberg", "docling")
TIMEOUT = 300  # seconds for one tool on one set of files
PEER_FILES = 40  # of a large set a peer converts this many; its seconds are taken for the whole set


def run(tool: str, runs: int, paths: list[Path]) -> dict[str, float] | None:
    """Seconds and peak memory of one tool, or None when it is not installed, fails or takes too long."""
    python = str(PEER_PYTHON) if tool in PEERS else sys.executable
    if tool in PEERS and not PEER_PYTHON.exists():
        return None
    command = [python, "-m", "bench.worker", tool, str(runs), *map(str, paths)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=TIMEOUT, check=True)  # noqa: S603
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        words = getattr(error, "stderr", "") or str(error)
        print(
            f"{tool}: not measured ({words.strip().splitlines()[-1][:120] if words.strip() else error})",
            file=sys.stderr,
        )
        return None
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def compared(name: str, runs: int, paths: list[Path]) -> list[Row]:
    """Rows for time and memory: ours, then one for each peer that could read the files."""
    ours, blocks = run("cchc", runs, paths), run("blocks", runs, paths)
    if ours is None or blocks is None:
        raise SystemExit(f"cchc itself could not read the files of {name!r}")
    rows: list[Row] = [
        row(f"{name}: seconds", ours["seconds"], "s"),
        row(f"{name}: peak memory", ours["peak_bytes"] / 2**20, "MiB"),
    ]
    part = paths[:PEER_FILES]
    for peer in PEERS:
        theirs = run(peer, runs, part)
        if theirs:
            theirs["seconds"] *= len(paths) / len(part)
            rows.append(
                row(f"{name}: seconds", ours["seconds"], "s", peer, theirs["seconds"] / ours["seconds"])
            )
            ratio = theirs["seconds"] / blocks["seconds"]
            rows.append(row(f"{name}: seconds to convert only", blocks["seconds"], "s", peer, ratio))
            ratio = theirs["peak_bytes"] / ours["peak_bytes"]
            rows.append(row(f"{name}: peak memory", ours["peak_bytes"] / 2**20, "MiB", peer, ratio))
    return rows


def on_all_cores(paths: list[Path], alone: Row) -> Row:
    """All of them by the command line, which uses every core; beside one after another in one process."""
    command = [sys.executable, "-c", "from cchc.web.cli import main; main()", "read", "--json"]
    start = time.perf_counter()
    done = subprocess.run([*command, *map(str, paths)], cwd=ROOT, capture_output=True, check=False)  # noqa: S603
    seconds = time.perf_counter() - start
    if done.returncode > 1:
        raise SystemExit("`cchc read` could not read the files it is measured with")
    name = "1,000 plans by `cchc read`: seconds"
    return row(name, seconds, "s", "one process", float(str(alone["value"])) / seconds)


def linear(short: list[Row], long: list[Row], times: float) -> Row:
    """How much more a document costs that is `times` as long, over what it should: 1 is linear."""
    first, second = float(str(short[0]["value"])), float(str(long[0]["value"]))
    return row("pdf: cost of 300 pages over 10 × the cost of 30", second / (first * times), "×")


def show(rows: list[Row]) -> None:
    """Lines of the table, as soon as they are known: the whole takes a while."""
    for r in rows:
        beside = f"{r['peer']}: × {r['ratio']}" if r["peer"] else ""
        print(f"{r['name']:<78}{r['value']:>12} {r['unit']:<5} {beside}", flush=True)


def main() -> None:
    """Runs all measurements; the names of the rows stay the same from release to release."""
    made = files.make(BUILD / "bench-files")
    rows: list[Row] = []
    for name, runs, paths in made:
        print(f"… {name}", file=sys.stderr)
        found = compared(name, runs, paths)
        show(found)
        rows += found
    named = {str(r["name"]): r for r in rows if r["peer"] is None}
    rest = [linear([named["pdf of 30 pages: seconds"]], [named["pdf of 300 pages: seconds"]], 10)]
    rest.append(on_all_cores(made[-1][2], named["1,000 plans: seconds"]))
    rest += pages.measure()
    show(rest)
    rows += rest
    for size in work.STORES:
        print(f"… work of a {size}", file=sys.stderr)
        found = work.measure(size)
        show(found)
        rows += found
    (BUILD / "bench.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
