"""An agency's plan is submitted, and the standing agency approves it, returns it, or opens it again for some rows."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.records.actions import record_event
from cchc.steps.work import news
from cchc.steps.work.access import may_judge
from cchc.steps.work.actions.cascade import missing_parents
from cchc.steps.work.actions.cascade_state import bump, label_of, locked, open_to_write, same_version
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import AgencyPlan, AgencyTask, Assignment

S = AgencyPlan.State


@transaction.atomic
def submit(agency_plan: AgencyPlan, *, version: int, by: User) -> AgencyPlan:
    """To the standing agency; a second click does nothing. Raises StalePlan, Refused with what is in the way."""
    current = locked(agency_plan)
    if current.state == S.SUBMITTED and current.submitted_by_id == by.pk:
        return current
    same_version(current, version)
    open_to_write(current)
    reasons = obstacles(current)
    if reasons:
        raise Refused(" ".join(reasons))
    current.state, current.submitted_by, current.submitted_at = S.SUBMITTED, by, timezone.now()
    current.first_submitted_on = current.first_submitted_on or scope.today()
    current.reopened_until, current.reopened_rows = None, []
    bump(
        current,
        "state",
        "submitted_by",
        "submitted_at",
        "first_submitted_on",
        "reopened_until",
        "reopened_rows",
    )
    record_event("work.cascade_submitted", current, by=by, **label_of(current))
    return current


def obstacles(agency_plan: AgencyPlan) -> list[str]:
    """What keeps a plan from being submitted, one sentence each."""
    reasons = []
    if not agency_plan.tasks.filter(dropped=False).exists():
        reasons.append(_("Kế hoạch chưa có nhiệm vụ nào; hãy lập dự thảo hoặc thêm nhiệm vụ."))
    left = [one.item for one in missing_parents(agency_plan)]
    lead = set(
        Assignment.objects.filter(
            item__in=left, agency_code=agency_plan.agency_code, role=Assignment.Role.LEAD, ended_on=None
        ).values_list("item_id", flat=True)
    )
    codes = [item.code or item.text[:30] for item in left if item.pk in lead]
    if codes:
        said = _(
            "Còn %(count)d nhiệm vụ do cơ quan chủ trì chưa đưa vào (%(codes)s); hãy đưa vào hoặc ghi lý do."
        )
        reasons.append(said % {"count": len(codes), "codes": ", ".join(codes[:8])})
    return reasons


@transaction.atomic
def approve(agency_plan: AgencyPlan, *, version: int, by: User) -> AgencyPlan:
    """The standing agency agrees. Nobody approves what they submitted themselves, nor their own agency's plan where
    another agency stands above it. Twice is once."""
    current = locked(agency_plan)
    if current.state == S.APPROVED:
        return current
    _decidable(current, version, by)
    _decide(current, S.APPROVED, by)
    record_event("work.cascade_approved", current, by=by, **label_of(current))
    return current


@transaction.atomic
def return_(agency_plan: AgencyPlan, *, reason: str, version: int, by: User) -> AgencyPlan:
    """Back to the agency, with a reason that it reads on its page and among what it has to do."""
    current = locked(agency_plan)
    if current.state == S.RETURNED and current.reason == reason:
        return current
    if not reason:
        raise Refused(_("Hãy ghi lý do trả lại để cơ quan biết cần sửa gì."))
    _decidable(current, version, by)
    _decide(current, S.RETURNED, by, reason)
    record_event("work.cascade_returned", current, by=by, reason=reason, **label_of(current))
    news.plan_returned(current, by=by)
    return current


@transaction.atomic
def reopen(
    agency_plan: AgencyPlan, *, reason: str, until: date, rows: Collection[int], version: int, by: User
) -> AgencyPlan:
    """Open one approved plan again: for a reason, until a day, for some rows (none named: for all)."""
    current = locked(agency_plan)
    if current.version == version + 1 and (current.state, current.reason, current.reopened_until) == (
        S.REOPENED,
        reason,
        until,
    ):
        return current  # sent twice
    same_version(current, version)
    _not_own(current, by)
    if current.state not in (S.APPROVED, S.REOPENED):
        raise Refused(_("Chỉ mở lại được kế hoạch đã duyệt; hãy tải lại trang để xem trạng thái mới."))
    if not reason:
        raise Refused(_("Hãy ghi lý do mở lại."))
    if until < scope.today():
        raise Refused(_("Ngày hết hạn mở lại phải từ hôm nay trở đi."))
    known = AgencyTask.objects.filter(agency_plan=current, pk__in=rows).values_list("pk", flat=True)
    current.reopened_until, current.reopened_rows = until, sorted(known)
    _decide(current, S.REOPENED, by, reason, "reopened_until", "reopened_rows")
    facts = {"reason": reason, "until": until.isoformat(), "rows": len(current.reopened_rows)}
    record_event("work.cascade_reopened", current, by=by, **facts, **label_of(current))
    return current


@transaction.atomic
def close(agency_plan: AgencyPlan, *, version: int, by: User) -> AgencyPlan:
    """Close a reopened plan that was not submitted again: it is approved as it stands."""
    current = locked(agency_plan)
    if current.state == S.APPROVED:
        return current
    same_version(current, version)
    _not_own(current, by)
    if current.state != S.REOPENED:
        raise Refused(_("Kế hoạch này không ở trạng thái mở lại; hãy tải lại trang để xem trạng thái mới."))
    current.reopened_until, current.reopened_rows = None, []
    _decide(current, S.APPROVED, by, "", "reopened_until", "reopened_rows")
    record_event("work.cascade_closed", current, by=by, **label_of(current))
    return current


@transaction.atomic
def set_due(agency_plan: AgencyPlan, *, due_on: date, version: int, by: User) -> AgencyPlan:
    """Another last day for one agency, by the standing agency."""
    current = locked(agency_plan)
    if current.due_on == due_on:
        return current
    same_version(current, version)
    _not_own(current, by)
    before = current.due_on.isoformat() if current.due_on else ""
    current.due_on = due_on
    bump(current, "due_on")
    record_event(
        "work.cascade_due", current, by=by, before=before, after=due_on.isoformat(), **label_of(current)
    )
    return current


def _decidable(agency_plan: AgencyPlan, version: int, by: User) -> None:
    same_version(agency_plan, version)
    if agency_plan.state != S.SUBMITTED:
        raise Refused(_("Kế hoạch này không ở trạng thái “Đã trình” nên chưa duyệt hay trả lại được."))
    if agency_plan.submitted_by_id == by.pk:
        raise Refused(
            _("Bạn là người trình kế hoạch này; hãy để người khác của cơ quan thường trực xem xét.")
        )
    _not_own(agency_plan, by)


def _not_own(agency_plan: AgencyPlan, by: User) -> None:
    if not may_judge(by, Permission.CASCADE_REVIEW, agency_plan.agency_code, scope.today()):
        said = _(
            "Kế hoạch của %(agency)s do cơ quan thường trực xem xét; người của cơ quan này không tự quyết định."
        )
        raise Refused(said % {"agency": agency_plan.agency.name})


def _decide(agency_plan: AgencyPlan, state: str, by: User, reason: str = "", *fields: str) -> None:
    agency_plan.state, agency_plan.reason = state, reason
    agency_plan.decided_by, agency_plan.decided_at = by, timezone.now()
    bump(agency_plan, "state", "reason", "decided_by", "decided_at", *fields)
