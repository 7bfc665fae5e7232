"""The year on one page: jobs counted by agency and field, and whom to call; by week: trend.py.

`seen_from` takes jobs that somebody may see (`access.jobs_for`) and a day; each function after it asks the database
one grouped question, so that a page costs the same for ten jobs and for a nation's.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import Count, Min, QuerySet

from cchc.pure.deadline.status import (
    CONTINUOUS,
    DONE,
    DONE_LATE,
    LATE,
    NOT_APPLICABLE,
    ON_TIME,
    SOON,
    UNDATED,
    WAITING,
)
from cchc.shared.accounts.models import Membership
from cchc.shared.accounts.roles import AGENCY_LEADER, FOCAL, ROLES
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.queries import on_day
from cchc.steps.work.models import Job
from cchc.steps.work.queries.status import with_status

ANSWERS = (FOCAL.key, AGENCY_LEADER.key)  # whom one calls, in this order
# Status → the number of a Tally that counts it.
COUNTED_AS = {
    LATE: "late",
    SOON: "soon",
    ON_TIME: "on_time",
    WAITING: "waiting",
    UNDATED: "undated",
    CONTINUOUS: "continuous",
    DONE: "done",
    DONE_LATE: "done_late",
    NOT_APPLICABLE: "not_applicable",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many jobs stand where: each in one place. What does not apply is left out of the sums."""

    late: int = 0
    soon: int = 0
    on_time: int = 0
    waiting: int = 0  # for an event that has not happened
    undated: int = 0
    continuous: int = 0  # goes on all the time
    done: int = 0
    done_late: int = 0  # after their day
    not_applicable: int = 0
    oldest: date | None = None  # the due day of what has been late longest

    @property
    def total(self) -> int:
        return self.open + self.finished

    @property
    def open(self) -> int:
        return self.late + self.soon + self.on_time + self.waiting + self.undated + self.continuous

    @property
    def finished(self) -> int:
        return self.done + self.done_late

    def __add__(self, other: "Tally") -> "Tally":
        sums = {name: getattr(self, name) + getattr(other, name) for name in _COUNTS}
        return Tally(**sums, oldest=min(filter(None, (self.oldest, other.oldest)), default=None))


_COUNTS = tuple(one.name for one in fields(Tally) if one.name != "oldest")


@dataclass(frozen=True, slots=True)
class Cell:
    """The jobs of one agency (by code) in one field of the plan."""

    agency: str
    field: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Seen:
    """Jobs with their status at the end of a day (`queries.status.with_status`).

    `every`: the same jobs without it, those too that stood earlier and are gone on the day.
    """

    jobs: QuerySet[Any]  # of Job, with the columns of with_status
    day: date
    every: QuerySet[Job]

    def only(self, **columns: Any) -> "Seen":
        return Seen(self.jobs.filter(**columns), self.day, self.every.filter(**columns))


def seen_from(jobs: QuerySet[Job], day: date, *, today: date) -> Seen:
    """Today: as they stand. A day that has passed: as they stood then, from the ledgers."""
    if day >= today:
        return Seen(with_status(jobs.filter(ended=False), day), day, jobs)
    return Seen(with_status(jobs, today, as_of=day), day, jobs)


def cells(seen: Seen) -> list[Cell]:
    """One for each agency and field that has jobs. One grouped query."""
    return [
        Cell(code, field, tally) for (code, field), tally in _tallies(seen, "agency_code", "field").items()
    ]


def by_item(seen: Seen) -> dict[int, Tally]:
    """Task → its jobs counted. One grouped query."""
    return {key: tally for (key,), tally in _tallies(seen, "item_id").items()}


def total(seen: Seen) -> Tally:
    """All of them. One grouped query."""
    return _tallies(seen).get((), Tally())


def _tallies(seen: Seen, *columns: str) -> dict[tuple[Any, ...], Tally]:
    rows = (
        seen.jobs.order_by()
        .values_list(*columns, "status")
        .annotate(count=Count("pk"), oldest=Min("due_on_on"))
    )
    found: dict[tuple[Any, ...], Tally] = {}
    for *key, status, count, oldest in rows:
        part = Tally(**{COUNTED_AS[status]: count}, oldest=oldest if status == LATE else None)
        found[tuple(key)] = found.get(tuple(key), Tally()) + part
    return found


def added(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call in an agency."""

    name: str
    title: str
    email: str


def contacts(codes: Collection[str], day: date) -> dict[str, list[Contact]]:
    """The focal points and leaders of agencies on a day, focal points first. One query."""
    rows = (
        Membership.objects.filter(on_day(day), agency_code__in=codes, role__in=ANSWERS, user__is_active=True)
        .select_related("user")
        .order_by("agency_code", "user__full_name", "pk")
    )
    found: dict[str, list[Contact]] = {}
    for row in sorted(rows, key=lambda row: ANSWERS.index(row.role)):
        person = Contact(row.user.full_name, row.title or str(ROLES[row.role].name), row.user.email)
        found.setdefault(row.agency_code, []).append(person)
    return found


def agencies_named(codes: Collection[str], day: date) -> list[Agency]:
    """The row of each code that held on the day, else its last one, in the order of the list. One query."""
    found: dict[str, Agency] = {}
    for row in Agency.objects.filter(code__in=codes).order_by("valid_from"):
        kept = found.get(row.code)
        if kept is None or row.valid_from <= day:
            found[row.code] = row
    return sorted(found.values(), key=lambda row: (row.position, row.name))


def oldest_late(seen: Seen) -> QuerySet[Any]:
    """The late jobs with their tasks, the longest late first."""
    late = seen.jobs.filter(status=LATE)
    return late.select_related("item").order_by("due_on_on", "item__position", "pk")


def days_late(tally: Tally, day: date) -> int:
    """Days since the oldest due day that passed; 0 where nothing is late."""
    return (day - tally.oldest).days if tally.oldest else 0
