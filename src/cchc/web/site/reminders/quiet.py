"""Days on which nobody is written to: weekends, public holidays, and the days that a person is away."""

from datetime import date

from cchc.shared.notices.models import Preference

SATURDAY = 5


def is_quiet(day: date) -> bool:
    """Whether offices are closed."""
    return day.weekday() >= SATURDAY


def is_quiet_for(preference: Preference, day: date) -> bool:
    """Whether this person is not to be written to."""
    return preference.way == Preference.Way.OFF or preference.rests(day)
