"""A deadline in a plan's year → the days on which something is due: once, each period, each milestone.

- What recurs comes once a calendar period ("hàng tháng": the last day of each month), on a day of its own where the
  deadline names one ("15/6 và 15/12 hằng năm").
- What goes on all the time is asked about each report period; its due day is the last one of that period.
- What waits for an event, a roadmap or nothing at all has one occurrence without a day.
- A deadline of several years keeps to its own days: what is due in 2025 in a plan for 2026 is due in 2025.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cchc.pure.deadline.due import Due, Milestone
from cchc.pure.period import REPORT, Kind, Period, containing, periods_of

_KINDS = {
    "monthly": Kind.MONTH,
    "quarterly": Kind.QUARTER,
    "half-yearly": Kind.HALF,
    "yearly": Kind.YEAR,
}
# How somebody's own words for the rhythm of reports are meant where a deadline is continuous.
ASKED_EACH = Kind.QUARTER


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`period` is "" for what comes once, else a pure.period; `waits`: an event has to happen first."""

    period: str
    starts_on: date | None
    due_on: date | None
    waits: bool = False


def occurrences(due: Due, year: int, *, asked_each: Kind = ASKED_EACH) -> list[Occurrence]:
    """Every occurrence in a plan for `year`, in order of time, at least one, no period twice."""
    if due.kind == "continuous":
        return _continuous(due, year, asked_each) or [Occurrence("", _before(due.start, due.end), due.end)]
    if due.milestones and due.kind in ("recurring", "multi", "quarter_list"):
        found = _milestones(due)
        if found:
            return found
    if due.kind == "recurring":
        return _recurring(due, year)
    if due.kind in ("after_event", "roadmap", "none"):
        return [Occurrence("", None, None, waits=due.kind == "after_event" and bool(due.event))]
    return [Occurrence("", _before(due.start, due.end), due.end)]


def _continuous(due: Due, year: int, kind: Kind) -> list[Occurrence]:
    """One for each report period that the deadline's own stretch touches."""
    found = []
    start = _before(due.start, due.end)
    for period in periods_of(year, kind):
        first, last = period.first(REPORT), period.last(REPORT)
        if (start and start > last) or (due.end and due.end < first):
            continue
        found.append(Occurrence(str(period), max(first, start or first), min(last, due.end or last)))
    return found


def _recurring(due: Due, year: int) -> list[Occurrence]:
    if due.recurrence not in _KINDS:
        waits = bool(due.event) and due.end is None
        return [Occurrence("", _before(due.start, due.end), due.end, waits)]
    kind = _KINDS[due.recurrence]
    if kind is Kind.YEAR:
        period = Period((due.end or date(year, 12, 31)).year, kind)
        end = due.end or period.last()
        return [Occurrence(str(period), _before(due.start or period.first(), end), end)]
    return [
        Occurrence(str(period), period.first(), period.last())
        for period in periods_of(year, kind)
        if not (due.start and due.start > period.last()) and not (due.end and due.end < period.first())
    ] or [Occurrence("", _before(due.start, due.end), due.end)]


def _milestones(due: Due) -> list[Occurrence]:
    """One for each milestone that has a day; the ones without make one more, without a day.

    Its period is the quarter or month that it ends, else its day: two in one month stay two.
    """
    quarterly = due.recurrence == "quarterly" or due.kind == "quarter_list"
    ends = _days(due.milestones)
    names = {end: _name(end, quarterly) for end in ends}
    taken = list(names.values())
    found = [
        Occurrence(names[end] if taken.count(names[end]) == 1 else end.isoformat(), None, end) for end in ends
    ]
    if found and any(one.end is None for one in due.milestones):
        found.append(Occurrence("", None, None))
    return found


def _name(end: date, quarterly: bool) -> str:
    period = containing(end, Kind.QUARTER if quarterly else Kind.MONTH)
    return str(period)


def _days(milestones: Iterable[Milestone]) -> list[date]:
    return sorted({one.end for one in milestones if one.end})


def _before(start: date | None, end: date | None) -> date | None:
    """The start, unless it lies after the end (a slip of the document)."""
    return start if start is None or end is None or start <= end else None
