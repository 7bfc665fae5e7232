"""A month of due days: what falls on each day, task by task."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, Q, QuerySet

from cchc.steps.plans.models import PlanItem
from cchc.steps.work.models import Job
from cchc.steps.work.queries.job_filter import due_condition

SHOWN = 3  # tasks a day; the rest is behind a link


@dataclass(frozen=True, slots=True)
class Mark:
    """A task on its day: how many jobs, how many of them still open, late; `job`: the first one's key."""

    item: int
    plan: int
    item_key: str
    text: str
    total: int
    open: int
    late: int
    job: int


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    inside: bool  # of the month that is shown
    marks: tuple[Mark, ...]
    total: int
    late: int

    @property
    def shown(self) -> tuple[Mark, ...]:
        return self.marks[:SHOWN]

    @property
    def more(self) -> int:
        return max(len(self.marks) - SHOWN, 0)


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    weeks: tuple[tuple[Day, ...], ...]
    total: int
    late: int

    @property
    def before(self) -> date:
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def after(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def days(self) -> list[Day]:
        """The days of the month on which something falls."""
        return [day for week in self.weeks for day in week if day.inside and day.marks]


def month_of(jobs: QuerySet[Job], first: date, today: date) -> Month:
    """Monday to Sunday. Two queries: one grouped, a row for each task and day, and the tasks."""
    weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(first.year, first.month)
    marks = _marks(jobs.filter(due_on__range=(weeks[0][0], weeks[-1][-1])), today)
    made = tuple(tuple(_day(day, first, marks.get(day, [])) for day in week) for week in weeks)
    inside = [day for week in made for day in week if day.inside]
    return Month(first, made, sum(day.total for day in inside), sum(day.late for day in inside))


def _marks(jobs: QuerySet[Job], today: date) -> dict[date, list[Mark]]:
    rows = list(
        jobs.order_by()
        .values("due_on", "item_id")
        .annotate(
            total=Count("pk"),
            open=Count("pk", filter=Q(state__in=Job.OPEN)),
            late=Count("pk", filter=due_condition("qua-han", today)),
            job=Min("pk"),
        )
    )
    shown = PlanItem.objects.only("plan_id", "key", "code", "text", "position")
    # Asked for apart, not grouped by: their words would all be compared.
    items = shown.in_bulk({row["item_id"] for row in rows})
    dated = [(row["due_on"], items[row["item_id"]], row) for row in rows if row["due_on"]]
    found: dict[date, list[Mark]] = {}
    for day, item, row in sorted(dated, key=lambda one: _place(one[0], one[1])):
        counts = (row["total"], row["open"], row["late"], row["job"])
        found.setdefault(day, []).append(Mark(item.pk, item.plan_id, item.key, str(item), *counts))
    return found


def _place(day: date, item: PlanItem) -> tuple[date, int, int]:
    return day, item.plan_id, item.position


def _day(day: date, first: date, marks: list[Mark]) -> Day:
    return Day(
        day,
        (day.year, day.month) == (first.year, first.month),
        tuple(marks),
        sum(mark.total for mark in marks),
        sum(mark.late for mark in marks),
    )
