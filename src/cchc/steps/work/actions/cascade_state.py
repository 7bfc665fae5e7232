"""What every save of an agency's plan checks and does: it is open, nobody else was first, its version grows."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import AgencyPlan, AgencyTask

S = AgencyPlan.State


class StalePlan(Refused):
    """Somebody else saved the plan or the row since it was shown; nothing was written."""


def locked(agency_plan: AgencyPlan) -> AgencyPlan:
    """The plan as it stands now, nobody else writing. Call it inside a transaction."""
    found = AgencyPlan.objects.select_for_update(of=("self",)).select_related("plan", "agency")
    return found.get(pk=agency_plan.pk)


def same_version(agency_plan: AgencyPlan, version: int) -> None:
    if agency_plan.version != version:
        raise StalePlan(
            _(
                "Kế hoạch này vừa được người khác cập nhật nên việc của bạn chưa được ghi. Hãy xem lại rồi làm lại."
            )
        )


def same_row(task: AgencyTask, version: int) -> None:
    if task.version != version:
        raise StalePlan(
            _(
                "Dòng này vừa được người khác sửa nên chưa lưu. Nội dung bạn ghi vẫn còn; hãy so với bản mới rồi lưu lại."
            )
        )


def open_to_write(
    agency_plan: AgencyPlan, *, tasks: Iterable[AgencyTask] = (), on: date | None = None
) -> None:
    """Raises Refused where the plan, or one of these rows, is closed to its agency."""
    if agency_plan.state not in AgencyPlan.WRITABLE:
        said = _(
            "Kế hoạch đang ở trạng thái “%(state)s” nên không sửa được; cần sửa thì đề nghị cơ quan thường trực mở lại."
        )
        raise Refused(said % {"state": agency_plan.get_state_display()})
    if agency_plan.state != S.REOPENED:
        return
    until = agency_plan.reopened_until
    if until and until < (on or scope.today()):
        said = _("Kế hoạch chỉ được mở lại đến hết ngày %(day)s; hãy đề nghị cơ quan thường trực mở lại.")
        raise Refused(said % {"day": date_format(until, "SHORT_DATE_FORMAT")})
    allowed = set(agency_plan.reopened_rows)
    if allowed and any(task.pk not in allowed for task in tasks):
        raise Refused(_("Kế hoạch chỉ được mở lại ở một số dòng; dòng này không nằm trong đó."))


def whole_open(agency_plan: AgencyPlan, *, on: date | None = None) -> None:
    """... and all of it may change: rows may be added."""
    open_to_write(agency_plan, on=on)
    if agency_plan.state == S.REOPENED and agency_plan.reopened_rows:
        raise Refused(_("Kế hoạch chỉ được mở lại ở một số dòng nên không thêm dòng mới được."))


def bump(agency_plan: AgencyPlan, *fields: str) -> None:
    agency_plan.version += 1
    agency_plan.save(update_fields=["version", *fields])


def save_row(agency_plan: AgencyPlan, task: AgencyTask) -> None:
    task.version += 1
    task.save()
    bump(agency_plan)


def label_of(agency_plan: AgencyPlan) -> dict[str, object]:
    """What every event says of the plan it is about."""
    return {
        "plan": agency_plan.plan_id,
        "agency_code": agency_plan.agency_code,
        "agency": agency_plan.agency.name,
    }
