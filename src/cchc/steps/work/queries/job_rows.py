"""Jobs as the lines of a table to take away: plain values, since there may be thousands."""

from collections.abc import Callable
from datetime import date
from functools import cache

from django.db.models import QuerySet

from cchc.pure.writing.many import Value
from cchc.steps.work.models import Assignment, Job
from cchc.steps.work.wording import period_words, standing_on, state_badge

MOST = 20_000  # lines of one file
COLUMNS = (
    *(
        "item__code",
        "item__text",
        "field",
        "assignment__agency__name",
        "role",
        "period",
        "due_on",
        "first_due_on",
    ),
    *(
        "state",
        "percent",
        "done_on",
        "plan__number",
        "plan__year",
        "item__due_kind",
        "waits_for",
        "waits_for__on",
    ),
)


def job_rows(jobs: QuerySet[Job], today: date) -> list[tuple[Value, ...]]:
    """One line a job in the columns of `workbook.py`. One query; what is said again and again is worded once."""
    state, role, period = cache(lambda name: state_badge(name).words), cache(_role), cache(period_words)
    due = _due_words(today)
    return [
        (
            code, text, field, agency, role(part), period(of), due_on, first, state(now), percent,
            due(due_on, done_on, now, waits is not None and happened is None, kind == "continuous"),
            done_on, number or str(year),
        )
        for code, text, field, agency, part, of, due_on, first, now, percent, done_on, number, year, kind, waits, happened
        in jobs.values_list(*COLUMNS)
    ]  # fmt: skip


def _role(name: str) -> str:
    return str(Assignment.Role(name).label)


def _due_words(today: date) -> Callable[[date | None, date | None, str, bool, bool], str]:
    @cache
    def words(due_on: date | None, done_on: date | None, state: str, waits: bool, continuous: bool) -> str:
        return standing_on(due_on, done_on, state, today, waits=waits, continuous=continuous).words

    return words
