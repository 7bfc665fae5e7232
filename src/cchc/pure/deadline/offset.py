"""An event's day and the offset in a deadline's words → the day by which something is due."""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from cchc.pure.workdays import Holidays

_OFFSET = re.compile(
    r"(?:(?P<n>\d{1,3}) (?P<unit>working day|day|week|month|quarter|year|hour)s?)?(?: ?(?P<when>immediately|before))?"
)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def due_after(event: date, offset: str | None, holidays: Holidays) -> date | None:
    """The last day on which it is on time; None where the words name no span ("sau khi …") or are not understood.

    `offset` is that of pure.deadline.Due: "30 days", "15 working days", "1 month", "immediately", "before",
    "2 months before". At once means the next working day, hours mean that day too; "before" alone the day before.
    """
    match = _OFFSET.fullmatch(offset or "")
    if not match or not (match["n"] or match["when"]):
        return None
    sign = -1 if match["when"] == "before" else 1
    if not match["n"]:
        return holidays.add(event, 1) if sign > 0 else event - timedelta(days=1)
    count, unit = sign * int(match["n"]), match["unit"]
    if unit == "working day":
        return holidays.add(event, count)
    if unit == "hour":
        return event + timedelta(days=-(-count // 24))
    if unit in _MONTHS:
        return _months_later(event, count * _MONTHS[unit])
    return event + timedelta(days=count * (7 if unit == "week" else 1))


def _months_later(day: date, months: int) -> date | None:
    """The same day of the month; the last one where that month is shorter. None beyond the calendar."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))
