"""Beside Redmine on as many tasks: the list, a filter, one task, over HTTP. Ratios are Redmine's time over ours.

Redmine is a Debian package and is not installed by us. Where it runs, filled by bench/redmine_seed.rb, its address is
given in BENCH_REDMINE (bench/README.md has the commands); without it there is one line that says so, and no rows.
Both are asked in turn by one visitor, so that a busy machine slows both. Redmine's visitor is not logged in, ours is:
that is the easier case for Redmine.
"""

import os
import statistics
import sys
import time
import urllib.request
from typing import Any

from bench.rows import Row, row

TURNS = 15
NOT_MEASURED = "beside Redmine: not measured (no BENCH_REDMINE; see bench/README.md)"
THEIRS = {
    "list": "/projects/load/issues?per_page=50",
    "filter": (
        "/projects/load/issues?per_page=50&set_filter=1&f%5B%5D=status_id&op%5Bstatus_id%5D=o"
        "&f%5B%5D=category_id&op%5Bcategory_id%5D=%3D&v%5Bcategory_id%5D%5B%5D=1"
    ),
    "one task": "/issues/1",
}
OURS = {
    "list": "/viec/?ke-hoach={plan}&tung-viec=1",
    "filter": "/viec/?ke-hoach={plan}&tung-viec=1&han=con-viec&linh-vuc=Th%E1%BB%83%20ch%E1%BA%BF",
    "one task": "/viec/{job}/",
}


def compare(head: str, base: str, person: dict[str, Any]) -> list[Row]:
    """Rows for the three pages; `base` serves our load, `person` has a session there."""
    other = os.environ.get("BENCH_REDMINE", "").rstrip("/")
    if not other:
        print(NOT_MEASURED, file=sys.stderr)
        return []
    job, plan = person["jobs"][0]
    rows = []
    for name, path in OURS.items():
        ours, theirs = [], []
        for _ in range(TURNS):
            ours.append(_seconds(base + path.format(plan=plan, job=job), person["session"]))
            theirs.append(_seconds(other + THEIRS[name], ""))
        mine, peer = statistics.median(ours[2:]), statistics.median(theirs[2:])
        rows.append(row(f"{head}: {name} over HTTP", mine * 1000, "ms", "redmine", peer / mine))
    return rows


def _seconds(address: str, session: str) -> float:
    headers = {"Cookie": f"sessionid={session}"} if session else {}
    request = urllib.request.Request(address, headers=headers)  # noqa: S310  (servers of this bench)
    start = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        answer.read()
    return time.perf_counter() - start
