"""A plan given to real agencies: its names resolved, assignments and jobs made, what is unclear left in lists."""

from dataclasses import dataclass
from datetime import date

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Group
from cchc.steps.plans.models import NamedAgency, Plan, PlanItem
from cchc.steps.work.models import Assignment


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a run of assign_plan found and wrote. `names` counts different wordings, by role and accents alike."""

    items: int  # items of the plan
    items_given: int  # ... that have at least one lead now
    names: int
    resolved: int
    unresolved: int
    choices: int  # items that wait for somebody to say which lead answers
    assignments: int  # written by this run
    jobs: int  # written by this run


def assign_plan(plan: Plan, *, by: User, today: date | None = None) -> Assigned:
    """Give every item to the agencies that it names. A second run writes only what is new; what was taken back by
    hand stays taken back. One transaction, a constant number of queries."""
    raise NotImplementedError


def choose_answering(item: PlanItem, *, agency_code: str, by: User) -> Assignment:
    """Say which of an item's leads answers for it. Raises Refused where that agency does not lead it."""
    raise NotImplementedError


def settle_name(
    named: NamedAgency,
    *,
    by: User,
    agency_code: str = "",
    group: Group | None = None,
    today: date | None = None,
) -> Assigned:
    """Say what an unresolved name means, for every item of the plan that uses it; the words become an alias."""
    raise NotImplementedError


def set_name_aside(named: NamedAgency, *, why: str, by: User) -> None:
    """Say that these words name no agency that can be given work ("đơn vị tư vấn"): they leave the list."""
    raise NotImplementedError
