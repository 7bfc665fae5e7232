"""Money of an item: lines are only added; a mistake is taken back by a negative line."""

from datetime import date

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.models import Spending


def add_spending(
    item: PlanItem, *, kind: str, amount: int, on: date, by: User, words: str = "", agency_code: str = ""
) -> Spending:
    """One line in đồng. Raises Refused where a sum of the item would go below zero, or the amount is 0."""
    raise NotImplementedError
