"""The Vietnamese lunar calendar, computed: on which day a holiday falls that the moon sets.

A month begins on the day of the new moon at 105° east (UTC+7). The winter solstice lies in month 11; where thirteen
months lie between two of these, the first one in which the sun enters no new twelfth of its course is the leap month.
New moon and longitude of the sun by the series of J. Meeus (Astronomical Formulae for Calculators), good to about two
minutes between 1900 and 2100.
"""

from datetime import date, timedelta
from functools import lru_cache
from math import floor, radians, sin

_ZONE = 7 / 24  # of a day
_EPOCH = date(2000, 1, 1).toordinal() - 2451545  # Julian day number → ordinal of Python's calendar
_MONTH = 29.530588853
# Amplitude in days; how often the anomaly of the sun, that of the moon, and the moon's argument of latitude enter.
_WAVES = (
    (-0.4068, 0, 1, 0),
    (0.0161, 0, 2, 0),
    (-0.0004, 0, 3, 0),
    (0.0021, 2, 0, 0),
    (0.0104, 0, 0, 2),
    (-0.0051, 1, 1, 0),
    (-0.0074, 1, -1, 0),
    (0.0004, 1, 0, 2),
    (-0.0004, -1, 0, 2),
    (-0.0006, 0, 1, 2),
    (0.0010, 0, -1, 2),
    (0.0005, 1, 2, 0),
)


class NoSuchDay(ValueError):
    """The lunar calendar has no such day."""


def solar(year: int, month: int, day: int, *, leap: bool = False) -> date:
    """The day of a lunar date; `year` is the one in which the lunar year begins. Raises NoSuchDay."""
    first = _first_of(year, month, leap)
    length = (_new_moon(first + 1) - _new_moon(first)).days
    if not 1 <= day <= length:
        raise NoSuchDay(f"{day}/{month} of the lunar year {year}")
    return _new_moon(first) + timedelta(days=day - 1)


def new_year(year: int) -> date:
    """The first day of Tết."""
    return solar(year, 1, 1)


def _first_of(year: int, month: int, leap: bool) -> int:
    """Which new moon, counted from January 1900, begins the month."""
    if not 1 <= month <= 12:
        raise NoSuchDay(f"month {month}")
    start = _eleventh(year if month >= 11 else year - 1)
    extra = _leap_after(start, _eleventh(year + 1 if month >= 11 else year))
    place = (month - 11) % 12
    if leap:
        if extra != place + 1:
            raise NoSuchDay(f"leap month {month} of the lunar year {year}")
        return start + extra
    return start + place + (extra is not None and place >= extra)


def _leap_after(start: int, end: int) -> int | None:
    """How many months after month 11 the leap month comes; None where the year has none."""
    if end - start < 13:
        return None
    return next(n for n in range(1, 13) if _twelfth(start + n) == _twelfth(start + n + 1))


def _eleventh(year: int) -> int:
    """The new moon that begins month 11, the one with the winter solstice of this year."""
    number = floor((date(year, 12, 31) - date(1900, 1, 1)).days / _MONTH) + 1
    while _new_moon(number) > date(year, 12, 31) or _twelfth(number) >= 9:
        number -= 1
    return number


def _twelfth(number: int) -> int:
    """Where the sun stands when the day of a new moon begins: 0 … 11, from the spring equinox on; 9 is the winter
    solstice."""
    t = (_new_moon(number).toordinal() - _EPOCH - 0.5 - _ZONE - 2451545) / 36525
    anomaly = radians(357.5291 + 35999.0503 * t - 0.0001559 * t * t)
    mean = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    centre = (1.9146 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.00029 * sin(3 * anomaly)
    return floor((mean + centre) % 360 / 30)


@lru_cache(maxsize=1024)
def _new_moon(number: int) -> date:
    """The day on which a new moon falls in Vietnam; number 0 is that of 1 January 1900."""
    t = number / 1236.85
    sun = 359.2242 + 29.10535608 * number - 0.0000333 * t * t
    moon = 306.0253 + 385.81691806 * number + 0.0107306 * t * t
    height = 21.2964 + 390.67050646 * number - 0.0016528 * t * t
    mean = 2415020.75933 + 29.53058868 * number + 0.0001178 * t * t
    mean += 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t * t))
    waves = (0.1734 - 0.000393 * t) * sin(radians(sun))
    waves += sum(size * sin(radians(s * sun + m * moon + f * height)) for size, s, m, f in _WAVES)
    clock = 0.000265 * t + 0.000262 * t * t - 0.000278  # the earth's turning against even time
    return date.fromordinal(floor(mean + waves - clock + 0.5 + _ZONE) + _EPOCH)
