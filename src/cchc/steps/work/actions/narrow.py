"""Of "các cơ quan liên quan" somebody says who is meant: they are called, the others no longer stand by."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.steps.plans.models import NamedAgency, PlanItem
from cchc.steps.work.actions.making import make_jobs
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Assignment


@transaction.atomic
def narrow(
    named: NamedAgency, *, codes: Collection[str], by: User, today: date | None = None
) -> list[Assignment]:
    """Those of `codes` get the item's jobs as supports, the others' part ends; giving the plan out again leaves it so.

    Gives those that were called. Raises Refused where none is chosen, or one does not stand by under this name.
    """
    item = PlanItem.objects.select_for_update(of=("self",)).select_related("plan").get(pk=named.item_id)
    live = Assignment.objects.filter(named=named, ended_on__isnull=True, stands_by=True)
    standing = {one.agency_code: one for one in live.select_related("agency")}
    wanted = set(codes)
    if not wanted:
        raise Refused(_("Hãy chọn ít nhất một cơ quan phối hợp."))
    if wanted - set(standing):
        raise Refused(_("Danh sách cơ quan phối hợp vừa thay đổi; hãy xem lại rồi chọn lần nữa."))
    called = [one for code, one in standing.items() if code in wanted]
    reason = _("Xác định cơ quan phối hợp của “%(words)s”") % {"words": named.name[:200]}
    keys = [one.pk for one in called]
    live.exclude(pk__in=keys).update(ended_on=today or scope.today(), ended_why=reason[:300])
    live.filter(pk__in=keys).update(stands_by=False)
    for one in called:
        one.stands_by = False
    make_jobs(called, {item.pk: item}, item.plan.year)
    names = [one.agency.name for one in called]
    record_event("work.narrowed", item, by=by, item=str(item), words=named.name, agencies=names)
    return called
