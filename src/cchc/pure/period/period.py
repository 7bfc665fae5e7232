"""The periods themselves: written, read, counted on, dated by either calendar."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum

CALENDAR = "calendar"
REPORT = "report"
_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)
_ROMAN = ("I", "II", "III", "IV")


class Kind(StrEnum):
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


MONTHS = {Kind.YEAR: 12, Kind.HALF: 6, Kind.QUARTER: 3, Kind.MONTH: 1}
PER_YEAR = {kind: 12 // months for kind, months in MONTHS.items()}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`number` is 1 … 12 for a month, 1 … 4 for a quarter, 1 or 2 for a half, 1 for a year, 1 … 366 for a day.

    A ValueError where there is no such period, or where its days would lie outside of Python's calendar.
    """

    year: int
    kind: Kind
    number: int = 1

    def __post_init__(self) -> None:
        most = 366 if self.kind is Kind.DAY else PER_YEAR[self.kind]
        if not MINYEAR < self.year < MAXYEAR or not 1 <= self.number <= most:
            raise ValueError(f"no such period: {self.year}, {self.kind} {self.number}")
        if self.kind is Kind.DAY and self._day.year != self.year:
            raise ValueError(f"{self.year} has no day {self.number}")

    def __str__(self) -> str:
        if self.kind is Kind.DAY:
            return self._day.isoformat()
        end = {Kind.YEAR: "", Kind.HALF: f"-H{self.number}", Kind.QUARTER: f"-Q{self.number}"}
        return f"{self.year:04}{end.get(self.kind, f'-{self.number:02}')}"

    @property
    def _day(self) -> date:
        return date(self.year, 1, 1) + timedelta(days=self.number - 1)

    def first(self, calendar: str = CALENDAR) -> date:
        """The first day that belongs to it."""
        if self.kind is Kind.DAY:
            return self._day
        months = self.year * 12 + (self.number - 1) * MONTHS[self.kind]
        if calendar == REPORT:
            return date((months - 1) // 12, (months - 1) % 12 + 1, 15)
        return date(months // 12, months % 12 + 1, 1)

    def last(self, calendar: str = CALENDAR) -> date:
        """The last day that belongs to it."""
        if self.kind is Kind.DAY:
            return self._day
        month = self.number * MONTHS[self.kind]
        return date(self.year, month, 14 if calendar == REPORT else monthrange(self.year, month)[1])

    def contains(self, day: date, calendar: str = CALENDAR) -> bool:
        return self.first(calendar) <= day <= self.last(calendar)

    def next(self, steps: int = 1) -> "Period":
        """The period of the same kind so many steps later; negative: earlier. ValueError outside of the calendar."""
        if self.kind is Kind.DAY:
            return of_day(self._day + timedelta(days=steps))
        per_year = PER_YEAR[self.kind]
        count = self.year * per_year + self.number - 1 + steps
        return Period(count // per_year, self.kind, count % per_year + 1)

    @property
    def words(self) -> str:
        """As it is called: "Quý II/2026", "6 tháng đầu năm 2026", "Tháng 4/2026", "Năm 2026", "15/04/2026"."""
        if self.kind is Kind.DAY:
            return self._day.strftime("%d/%m/%Y")
        if self.kind is Kind.HALF:
            return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"
        if self.kind is Kind.QUARTER:
            return f"Quý {_ROMAN[self.number - 1]}/{self.year}"
        return f"Tháng {self.number}/{self.year}" if self.kind is Kind.MONTH else f"Năm {self.year}"


def parse(text: str) -> Period:
    """The reverse of str(). ValueError where the text is no period."""
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(f"no period: {text!r}")
    year = int(match["year"])
    if match["day"]:
        return of_day(date(year, int(match["month"]), int(match["day"])))
    for kind, name in ((Kind.HALF, "half"), (Kind.QUARTER, "quarter"), (Kind.MONTH, "month")):
        if match[name]:
            return Period(year, kind, int(match[name]))
    return Period(year, Kind.YEAR)


def of_day(day: date) -> Period:
    return Period(day.year, Kind.DAY, day.timetuple().tm_yday)


def containing(day: date, kind: Kind, calendar: str = CALENDAR) -> Period:
    """The period of a kind that a day belongs to: the 15th of December is in the next report year."""
    if kind is Kind.DAY:
        return of_day(day)
    month = day.year * 12 + day.month - 1
    if calendar == REPORT and day.day >= 15:
        month += 1
    return Period(month // 12, kind, month % 12 // MONTHS[kind] + 1)


def periods_of(year: int, kind: Kind) -> tuple[Period, ...]:
    """Every period of a kind in a year, in order; not for days."""
    return tuple(Period(year, kind, number) for number in range(1, PER_YEAR[kind] + 1))
