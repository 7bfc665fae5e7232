"""A deadline on the table: its points in time tied together, dated and bounded; its rhythm and its event."""

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR

from cchc.pure.deadline.points import Point
from cchc.pure.deadline.shapes import LIST, RANGE, find_points
from cchc.pure.deadline.wording import (
    CONTINUOUS,
    Rhythm,
    Trigger,
    bound_of,
    lowered,
    rhythm_of,
    trigger_of,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A deadline on the table: its words and what was found in them."""

    lines: str  # as written, with line breaks
    words: str  # lower case, of the same length
    year: int | None
    points: tuple[Point, ...]
    rhythm: Rhythm | None
    trigger: Trigger | None

    @property
    def text(self) -> str:
        return self.lines.replace("\n", " ")

    @property
    def continuous(self) -> bool:
        return bool(CONTINUOUS.search(self.words))

    @property
    def event(self) -> str | None:
        """The event in the words of the text, without a full stop."""
        trigger = self.trigger
        return _trimmed(self.text[trigger.event_at : trigger.finish]) if trigger else None

    @property
    def clause(self) -> str | None:
        """The event together with the word that introduces it."""
        trigger = self.trigger
        return _trimmed(self.text[trigger.begin : trigger.finish]) if trigger else None


def look(lines: str, year: int | None) -> Reading:
    """Everything that the rules need to know of a text (`wording.lines_of`) in a plan for `year`."""
    words = lowered(lines)
    year = year if year and MINYEAR < year < MAXYEAR else None
    trigger = trigger_of(words)
    found = [p for p in find_points(words) if not (trigger and trigger.begin <= p.begin < trigger.finish)]
    rhythm = rhythm_of(words)
    if rhythm:
        found = [p for p in found if p.unit != "half" and (p.year or not rhythm.covers(p.begin))]
    return Reading(lines, words, year, _tied(found, words, year), rhythm, trigger)


def _trimmed(text: str) -> str | None:
    """Without the marks around it, a parenthesis that was opened outside it among them."""
    bare = text.strip(" .,;")
    return (bare.rstrip(" .,;)") if bare.count(")") > bare.count("(") else bare) or None


def _tied(points: list[Point], words: str, plan_year: int | None) -> tuple[Point, ...]:
    """The points with their joins, their bounds and, where a neighbour or the plan tells it, their years."""
    tied: list[Point] = []
    for point in points:
        join = _join(words[tied[-1].finish : point.begin]) if tied else "far"
        bound = bound_of(words, point.begin, point.finish)
        if join == "list" and bound == "in":
            bound = tied[-1].bound
        tied.append(replace(point, join=join, bound=bound))
    _lend_months(tied)
    tied = [point for point in tied if point.months]
    _lend_years(tied, plan_year)
    return tuple(tied)


def _join(gap: str) -> str:
    gap = gap.strip()
    if RANGE.fullmatch(gap):
        return "range"
    return "list" if LIST.fullmatch(gap) else "far"


def _lend_months(points: list[Point]) -> None:
    """ "từ ngày 01 đến ngày 30 tháng 6": a day alone takes the month and year of the day it is tied to."""
    for i in range(len(points) - 2, -1, -1):
        follower = points[i + 1]
        if points[i].months is None and follower.join != "far" and follower.unit in ("date", "month"):
            points[i] = replace(points[i], months=follower.months, year=follower.year)


def _lend_years(points: list[Point], plan_year: int | None) -> None:
    """A year is taken from the tied neighbour after it, then from the one before, then from the plan."""
    own = [point.year for point in points]
    for i in range(len(points) - 2, -1, -1):
        if points[i].year is None and points[i + 1].join != "far":
            points[i] = replace(points[i], year=points[i + 1].year)
    named = next((point.year for point in points if point.year), None)
    for i, point in enumerate(points):
        if point.year is None:
            lent = points[i - 1].year if i and point.join != "far" else None
            base = lent or plan_year or named
            points[i] = replace(point, year=base + point.shift if base else None)
    _unfold_years(points, own)


def _unfold_years(points: list[Point], own: list[int | None]) -> None:
    """ "tháng 11 - tháng 2/2026" begins in 2025; "tháng 11/2025 đến tháng 3" ends in 2026."""
    for i in range(1, len(points)):
        left, right = points[i - 1], points[i]
        if right.join != "range" or not left.months or not right.months:
            continue
        if left.year is None or left.year != right.year:
            continue
        if (left.months[0], left.day or 0) > (right.months[1], right.day or 31):
            if own[i] and not own[i - 1]:
                points[i - 1] = replace(left, year=left.year - 1)
            elif own[i - 1] and not own[i]:
                points[i] = replace(right, year=left.year + 1)
