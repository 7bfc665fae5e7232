"""Money planned, allocated and spent: sums of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from cchc.steps.plans.models import PlanItem
from cchc.steps.work.models import Spending


@dataclass(frozen=True, slots=True)
class Sums:
    """In đồng."""

    planned: int = 0
    allocated: int = 0
    spent: int = 0


def spending_sums(items: Iterable[PlanItem]) -> dict[int, Sums]:
    """Key of an item → its sums; an item without lines is left out. One query."""
    rows = (
        Spending.objects.filter(item__in=[item.pk for item in items])
        .order_by()
        .values_list("item", "kind")
        .annotate(total=Sum("amount"))
    )
    found: dict[int, dict[str, int]] = {}
    for item, kind, total in rows:
        found.setdefault(item, {})[kind] = total
    return {item: Sums(**sums) for item, sums in found.items()}


def spending_lines(item: PlanItem) -> QuerySet[Spending]:
    """The ledger of an item, oldest first."""
    return Spending.objects.filter(item=item).select_related("by")
