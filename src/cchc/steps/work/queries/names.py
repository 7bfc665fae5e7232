"""What waits for a decision before a plan is fully given out: names that nobody knows, items with several leads."""

from dataclasses import dataclass
from datetime import date

from cchc.shared.agencies.models import Agency
from cchc.steps.plans.models import NamedAgency, Plan, PlanItem
from cchc.steps.work.models import Assignment, Happening


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words that could not be told; `named` is the first place that uses them, `items` how many do."""

    named: NamedAgency
    words: str
    items: int
    leads: int  # ... as lead
    candidates: tuple[Agency, ...]
    doubtful: bool  # one agency was found, but not surely


@dataclass(frozen=True, slots=True)
class Choice:
    """An item that names several leads and waits for the one that answers."""

    item: PlanItem
    leads: tuple[Assignment, ...]


def unresolved(plan: Plan, today: date | None = None) -> list[Unresolved]:
    """The names that wait, the most used first. A constant number of queries."""
    raise NotImplementedError


def choices(plan: Plan) -> list[Choice]:
    """Items that wait for a choice, in the plan's order. Three queries."""
    raise NotImplementedError


def happenings(plan: Plan) -> list[Happening]:
    """The events that jobs of a plan wait for, with `waiting` (jobs without a day) and `job_count`. One query."""
    raise NotImplementedError
