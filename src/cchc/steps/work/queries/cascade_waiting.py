"""What of agencies' own plans waits for a person: their agency's plan to be made or mended, plans to be decided on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.steps.plans.access import plans_for
from cchc.steps.plans.models import Plan
from cchc.steps.work.access_cascade import to_review
from cchc.steps.work.models import AgencyPlan
from cchc.steps.work.queries.cascade_table import NONE, AgencyLine, agency_lines, read_cascade

S = AgencyPlan.State


@dataclass(frozen=True, slots=True)
class CascadeTodo:
    """One line; `state` is late or soon, as badges have it."""

    name: str
    what: str
    url: str
    state: str


def cascade_todos(person: User, today: date) -> list[CascadeTodo]:
    """Of the plan in force of this year (in December already of the next). At most twelve queries, none for who has no
    part in it."""
    held = scope_of(person, today)
    own = held.codes(Permission.CASCADE_WRITE)
    reviews = held.may_somewhere(Permission.CASCADE_REVIEW)
    if not own and not reviews:
        return []
    plan = _in_force(person, today).first()
    if plan is None:
        return []
    found = _to_review(plan, to_review(person, today)) if reviews else []
    if own:
        for line in agency_lines(read_cascade(plan, own), today):
            found += _of_agency(plan, line)
    return found


def _in_force(person: User, today: date) -> QuerySet[Plan]:
    years = (today.year, today.year + 1) if today.month == 12 else (today.year,)
    return plans_for(person).filter(year__in=years, revised_by=None).order_by("-year", "-accepted_at")


def _to_review(plan: Plan, submitted: QuerySet[AgencyPlan]) -> list[CascadeTodo]:
    count = submitted.filter(plan=plan).count()
    if not count:
        return []
    what = ngettext("%(count)d kế hoạch chờ duyệt", "%(count)d kế hoạch chờ duyệt", count) % {"count": count}
    url = f"{reverse('work:cascade_table', args=[plan.pk])}?trang-thai=da-trinh"
    return [CascadeTodo(_("Kế hoạch của các cơ quan"), what, url, "soon")]


def _of_agency(plan: Plan, line: AgencyLine) -> list[CascadeTodo]:
    url = reverse("work:cascade_agency", args=[plan.pk, line.agency.code])
    name = _("Kế hoạch năm %(year)d của %(agency)s") % {"year": plan.year, "agency": line.agency.name}
    found = []
    if line.state == S.RETURNED:
        found.append(CascadeTodo(name, _("Bị trả lại, cần sửa và trình lại"), url, "late"))
    elif line.state in (NONE, S.DRAFT, S.REOPENED) and line.given:
        found.append(CascadeTodo(name, *_to_submit(line, url)))
    if line.changed and line.state != S.SUBMITTED:
        said = ngettext(
            "%(count)d thay đổi của tỉnh chờ tiếp nhận",
            "%(count)d thay đổi của tỉnh chờ tiếp nhận",
            line.changed,
        )
        found.append(CascadeTodo(name, said % {"count": line.changed}, url, "soon"))
    return found


def _to_submit(line: AgencyLine, url: str) -> tuple[str, str, str]:
    if line.state == S.REOPENED:
        return _("Được mở lại để sửa, rồi trình lại"), url, "soon"
    day = {"day": date_format(line.due_on, "SHORT_DATE_FORMAT"), "days": line.days_late}
    if line.days_late:
        return _("Chưa trình, quá hạn %(days)d ngày") % day, url, "late"
    return _("Cần trình chậm nhất ngày %(day)s") % day, url, "soon"
