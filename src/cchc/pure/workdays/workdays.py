"""A calendar of holidays from its definition, and counting with it."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from cchc.pure.workdays.lunar import new_year, solar

_ONE = timedelta(days=1)
_LONGEST = 5_000  # working days that are counted: some twenty years


class UnknownYear(LookupError):
    """A day of a year for which no calendar was given, asked strictly; the year is its argument."""


@dataclass(frozen=True, slots=True)
class Holidays:
    """`off`: days without work besides Saturdays and Sundays; `made_up`: those on which one works all the same.

    `years` have a calendar; in other years only weekends count as off (`knows` tells). `doubtful`: days that nobody
    has compared with the document that sets them.
    """

    off: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()
    doubtful: frozenset[date] = frozenset()
    names: dict[date, str] = field(default_factory=dict, compare=False)

    def knows(self, day: date) -> bool:
        return day.year in self.years

    def is_working(self, day: date) -> bool:
        return day in self.made_up or (day.weekday() < 5 and day not in self.off)

    def next_working(self, day: date) -> date:
        """The day itself where one works on it, else the first one after it."""
        while not self.is_working(day):
            day += _ONE
        return day

    def add(self, day: date, count: int) -> date:
        """The working day `count` working days after `day` (before it where negative); `day` itself is not counted.

        0 gives the next working day. A ValueError over 5000.
        """
        if abs(count) > _LONGEST:
            raise ValueError(f"{count} working days are more than {_LONGEST}")
        if count == 0:
            return self.next_working(day)
        step = _ONE if count > 0 else -_ONE
        left = abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days after `start` up to and with `end`; negative where `end` lies before."""
        if end < start:
            return -self.between(end, start)
        return sum(self.is_working(start + timedelta(days=one)) for one in range(1, (end - start).days + 1))


def read_holidays(definitions: Iterable[str]) -> Holidays:
    """One calendar from the texts of definitions/calendars/*.toml, one a year.

    A ValueError, with the year, where a text lacks something, names a day of another year, or gives a day a lunar
    date that it has not.
    """
    off: dict[date, str] = {}
    made_up: set[date] = set()
    years: set[int] = set()
    doubtful: set[date] = set()
    for text in definitions:
        given = tomllib.loads(text)
        year = given.get("year")
        if not isinstance(year, int) or year in years:
            raise ValueError(f"a calendar without a year, or the second one of {year}")
        years.add(year)
        for entry in given.get("day", ()):
            day = _day(entry, year)
            if not entry.get("checked", False):
                doubtful.add(day)
            if entry.get("works", False):
                made_up.add(day)
            else:
                off[day] = str(entry.get("name", ""))
    if both := made_up & off.keys():
        raise ValueError(f"both off and made up: {min(both)}")
    return Holidays(frozenset(off), frozenset(made_up), frozenset(years), frozenset(doubtful), off)


def _day(entry: dict[str, object], year: int) -> date:
    day = entry.get("on")
    if not isinstance(day, date) or day.year != year:
        raise ValueError(f"a day of {year} expected, found {day!r}")
    if entry.get("lunar"):
        _check_lunar(day, str(entry["lunar"]))
    return day


def _check_lunar(day: date, written: str) -> None:
    """`written` is day/month of the lunar calendar; before Tết it is still the lunar year before."""
    number, _slash, month = written.partition("/")
    year = day.year if day >= new_year(day.year) else day.year - 1
    if solar(year, int(month or 0), int(number)) != day:
        raise ValueError(f"{day} is not {written} of the lunar calendar, in {day.year}")
