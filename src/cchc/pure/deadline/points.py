"""A point in time: a day, month, quarter, half-year or year, with the days it covers."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

ONE_DAY = timedelta(days=1)
_THIRDS = {"đầu": 0, "giữa": 1, "cuối": 2, "hết": 2}
_WEEKS = {
    f"tuần {number + 1}": number for number in range(4)
}  # of a month; the last one has its remaining days


@dataclass(frozen=True, slots=True)
class Point:
    """One point in time, as it stands at `begin`:`finish` of the text.

    `months` is its first and last month (1–12), None for a day whose month is named elsewhere in the cell.
    `shift` counts from the plan's year: 1 for "năm sau", -1 for "năm trước".
    `bound` is "before", "by", "from", "after" or "in"; `join` is how the text ties it to the point before:
    "range", "list" or "far".
    """

    unit: str  # "date" · "month" · "quarter" · "half" · "year"
    begin: int
    finish: int
    months: tuple[int, int] | None = None
    day: int | None = None
    year: int | None = None
    shift: int = 0
    edge: str | None = None
    bound: str = "in"
    join: str = "far"

    @property
    def possible(self) -> bool:
        """Whether the calendar has such a day, month or quarter (29/02 counts when the year is unknown)."""
        if self.months is None:
            return True
        first, last = self.months
        if not (1 <= first <= 12 and 1 <= last <= 12):
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year or 2000, first)[1]

    def days(self) -> tuple[date, date] | None:
        """The first and the last day it covers; None when the year is unknown or the day does not exist."""
        if self.year is None or self.months is None or not 1 < self.year < MAXYEAR or not self.possible:
            return None
        first, last = self.months
        if self.day is not None:
            return (date(self.year, first, self.day),) * 2
        whole = (date(self.year, first, 1), date(self.year, last, monthrange(self.year, last)[1]))
        if self.edge in _WEEKS:
            return _week(whole, _WEEKS[self.edge])
        return _part(whole, self.edge) if self.edge in _THIRDS else whole

    def limits(self) -> tuple[date | None, date | None]:
        """Start and end, as the bound before it allows."""
        days = self.days()
        if days is None:
            return None, None
        first, last = days
        if self.edge in ("cuối", "hết") and self.unit == "year" and self.bound == "in":
            return None, last
        return {
            "before": (None, first - ONE_DAY),
            "by": (None, last),
            "from": (first, None),
            "after": (last + ONE_DAY, None),
            "in": (first, last),
        }[self.bound]


def _week(month: tuple[date, date], number: int) -> tuple[date, date]:
    """Seven days from the first of the month on; number counts from 0."""
    first, last = month
    begins = first.replace(day=7 * number + 1)
    return begins, last if number == 3 else first.replace(day=7 * number + 7)


def _part(whole: tuple[date, date], edge: str | None) -> tuple[date, date]:
    """The first, middle or last part: of a month some ten days, of a quarter a month, of a year a quarter.

    The last part of a year ends with it; where it starts nobody says, so `limits` leaves that out.
    """
    first, last = whole
    third = _THIRDS[edge or "cuối"]
    if first.month == last.month:
        begins = first.replace(day=10 * third + 1)
        return begins, last if third == 2 else first.replace(day=10 * third + 10)
    if last.month - first.month == 2:
        from_month = to_month = first.month + third
    else:
        from_month, to_month = ((1, 3), (4, 6), (10, 12))[third]
    return date(first.year, from_month, 1), date(first.year, to_month, monthrange(first.year, to_month)[1])
