"""Money of an item: lines are only added; a mistake is taken back by a negative line."""

from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Spending

MOST = 10**15  # đồng; more is a slip of the keyboard


@transaction.atomic
def add_spending(
    item: PlanItem,
    *,
    kind: str,
    amount: int,
    on: date,
    by: User,
    words: str = "",
    agency_code: str = "",
    seen: int | None = None,
) -> Spending:
    """One line in đồng. `seen`: the last line of the item that was shown; the same line once more after it is the form
    sent twice. Raises Refused where a sum of the item would go below zero, or the amount is 0."""
    PlanItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    said = {
        "kind": kind,
        "amount": amount,
        "on": on,
        "words": words.strip()[:300],
        "agency_code": agency_code,
    }
    if seen is not None and (
        before := Spending.objects.filter(item=item, by=by, pk__gt=seen, **said).first()
    ):
        return before
    if kind not in Spending.Kind.values:
        raise Refused(_("Hãy chọn loại: dự kiến, được giao hoặc đã chi."))
    if amount == 0 or abs(amount) > MOST:
        raise Refused(_("Số tiền phải là số đồng tròn, khác 0 và không quá 1.000.000 tỷ đồng."))
    held = Spending.objects.filter(item=item, kind=kind).aggregate(total=Sum("amount"))["total"] or 0
    if held + amount < 0:
        raise Refused(_("Số tiền điều chỉnh giảm lớn hơn số đã ghi; hãy xem lại số tiền."))
    line = Spending.objects.create(item=item, by=by, at=timezone.now(), **said)
    record_event("work.spending_added", item, by=by, spending=kind, amount=amount, on=on.isoformat())
    return line
