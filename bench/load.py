"""A load as large as a province's or the nation's, all invented: `python -m bench.load province|nation`.

It fills the empty installation that CCHC_HOME and DATABASE_URL name (after `cchc setup`). The same size gives the
same rows. What the rows are is decided in bench/shapes*.py; here they are only written, table by table.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from bench.bulk import finish, first_key, write
from bench.shapes import SIZES, Size
from bench.shapes_more import Said, WholeShape

MODELS = {
    "agencies": ("Agency", "Group"),
    "accounts": ("User", "Membership"),
    "records": ("Document", "Event"),
    "plans": ("Intake", "Plan", "PlanItem", "NamedAgency"),
    "work": (
        *("Happening", "Assignment", "Job", "Progress", "Evidence", "Extension", "Spending"),
        *("AgencyPlan", "AgencyTask", "Amendment"),
    ),
    "notices": ("Message",),
}


def load(size: Size, today: date, tell: Callable[[str], None]) -> dict[str, int]:
    """Writes everything in one transaction; how many rows each table got."""
    from django.apps import apps
    from django.db import transaction

    models = {name: apps.get_model(app, name) for app, names in MODELS.items() for name in names}
    if models["User"].objects.exists():
        raise SystemExit("This installation is not empty. Set CCHC_HOME (and DATABASE_URL) to another place.")
    shape = WholeShape(size, today, {name: first_key(model) for name, model in models.items()})
    counts: dict[str, int] = {}
    with transaction.atomic():
        for table in shape.tables():
            start = time.perf_counter()
            counts[table] = write(models[table], *shape.rows_of(table))
            if table == "NamedAgency":  # the tasks say all that they say
                shape.said = _said(today.year)
            tell(f"{table}: {counts[table]} rows, {time.perf_counter() - start:.1f} s")
        _merge(models["Agency"], today)
    finish(*models.values())
    return counts


def _merge(agency: Any, today: date) -> None:
    """The last two agencies became one yesterday: their open work waits to be handed over."""
    from datetime import timedelta

    from cchc.shared.agencies.models import Succession
    from cchc.shared.agencies.naming import folded_of

    last = today - timedelta(days=1)
    olds = list(agency.objects.order_by("-pk")[:2])
    agency.objects.filter(pk__in=[one.pk for one in olds]).update(valid_to=last)
    name = f"{olds[0].name} (mới)"
    new = agency.objects.create(
        pk=olds[0].pk + 1, code=f"{olds[0].code}-moi", name=name, folded=folded_of(name, ""), kind=olds[0].kind,
        parent_id=olds[0].parent_id, position=olds[0].position + 1, valid_from=today,
    )  # fmt: skip
    merged = Succession.objects.create(kind="merge", on=today, decision="1/QĐ-UBND")
    merged.olds.set(olds)
    merged.news.set([new])


def _said(year: int) -> Said:
    from cchc.steps.plans.models import Plan
    from cchc.steps.work.parents import parents_of

    parents = (parents_of(plan) for plan in Plan.objects.filter(year=year))
    return {pk: (one.digest, one.data) for found in parents for pk, one in found.items()}


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
