"""The money of a task: the ledger's lines with whose they are."""

from dataclasses import dataclass

from django.db.models import Max

from cchc.shared.agencies.models import Agency
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.models import Spending
from cchc.steps.work.queries.spending import Sums, spending_sums


@dataclass(frozen=True, slots=True)
class Money:
    sums: Sums
    lines: tuple[Spending, ...]  # each with `agency_name`


def last_line(item: PlanItem) -> int:
    """Key of the newest line of the item's ledger; 0 without one."""
    return Spending.objects.filter(item=item).aggregate(last=Max("pk"))["last"] or 0


def money_of(item: PlanItem) -> Money:
    """Three queries."""
    lines = list(Spending.objects.filter(item=item).select_related("by").order_by("on", "pk"))
    codes = {line.agency_code for line in lines if line.agency_code}
    names = dict(Agency.objects.filter(code__in=codes).order_by("valid_from").values_list("code", "name"))
    for line in lines:
        line.agency_name = names.get(line.agency_code, "")  # type: ignore[attr-defined]
    return Money(spending_sums([item]).get(item.pk, Sums()), tuple(lines))
