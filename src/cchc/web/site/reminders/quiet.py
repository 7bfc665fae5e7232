"""Days on which nobody is written to: weekends, public holidays, and the days that a person is away."""

from datetime import date

from cchc.shared.notices.models import Preference
from cchc.steps.work.calendar import holidays


def is_quiet(day: date) -> bool:
    """Whether offices are closed; a Saturday on which one makes up for a day off is not quiet."""
    return not holidays().is_working(day)


def is_quiet_for(preference: Preference, day: date) -> bool:
    """Whether this person is not to be written to."""
    return preference.way == Preference.Way.OFF or preference.rests(day)
