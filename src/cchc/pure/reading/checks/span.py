"""The days that a plan is for, as far as it says so."""

import re
from dataclasses import dataclass
from datetime import date

from cchc.pure.reading import dates
from cchc.pure.reading.plan import Document

_PERIOD = re.compile(r"giai\s+đoạn\s+((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)", re.IGNORECASE)
_DATED = re.compile(rf"ngày\s+{dates.DATE}", re.IGNORECASE)
_UNTIL = re.compile(r"đến\s+(?:hết\s+)?năm\s+((?:19|20)\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`; None where the plan sets no bound. `name` is how a person calls it."""

    start: date | None
    end: date | None
    name: str


def span_of(document: Document) -> Span | None:
    """From the title; a plan that names no year is only bound to come after its own issue."""
    title = _DATED.sub(" ", document.title or "")
    period = _PERIOD.search(title)
    if period:
        first, last = int(period[1]), int(period[2])
        return Span(date(first, 1, 1), date(last, 12, 31), f"giai đoạn {first} - {last}")
    until = _UNTIL.search(title)
    if until:
        return Span(document.issued_on, date(int(until[1]), 12, 31), f"thời gian đến năm {until[1]}")
    year = document.year
    if year is None:
        return None
    issued = document.issued_on
    if str(year) in title or issued is None or issued.year != year:
        end = date(year, 12, 31) if str(year) in title else None
        return Span(date(year, 1, 1), end, f"năm kế hoạch {year}")
    return Span(issued, None, f"ngày ban hành {issued:%d/%m/%Y}")
