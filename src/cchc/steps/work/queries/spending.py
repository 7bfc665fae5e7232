"""Money planned, allocated and spent: sums of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.steps.plans.models import PlanItem


@dataclass(frozen=True, slots=True)
class Sums:
    """In đồng."""

    planned: int = 0
    allocated: int = 0
    spent: int = 0


def spending_sums(items: Iterable[PlanItem]) -> dict[int, Sums]:
    """Key of an item → its sums; an item without lines is left out. One query."""
    raise NotImplementedError
