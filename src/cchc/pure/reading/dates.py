"""Full dates as they are printed: "15/7/2021", "02-9-2021", "30 tháng 4 năm 2025"."""

import re
from dataclasses import dataclass
from datetime import date

DATE = (
    r"(?P<day>\d{1,2})\s*(?:[/.\-]\s*(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>\d{3,5})(?!\d)"
    r"|tháng\s*(?P<month_word>\d{1,2})\s*năm\s*(?P<year_word>\d{3,5})(?!\d))"
)
_DATE = re.compile(rf"(?<![\d/.]){DATE}", re.IGNORECASE)
YEARS = range(1945, 2100)


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed; `value` is None where the calendar has no such day."""

    text: str
    value: date | None


def from_match(match: re.Match[str]) -> Printed:
    """The date of a match whose pattern holds `DATE`."""
    day, month, year = (
        match["day"],
        match["month"] or match["month_word"],
        match["year"] or match["year_word"],
    )
    begin = match.start("day")
    end = match.end("year") if match["year"] else match.end("year_word")
    return Printed(match.string[begin:end], make(int(year), int(month), int(day)))


def make(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar (or any living document) has none such."""
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def printed_dates(text: str) -> list[Printed]:
    """Every full date in a text, in order, the impossible ones too."""
    return [from_match(match) for match in _DATE.finditer(text)]
