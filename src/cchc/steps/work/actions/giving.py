"""Give an item by hand, take it back, hand it to another agency; after a merger, everything at once."""

from dataclasses import dataclass
from datetime import date

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.models import Assignment


@dataclass(frozen=True, slots=True)
class Transferred:
    """How much went to the successor: `joined` are items that it already had a part in."""

    assignments: int
    jobs: int
    joined: int


def give(
    item: PlanItem, *, agency_code: str, role: str, why: str, by: User, today: date | None = None
) -> Assignment:
    """Give an item to one more agency. Raises Refused where it has a part already, or did not exist on the day."""
    raise NotImplementedError


def take_back(assignment: Assignment, *, why: str, by: User, today: date | None = None) -> Assignment:
    """End an assignment; its open jobs are no longer asked for, its history stays."""
    raise NotImplementedError


def reassign(
    assignment: Assignment, *, agency_code: str, why: str, by: User, today: date | None = None
) -> Assignment:
    """Hand one assignment with its open jobs to another agency; progress so far goes along, history stays."""
    raise NotImplementedError


def transfer(*, old_code: str, new_code: str, on: date, by: User, why: str = "") -> Transferred:
    """Hand every assignment with its open jobs to the successor after a merger. What is finished stays with the old
    agency. A second run finds nothing to do."""
    raise NotImplementedError
