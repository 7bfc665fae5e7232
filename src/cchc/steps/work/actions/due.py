"""When jobs are due: an awaited event has happened, a day is set by hand, a later day is asked for and decided."""

from datetime import date

from cchc.shared.accounts.models import User
from cchc.steps.work.models import Extension, Happening, Job


def record_happening(
    happening: Happening, *, on: date, source: str, by: User, today: date | None = None
) -> int:
    """An awaited event has happened: every job that waits for it gets its day; how many did. Recording the same day
    again does nothing; another day moves the jobs whose day still is the computed one."""
    raise NotImplementedError


def set_due(job: Job, *, due_on: date, why: str, by: User) -> Extension:
    """Give a day to a job that has none (roadmap, an event without an offset). Raises Refused where it has one."""
    raise NotImplementedError


def ask_extension(job: Job, *, new_due_on: date, why: str, by: User) -> Extension:
    """Ask for a later day. Raises Refused where one is asked for already, or the day is not later."""
    raise NotImplementedError


def grant_extension(extension: Extension, *, by: User, answer: str = "") -> Extension:
    """The job is due on the new day from now on; Job.first_due_on keeps the first one. Twice is once."""
    raise NotImplementedError


def refuse_extension(extension: Extension, *, by: User, answer: str) -> Extension:
    """The day stays. `answer` says why."""
    raise NotImplementedError
