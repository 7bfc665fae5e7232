"""What the pages of agencies' own plans share: tabs, what may be done here, and how an action's outcome is told."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.models import Plan
from cchc.steps.work.access import may_judge
from cchc.steps.work.access_cascade import Place
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import AgencyPlan


def plan_tabs(plan: Plan, current: str, *, everywhere: bool) -> list[dict[str, Any]]:
    """Around all agencies: `current` is the name of the address."""
    names = {"cascade_table": _("Các cơ quan")}
    if everywhere:
        names["cascade_items"] = _("Nhiệm vụ của tỉnh")
    names["amendments"] = _("Điều chỉnh trong năm")
    return [_tab(name, f"work:{where}", [plan.pk], where == current) for where, name in names.items()]


def agency_tabs(place: Place, current: str) -> list[dict[str, Any]]:
    """Around one agency's plan."""
    names = {"cascade_agency": _("Kế hoạch của cơ quan")}
    if place.agency_plan is not None:
        names |= {"cascade_compare": _("So với kế hoạch của tỉnh"), "cascade_trail": _("Nhật ký")}
    where = [place.plan.pk, place.agency.code]
    return [_tab(name, f"work:{at}", where, at == current) for at, name in names.items()]


def _tab(name: str, where: str, args: list[Any], current: bool) -> dict[str, Any]:
    return {"name": name, "url": reverse(where, args=args), "current": current, "count": None}


def agency_context(request: HttpRequest, place: Place, tab: str = "", **more: Any) -> dict[str, Any]:
    """`writes`: this person may write the plan; `reviews`: ... may decide on it."""
    held, code = scope.scope_of(request.user, scope.today()), place.agency.code
    return {
        "plan": place.plan,
        "agency": place.agency,
        "agency_plan": place.agency_plan,
        "tabs": agency_tabs(place, tab),
        "writes": held.may(Permission.CASCADE_WRITE, code),
        "reviews": may_judge(request.user, Permission.CASCADE_REVIEW, code, scope.today()),
        "states": AgencyPlan.State,
        **more,
    }


def home_of(agency_plan: AgencyPlan) -> HttpResponse:
    """Back to the agency's plan."""
    return redirect("work:cascade_agency", agency_plan.plan_id, agency_plan.agency_code)


def told(request: HttpRequest, do: Callable[[], Any], done: str) -> bool:
    """Do it and say so, or say why not; whether it was done."""
    try:
        do()
    except Refused as error:
        messages.error(request, str(error))
        return False
    messages.success(request, done)
    return True


def version_in(request: HttpRequest) -> int:
    """The version that the page was shown with; -1, which no plan has, where it is missing or broken."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else -1


def renew(form: Any, row: Any) -> None:
    """The next save is against what is there now: the person has been told, and has both before them."""
    row.refresh_from_db()
    form.data = form.data.copy()
    form.data["version"] = str(row.version)
