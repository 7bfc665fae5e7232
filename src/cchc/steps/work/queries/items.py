"""An item of a plan with the agencies that have it: a group is one line with its spread."""

from dataclasses import dataclass
from datetime import date

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan, PlanItem
from cchc.steps.work.models import Assignment
from cchc.steps.work.queries.counts import Counts


@dataclass(frozen=True, slots=True)
class Line:
    """One name of the plan (or one agency given by hand) with everybody it stands for."""

    words: str  # as the plan names it, else the agency's name
    role: str
    answers: bool
    members: tuple[Assignment, ...]  # with their agencies
    counts: Counts  # their jobs by status

    @property
    def is_group(self) -> bool:
        return len(self.members) > 1


@dataclass(frozen=True, slots=True)
class ItemWork:
    """An item with its lines, leads first; `choice`: it waits for somebody to say which lead answers."""

    item: PlanItem
    lines: tuple[Line, ...]
    counts: Counts
    choice: bool


def item_works(
    person: User, plan: Plan, today: date, *, items: list[PlanItem] | None = None
) -> list[ItemWork]:
    """Every item of a plan (or the given ones) as a person may see it. Three queries, however many there are."""
    raise NotImplementedError


def item_work(person: User, item: PlanItem, today: date) -> ItemWork:
    """One item."""
    raise NotImplementedError
