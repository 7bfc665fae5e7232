"""The year of a plan as a table: months across, what is due down, by field or by leading agency."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cchc.pure.reading.text import fold
from cchc.steps.plans.queries.items import ItemView
from cchc.steps.plans.queries.when import BEATS, last_days

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring months of one line. `mark`: "" nothing, "span" at work, "due" at work until the deadline at its
    end, "day" the deadline alone, "beat" it comes back; `words` say it to who does not see it."""

    months: int
    mark: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One task in the year."""

    view: ItemView
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """The lines of one field, of one agency, or of one band of tasks without a day."""

    name: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Bar:
    """How many tasks are due in a month; `share` of the fullest month in per cent."""

    month: int
    count: int
    share: int

    @property
    def top(self) -> int:
        """What is left above the bar."""
        return 100 - self.share


@dataclass(frozen=True, slots=True)
class Year:
    """`lanes` have what is due on a day of the year; `bands` the rest."""

    bars: list[Bar]
    lanes: list[Lane]
    bands: list[Lane]

    @property
    def fullest(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.count)


def year_of(views: Sequence[ItemView], year: int, *, by_agency: bool) -> Year:
    """The whole picture; a task with several leading agencies stands in the lane of each."""
    dated = [view for view in views if _band(view, year) == ""]
    return Year(bars(dated), _lanes(dated, year, by_agency=by_agency), _bands(views, year))


def bars(views: Iterable[ItemView]) -> list[Bar]:
    """Tasks by the month in which they are due; one with several milestones counts in each of its months."""
    counts = Counter(month for view in views for month in view.months)
    most = max(counts.values(), default=0)
    return [Bar(month, counts[month], 100 * counts[month] // most if most else 0) for month in MONTHS]


def _lanes(views: Sequence[ItemView], year: int, *, by_agency: bool) -> list[Lane]:
    lanes: dict[str, list[ItemView]] = {}
    for view in views:
        names = [one.name for one in view.leads] or [""] if by_agency else [view.item.field]
        for name in names:
            lanes.setdefault(name, []).append(view)
    names = sorted(lanes, key=lambda name: (not name, fold(name))) if by_agency else list(lanes)
    return [Lane(name, _lines(sorted(lanes[name], key=_first_day), year)) for name in names]


def _bands(views: Sequence[ItemView], year: int) -> list[Lane]:
    names = {
        "recurring": _("Định kỳ"),
        "continuous": _("Thường xuyên"),
        "elsewhere": _("Thời hạn ngoài năm kế hoạch"),
        "undated": _("Chưa xác định được ngày"),
    }
    found = [
        Lane(name, _lines([view for view in views if _band(view, year) == band], year))
        for band, name in names.items()
    ]
    return [lane for lane in found if lane.lines]


def _band(view: ItemView, year: int) -> str:
    """The band that a task stands in; "" for one that is due, or at work, on days of this year."""
    if view.due["kind"] in ("recurring", "continuous"):
        return str(view.due["kind"])
    if view.is_undated:
        return "undated"
    return "" if view.months or _covers(view, year) else "elsewhere"


def _covers(view: ItemView, year: int) -> bool:
    start, end = view.due["start"], view.due["end"]
    return bool(start and end and start.year <= year <= end.year)


def _first_day(view: ItemView) -> tuple[date, int]:
    return min(last_days(view.due)), view.item.position


def _lines(views: Iterable[ItemView], year: int) -> list[Line]:
    return [Line(view, pieces(view.due, year)) for view in views]


def pieces(due: dict[str, Any], year: int) -> tuple[Piece, ...]:
    """Twelve months as neighbouring pieces."""
    if due["kind"] == "continuous":
        return (Piece(12, "span", _("cả năm")),)
    if due["kind"] == "recurring" and due["recurrence"] != "yearly":
        return _pieces({month: Piece(1, "beat", _month(month)) for month in BEATS.get(due["recurrence"], ())})
    days = [day for day in last_days(due) if day.year == year]
    marks = {day.month: Piece(1, "day", _("hạn %(day)s") % {"day": _day(day)}) for day in days}
    start, end = due["start"], due["end"]
    if start and end and len(days) < 2 and start.year <= year <= end.year:
        return _span(start, end, year)
    return _pieces(marks)


def _span(start: date, end: date, year: int) -> tuple[Piece, ...]:
    """From the month of the start to the month of the end, as far as they lie in the year."""
    first = start.month if start.year == year else 1
    last = end.month if end.year == year else 12
    goes_on = end.year > year
    words = _("từ %(start)s, hạn %(end)s") % {"start": _day(start), "end": _day(end)}
    return _pieces({first: Piece(last - first + 1, "span" if goes_on else "due", words)})


def _pieces(marks: dict[int, Piece]) -> tuple[Piece, ...]:
    """The marks by their first month, with empty months between them."""
    found: list[Piece] = []
    month = 1
    while month <= 12:
        piece = marks.get(month, Piece(1))
        found.append(piece)
        month += piece.months
    return tuple(found)


def _month(month: int) -> str:
    return _("tháng %(number)d") % {"number": month}


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
