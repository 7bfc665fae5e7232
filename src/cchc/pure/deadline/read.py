"""The door: one deadline as written in, its interpretation out."""

import re
from datetime import date, timedelta

from cchc.pure.deadline.due import Due
from cchc.pure.deadline.look import look
from cchc.pure.deadline.rules import interpret
from cchc.pure.deadline.shapes import find_points
from cchc.pure.deadline.wording import lines_of, lowered

_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of a spreadsheet, with its leap-year error of 1900 left behind
_SERIAL_YEARS = (2010, 2049)


def read_due(text: str | None, *, year: int | None) -> Due:
    """What a deadline says. `year` is the plan's; without it, what names no year stays undated.

    Never fails: words that are not understood give kind "none" with the text kept.
    """
    lines = lines_of(text or "")
    if not lines:
        return Due(None)
    serial = _serial(lines)
    if serial:
        return Due(lines, "date", serial, serial)
    return interpret(look(lines, year))


def impossible_dates(text: str | None) -> list[str]:
    """The days, months and quarters in a text that no calendar has, as written: "31/02/2026", "Quý V"."""
    lines = lines_of(text or "")
    return [
        lines[p.begin : p.finish].replace("\n", " ") for p in find_points(lowered(lines)) if not p.possible
    ]


def _serial(text: str) -> date | None:
    """A spreadsheet's day number ("46022", "46022.0"), for the years in which plans are written."""
    match = _SERIAL.fullmatch(text)
    if not match:
        return None
    day = _SERIAL_ZERO + timedelta(days=int(match[1]))
    return day if _SERIAL_YEARS[0] <= day.year <= _SERIAL_YEARS[1] else None
