"""Successions with the open work and the people that still stand with the agencies that ended."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from cchc.shared.accounts.models import Membership
from cchc.shared.agencies.models import Agency, Succession
from cchc.steps.work.models import Assignment, Job


@dataclass(frozen=True, slots=True)
class Old:
    """An agency that ended: its assignments that stand, their open jobs, and its people since the day."""

    agency: Agency
    assignments: int
    jobs: int
    people: int

    @property
    def waits(self) -> bool:
        return bool(self.assignments or self.people)


@dataclass(frozen=True, slots=True)
class Handover:
    """A succession; `olds` are those whose code none of the successors keeps."""

    succession: Succession
    olds: list[Old]
    news: list[Agency]

    @property
    def assignments(self) -> int:
        return sum(one.assignments for one in self.olds)

    @property
    def jobs(self) -> int:
        return sum(one.jobs for one in self.olds)

    @property
    def people(self) -> int:
        return sum(one.people for one in self.olds)

    @property
    def waits(self) -> bool:
        """Whether there is anything left to hand over."""
        return any(one.waits for one in self.olds)


def handovers(today: date, successions: Iterable[Succession] | None = None) -> list[Handover]:
    """Those given, or all up to today: those with something to hand over first, then the latest. Six queries."""
    if successions is None:
        known = list(
            Succession.objects.filter(on__lte=today).order_by("-on", "-pk").prefetch_related("olds", "news")
        )
    else:
        known = list(successions)
    codes = {one.code for succession in known for one in succession.olds.all()}
    assignments = Counter(_standing(codes))
    jobs = Counter(_open(codes))
    people = _people(codes)
    shown = [_handover(one, assignments, jobs, people) for one in known]
    return sorted(shown, key=lambda one: not one.waits)


def _standing(codes: set[str]) -> list[str]:
    """A code for each assignment that a handover would move: answered for, or with something still to do."""
    unfinished = Job.objects.filter(assignment=OuterRef("pk"), state__in=Job.OPEN)
    found = Assignment.objects.filter(agency_code__in=codes, ended_on=None)
    still = Q(answers=True) | Q(stands_by=True) | Exists(unfinished)
    return list(found.filter(still).values_list("agency_code", flat=True))


def _open(codes: set[str]) -> list[str]:
    found = Job.objects.filter(agency_code__in=codes, ended=False, state__in=Job.OPEN)
    return list(found.values_list("agency_code", flat=True))


def _people(codes: set[str]) -> dict[str, dict[int, date]]:
    """Code → who belongs to it, with the last day of doing so."""
    found: dict[str, dict[int, date]] = defaultdict(dict)
    held = Membership.objects.filter(agency_code__in=codes)
    for code, user, last in held.values_list("agency_code", "user_id", "valid_to"):
        found[code][user] = max(found[code].get(user, date.min), last or date.max)
    return found


def _handover(
    succession: Succession, assignments: Counter[str], jobs: Counter[str], people: dict[str, dict[int, date]]
) -> Handover:
    news = list(succession.news.all())
    kept = {one.code for one in news}
    olds = [
        Old(
            one,
            assignments[one.code],
            jobs[one.code],
            sum(last >= succession.on for last in people.get(one.code, {}).values()),
        )
        for one in succession.olds.all()
        if one.code not in kept
    ]
    return Handover(succession, olds, news)
