"""The rules: what the points, the rhythm and the event of a deadline mean together."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from cchc.pure.deadline.clauses import clauses, without_bullet
from cchc.pure.deadline.due import Due, Milestone
from cchc.pure.deadline.look import Reading, look
from cchc.pure.deadline.points import Point
from cchc.pure.deadline.wording import OPEN_END, Rhythm, bound_of, lines_of

_KINDS = {"date": "date", "month": "month", "quarter": "quarter", "half": "month_range", "year": "year"}


def interpret(reading: Reading) -> Due:
    """The first rule that knows what to make of it; kind "none" where none does."""
    due = next((due for rule in _RULES if (due := rule(reading))), Due(None))
    return replace(due, text=reading.text)


# -- the rules, in the order in which they are tried --------------------------------------------------


def _multi_open(reading: Reading) -> Due | None:
    """Dated first, open afterwards: "Năm 2026 và thường xuyên trong các năm tiếp theo"."""
    if not reading.points:
        return None
    open_end = OPEN_END.search(reading.words, reading.points[-1].finish)
    loose = reading.continuous and not _one_stretch(reading)
    if not loose and (not open_end or reading.points[0].bound == "from"):
        return None
    return _milestones(reading, kind="multi", ended=False)


def _one_stretch(reading: Reading) -> bool:
    """Whether the points only say in which stretch of time something goes on: "thường xuyên, từ tháng 3/2026"."""
    first = reading.points[0]
    tied = all(point.join == "range" for point in reading.points[1:]) and len(reading.points) <= 2
    return tied and (len(reading.points) == 2 or first.unit == "year" or first.bound in ("from", "after"))


def _recurring(reading: Reading) -> Due | None:
    rhythm = reading.rhythm
    if rhythm is None or (reading.continuous and rhythm.recurrences <= {"yearly"}):
        return None
    event = reading.event if reading.trigger else None
    if rhythm.day_of_quarter:
        return _each_quarter(reading, rhythm.day_of_quarter)
    if not reading.points:
        in_the_plan = rhythm.single == "yearly" and not reading.continuous
        end = date(reading.year, 12, 31) if in_the_plan and reading.year else None
        return Due(None, "recurring", None, end, rhythm.single, event)
    return _recurring_on(reading, rhythm, event)


def _recurring_on(reading: Reading, rhythm: Rhythm, event: str | None) -> Due:
    """With days of its own: "15/6 và 15/12 hằng năm"; the half-year's "trước ngày 06/6" comes once a year."""
    points = reading.points
    start, end = _limits(points)
    once_a_year = len(points) == 1 and points[0].unit == "date" and rhythm.single == "half-yearly"
    milestones = _point_milestones(reading) if len(points) > 1 and points[1].join != "range" else ()
    recurrence = "yearly" if once_a_year else rhythm.single
    return Due(None, "recurring", start, end, recurrence, event, milestones=milestones)


def _each_quarter(reading: Reading, day: re.Match[str]) -> Due:
    """ "trước ngày 10 tháng cuối quý": one milestone for each quarter of the plan's year."""
    if reading.year is None or not 1 <= int(day["day"]) <= 30:
        return Due(None, "recurring", recurrence="quarterly")
    bound = bound_of(reading.words, day.start(), day.end())
    milestones = []
    for quarter, name in enumerate(("quý I", "quý II", "quý III", "quý IV")):
        months = 3 * quarter + (0 if day["which"].startswith("đầu") else 2) + (3 if day["after"] else 0)
        last = date(reading.year + months // 12, months % 12 + 1, 1) + timedelta(days=int(day["day"]) - 1)
        milestones.append(Milestone(name, last - timedelta(days=1) if bound == "before" else last))
    return Due(None, "recurring", None, milestones[-1].end, "quarterly", None, None, tuple(milestones))


def _continuous(reading: Reading) -> Due | None:
    if not reading.continuous:
        return None
    start, end = _limits(reading.points)
    recurrence = reading.rhythm.single if reading.rhythm else None
    return Due(None, "continuous", start, end, recurrence, reading.clause)


def _event(reading: Reading) -> Due | None:
    trigger = reading.trigger
    if reading.points or trigger is None or trigger.kind != "after_event":
        return None
    planned = trigger.offset is None and re.match(
        r"(?:thực hiện )?theo (?:lộ trình|tiến độ|kế hoạch|chương trình)", reading.words
    )
    event = reading.text.strip(" .,;") if planned else reading.event
    return Due(None, "after_event", event=event, offset=trigger.offset)


def _roadmap(reading: Reading) -> Due | None:
    if reading.points or reading.trigger is None:
        return None
    return Due(None, "roadmap", event=reading.event)


def _dated(reading: Reading) -> Due | None:
    points = reading.points
    if not points:
        return None
    event = reading.clause
    if len(points) == 1:
        start, end = points[0].limits()
        milestones = _labelled(reading, end)
        return Due(None, _KINDS[points[0].unit], start, end, event=event, milestones=milestones)
    if len(points) == 2 and points[1].join == "range":
        start, end = _limits(points)
        return Due(None, _range_kind(points), start, end, event=event)
    if refined := _refined(points):
        start, end = refined.limits()
        return Due(None, _KINDS[refined.unit], start, end, event=event)
    if all(point.join != "far" for point in points[1:]):
        return replace(_listed(reading), event=event)
    return replace(_milestones(reading, kind="multi"), event=event)


def _loose_event(reading: Reading) -> Due | None:
    """ "Sau Hội nghị tổng kết", "Trước kỳ họp": an event that no other word announces."""
    match = re.match(r"(?:hoàn thành |xong )?(?P<when>sau|trước) (?P<event>[^\W\d].*)", reading.words)
    if not match or not match["event"].strip(" .,;"):
        return None
    event = reading.text[match.start("event") :].strip(" .,;")
    return Due(None, "after_event", event=event, offset="before" if match["when"] == "trước" else None)


_RULES: tuple[Callable[[Reading], Due | None], ...] = (
    _multi_open,
    _recurring,
    _continuous,
    _event,
    _roadmap,
    _dated,
    _loose_event,
)

# -- what the rules share ---------------------------------------------------------------------------


def _limits(points: tuple[Point, ...]) -> tuple[date | None, date | None]:
    """First start and last end of some points. A range whose ends cannot be dated, or lie the wrong way, has none."""
    if len(points) == 2 and points[1].join == "range":
        left, right = points[0].days(), points[1].limits()[1] or (points[1].days() or (None, None))[1]
        start = left[0] if left else None
        return (start, right) if start is None or right is None or start <= right else (None, None)
    limits = [point.limits() for point in points]
    starts = [start for start, _ in limits if start]
    ends = [end for _, end in limits if end]
    opened = any(point.bound in ("from", "after") for point in points)
    start = min(starts) if starts and len(starts) == len(limits) else None
    end = max(ends) if ends and not opened else None
    return (start, end) if not (start and end) or start <= end else (None, end)


def _range_kind(points: tuple[Point, ...]) -> str:
    units = {point.unit for point in points}
    if units == {"quarter"}:
        return "quarter_range"
    if units == {"year"}:
        return "year"
    return "date" if "date" in units else "month_range"


def _refined(points: tuple[Point, ...]) -> Point | None:
    """ "Quý I/2026 (trước ngày 15/3/2026)": the second point narrows the first."""
    if len(points) != 2 or (points[1].join == "list" and points[1].bound == points[0].bound):
        return None
    wide, narrow = points[0].days(), points[1].days()
    inside = wide and narrow and wide[0] <= narrow[0] and narrow[1] <= wide[1] and wide != narrow
    return points[1] if inside and points[1].begin - points[0].finish <= 20 else None


def _listed(reading: Reading) -> Due:
    """Points side by side: a list of quarters, months that touch, or milestones."""
    points = reading.points
    units = {point.unit for point in points}
    start, end = _limits(points)
    ordered = [(point.year, point.months) for point in points]
    if units == {"quarter"}:
        return Due(None, "quarter_list", start, end, milestones=_point_milestones(reading))
    if units == {"month"} and all(_touch(a, b) for a, b in pairwise(points)):
        return Due(None, "month_range", start, end)
    if units == {"year"} and len(set(ordered)) == len(ordered):
        return Due(None, "year", start, end)
    return Due(None, "multi", start, end, milestones=_point_milestones(reading))


def _touch(left: Point, right: Point) -> bool:
    if not left.months or not right.months or left.year is None or right.year is None:
        return bool(left.months and right.months and right.months[0] - left.months[1] == 1)
    return right.year * 12 + right.months[0] - (left.year * 12 + left.months[1]) == 1


def _point_milestones(reading: Reading) -> tuple[Milestone, ...]:
    return tuple(Milestone(reading.text[p.begin : p.finish].strip(), p.limits()[1]) for p in reading.points)


def _labelled(reading: Reading, end: date | None) -> tuple[Milestone, ...]:
    """ "Quý IV/2025: Hoàn thành 50%" is one milestone; a bare "Quý IV/2025" none."""
    after = reading.words[reading.points[0].finish :].lstrip()
    return (Milestone(without_bullet(reading.text), end),) if after.startswith(":") and len(after) > 2 else ()


def _milestones(reading: Reading, *, kind: str, ended: bool = True) -> Due:
    """Several dated clauses: each is read by itself. `ended` False: one of them stays open."""
    parts = clauses(reading)
    if len(parts) == 1:
        start, end = _limits(reading.points)
        return Due(None, kind, start, end if ended else None, milestones=_point_milestones(reading))
    dues = [(part, interpret(look(lines_of(part), reading.year))) for part in parts]
    unbounded = any(due.end and not due.start for _, due in dues)
    start = None if unbounded else min((due.start for _, due in dues if due.start), default=None)
    ended = ended or all(due.end for _, due in dues)
    end = max((due.end for _, due in dues if due.end), default=None) if ended else None
    milestones = tuple(Milestone(clause, due.end) for clause, due in dues)
    return Due(None, kind, start if not (start and end) or start <= end else None, end, milestones=milestones)
