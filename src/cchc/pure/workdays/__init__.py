"""Working days: Monday to Friday, less the holidays, more the Saturdays on which something is made up."""

from cchc.pure.workdays.workdays import Holidays, UnknownYear, read_holidays

__all__ = ["Holidays", "UnknownYear", "read_holidays"]
