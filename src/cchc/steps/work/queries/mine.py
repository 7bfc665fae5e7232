"""What a person has to do: their own jobs, what waits for their confirmation, what comes soon, what came back."""

from dataclasses import dataclass
from datetime import date

from cchc.shared.accounts.models import User
from cchc.steps.work.models import Extension, Job

LIMIT = 50


@dataclass(frozen=True, slots=True)
class Lane:
    """The first LIMIT jobs of a lane, and how many there are."""

    jobs: list[Job]
    total: int


@dataclass(frozen=True, slots=True)
class MyWork:
    """A job stands in one lane only: returned, else to do (late, or begun, or due soon), else soon (starts later)."""

    returned: Lane
    to_do: Lane
    soon: Lane
    to_confirm: Lane
    extensions: list[Extension]  # that this person may decide on


def my_work(person: User, today: date, *, limit: int = LIMIT) -> MyWork:
    """A constant number of queries."""
    raise NotImplementedError
