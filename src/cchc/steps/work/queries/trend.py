"""The year week by week, each week as it stood at its end: what was due, done and late then, from the ledgers.

The rules are those of `queries.status`, followed here through every job's life in one pass, so that a year costs a few
queries and not one for each week; a test holds the two together on days and histories of its own invention.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.db.models import F
from django.utils import timezone

from cchc.steps.work.models import Extension, Job, Progress
from cchc.steps.work.queries.overview import Seen

State = Job.State
ONE = timedelta(days=1)
Line = tuple[date, str, date | None]  # since when, the state, the day that is claimed or confirmed
Dated = tuple[date, date | None]  # since when, the due day


@dataclass(frozen=True, slots=True)
class Week:
    """The end of a week (a Sunday, or the day that is looked from): what had come due, was done, was late on it."""

    day: date
    due: int
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class Life:
    """A job from the day it stands until (not with) the day it is gone; lines and due days in their order."""

    begins: date
    ends: date
    lines: Sequence[Line]
    dues: Sequence[Dated]

    def stretches(self) -> Iterator[tuple[date, date, str, date | None, date | None]]:
        """From, until (not with), state, claimed day, due day: each stretch in which none of them changes."""
        days = {self.begins, *(one[0] for one in self.lines), *(one[0] for one in self.dues)}
        cuts = [day for day in sorted(days) if self.begins <= day < self.ends]
        for start, stop in pairwise([*cuts, self.ends]):
            _since, state, claimed = next(one for one in reversed(self.lines) if one[0] <= start)
            due = next(one[1] for one in reversed(self.dues) if one[0] <= start)
            yield start, stop, state, claimed, due


@dataclass(slots=True)
class Counter:
    """Days that begin and end something, counted at the ends of weeks."""

    ends: Sequence[date]
    steps: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.steps = {name: [0] * (len(self.ends) + 1) for name in ("due", "done", "late")}

    def add(self, name: str, start: date, stop: date) -> None:
        """It holds from `start` until (not with) `stop`."""
        if start < stop:
            self.steps[name][bisect_left(self.ends, start)] += 1
            self.steps[name][bisect_left(self.ends, stop)] -= 1

    def weeks(self) -> list[Week]:
        found, sums = [], dict.fromkeys(self.steps, 0)
        for place, day in enumerate(self.ends):
            sums = {name: total + self.steps[name][place] for name, total in sums.items()}
            found.append(Week(day, **sums))
        return found


def weeks(seen: Seen, first: date) -> list[Week]:
    """Every week's end from `first` to the day. Three queries, one more where jobs were handed on."""
    counter = Counter(week_ends(first, seen.day))
    for life in _lives(seen):
        for start, stop, state, claimed, due in life.stretches():
            _count(counter, start, stop, state, claimed, due)
    return counter.weeks()


def _count(
    counter: Counter, start: date, stop: date, state: str, claimed: date | None, due: date | None
) -> None:
    if state == State.DONE:
        counter.add("done", start, stop)
    if due is None or state == State.NOT_APPLICABLE:
        return
    counter.add("due", max(start, due), stop)
    if state == State.CONFIRMING and claimed:
        if claimed > due:
            counter.add("late", start, stop)
    elif state != State.DONE:
        counter.add("late", max(start, due + ONE), stop)


def week_ends(first: date, last: date) -> list[date]:
    """The Sundays from `first` on, and `last` itself."""
    sunday = first + timedelta(days=6 - first.weekday())
    ends = []
    while sunday < last:
        ends.append(sunday)
        sunday += timedelta(days=7)
    return [*ends, last]


def _lives(seen: Seen) -> Iterator[Life]:
    jobs = list(
        seen.every.order_by().values_list(
            "pk",
            "period",
            "due_on",
            "ended",
            "assignment__given_at",
            "assignment__ended_on",
            "assignment__takes_over",
            "assignment__takes_over__ended_on",
            "waits_for__recorded_at",
        )
    )
    lines, moves = _lines(seen), _moves(seen)
    before = _lines_before({one[6] for one in jobs if one[6]})
    for pk, period, due, ended, given_at, ended_on, heir_of, taken_on, heard_at in jobs:
        begins = taken_on if heir_of else _day(given_at)
        ends = ended_on if ended and ended_on else date.max
        if begins is None or begins > seen.day:
            continue
        held = [(date.min, State.TODO.value, None), *before.get((heir_of, period), ()), *lines.get(pk, ())]
        yield Life(begins, ends, held, _dues(due, moves.get(pk, ()), heard_at))


def _dues(due: date | None, moves: Sequence[Dated], heard_at: datetime | None) -> list[Dated]:
    """The due days one after the other. `moves`: when each granted later day was decided, and the day before it;
    `heard_at`: when the event was recorded that the job waits for. Before either there was no day."""
    since = [date.min, *(decided for decided, _before in moves)]
    days = [*(before for _decided, before in moves), due]
    if heard_at is None:
        return list(zip(since, days, strict=True))
    first: list[Dated] = [(date.min, None)]
    if not moves or _day(heard_at) <= moves[0][0]:
        first.append((_day(heard_at), days[0]))
    return [*first, *zip(since[1:], days[1:], strict=True)]


def _lines(seen: Seen) -> dict[int, list[Line]]:
    """Key of a job → its lines, the last of each day."""
    found: dict[int, list[Line]] = defaultdict(list)
    rows = Progress.objects.filter(job__in=seen.every.order_by().values("pk")).order_by("job", "number")
    for job, at, state, done_on in rows.values_list("job", "at", "state", "done_on"):
        found[job].append((_day(at), state, done_on))
    return found


def _lines_before(assignments: set[int]) -> Mapping[tuple[int | None, str], list[Line]]:
    """(Assignment that was handed on, period) → the lines of its job: where it stood until somebody wrote it over."""
    found: dict[tuple[int | None, str], list[Line]] = defaultdict(list)
    if not assignments:
        return found
    rows = Progress.objects.filter(job__assignment__in=assignments).order_by("job", "number")
    for assignment, period, at, state, done_on in rows.values_list(
        "job__assignment", "job__period", "at", "state", "done_on"
    ):
        found[assignment, period].append((_day(at), state, done_on))
    return found


def _moves(seen: Seen) -> dict[int, list[Dated]]:
    """Key of a job → when each granted day was decided, and the due day before it; in order."""
    found: dict[int, list[Dated]] = defaultdict(list)
    rows = Extension.objects.filter(
        job__in=seen.every.order_by().values("pk"), decision=Extension.Decision.GRANTED
    ).order_by(F("decided_at"), "pk")
    for job, decided_at, old in rows.values_list("job", "decided_at", "old_due_on"):
        if decided_at:
            found[job].append((_day(decided_at), old))
    return found


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
