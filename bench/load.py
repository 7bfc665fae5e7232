"""A load as large as a province's or the nation's, all invented: `python -m bench.load province|nation`.

It fills the empty installation that CCHC_HOME and DATABASE_URL name (after `cchc setup`). The same size gives the
same rows. What the rows are is decided in bench/shapes.py; here they are only written, table by table.
"""

import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from bench.bulk import finish, first_key, write
from bench.shapes import SIZES, Shape, Size


def load(size: Size, today: date, tell: Callable[[str], None]) -> dict[str, int]:
    """Writes everything in one transaction; how many rows each table got."""
    from django.db import transaction

    from cchc.shared.accounts.models import Membership, User
    from cchc.shared.agencies.models import Agency
    from cchc.shared.records.models import Document
    from cchc.steps.plans.models import Intake, NamedAgency, Plan, PlanItem
    from cchc.steps.work.models import Assignment, Job, Progress

    if User.objects.exists():
        raise SystemExit("This installation is not empty. Set CCHC_HOME (and DATABASE_URL) to another place.")
    order = (
        Agency,
        User,
        Membership,
        Document,
        Intake,
        Plan,
        PlanItem,
        NamedAgency,
        Assignment,
        Job,
        Progress,
    )
    shape = Shape(size, today, {model.__name__: first_key(model) for model in order})
    counts: dict[str, int] = {}
    with transaction.atomic():
        for model in order:
            start = time.perf_counter()
            names, rows = shape.rows_of(model.__name__)
            counts[model.__name__] = _write(model, names, rows)
            tell(f"{model.__name__}: {counts[model.__name__]} rows, {time.perf_counter() - start:.1f} s")
    finish(*order)
    return counts


def _write(model: Any, names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> int:
    return write(model, names, rows)


def main(name: str) -> None:
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
    import django

    django.setup()
    from cchc.shared.accounts.scope import today

    start = time.perf_counter()
    load(SIZES[name], today(), lambda line: print(line, flush=True))
    print(f"{name}: {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in SIZES:
        raise SystemExit(f"python -m bench.load {'|'.join(SIZES)}")
    main(sys.argv[1])
