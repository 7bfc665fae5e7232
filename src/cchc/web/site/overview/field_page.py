"""One field of a plan: its tasks with how far each is, the agencies that work in it, the targets it serves."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format

from cchc.pure.reading.text import fold
from cchc.shared.accounts.models import User
from cchc.steps.plans.models import PlanItem, Target
from cchc.steps.work.access import jobs_for
from cchc.steps.work.models import Assignment
from cchc.steps.work.queries import overview
from cchc.steps.work.queries.overview import Tally, added
from cchc.web.site.overview import heat, sentences
from cchc.web.site.overview.address import Asked
from cchc.web.site.overview.page import Figure, figures_of


@dataclass(frozen=True, slots=True)
class ItemRow:
    item: PlanItem
    box: heat.Box


@dataclass(frozen=True, slots=True)
class FieldPage:
    """Numbers count the jobs that this person may see, of those who lead."""

    name: str
    tally: Tally
    summary: str
    figures: tuple[Figure, ...]
    items: tuple[ItemRow, ...]
    agencies: tuple[heat.Row, ...]
    targets: tuple[Target, ...]


def load(person: User, asked: Asked, name: str) -> FieldPage:
    """A constant number of questions: the tasks, their jobs by task and by agency, the agencies, the targets."""
    jobs = jobs_for(person).filter(plan=asked.plan, role=Assignment.Role.LEAD, field=name)
    seen = overview.seen_from(jobs, asked.day, today=asked.today)
    # The jobs' column is cut where the task's is not.
    items = list(asked.plan.planitem_set.filter(field__startswith=name).order_by("position"))
    items = [item for item in items if item.field[:255] == name]
    tallies = overview.by_item(seen)
    cells = overview.cells(seen)
    tally = added(cell.tally for cell in cells)
    agencies = overview.agencies_named({cell.agency for cell in cells}, asked.day)
    narrowed = {"linh-vuc": heat.in_address(name)}
    return FieldPage(
        name=name,
        tally=tally,
        summary=sentences.field(tally, date_format(asked.day, "SHORT_DATE_FORMAT")),
        figures=figures_of(asked, tally, **narrowed),
        items=tuple(
            ItemRow(item, heat.box(asked, tallies.get(item.pk, Tally()), item=str(item.pk))) for item in items
        ),
        agencies=heat.rows_of(
            asked, cells, agencies, heat.fields_of(asked, cells, [name], agency=""), field=name
        ),
        targets=tuple(_targets(asked, items, name)),
    )


def _targets(asked: Asked, items: Sequence[PlanItem], name: str) -> list[Target]:
    """Those that its tasks name by number, and those that stand under the same heading."""
    codes = {code for item in items for code in item.codes.get("target_codes", ())}
    heading = fold(name)
    return [
        target
        for target in asked.plan.target_set.order_by("position").prefetch_related("measures")
        if target.code in codes or (heading and heading in fold(target.section))
    ]
