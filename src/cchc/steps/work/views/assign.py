"""Give out a plan: what it will do, one button; then the lists of what still waits for somebody's word."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.access import item_for
from cchc.steps.work.actions.item_due import set_item_due
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms.assign import DueForm, HappenedForm
from cchc.steps.work.naming import names_of
from cchc.steps.work.queries import names
from cchc.steps.work.queries.preview import preview
from cchc.steps.work.queries.waiting import undated_items


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, plan: int) -> HttpResponse:
    """GET shows; POST gives out. A second time adds only what is new."""
    found = plan_for(request.user, plan, Permission.WORK_ASSIGN)
    if request.method == "POST":
        given = actions.assign_plan(found, by=_person(request))
        said = _(
            "Đã giao %(parts)d phần việc, lập %(jobs)d việc cần báo cáo. %(items)d/%(all)d nhiệm vụ có cơ quan chủ trì."
        )
        none = _("Không có gì mới để giao: %(items)d/%(all)d nhiệm vụ đã có cơ quan chủ trì.")
        counts = {
            "parts": given.assignments,
            "jobs": given.jobs,
            "items": given.items_given,
            "all": given.items,
        }
        messages.success(request, (said if given.assignments or given.jobs else none) % counts)
        return redirect("work:assign", plan)
    return assign_answer(request, found)


@require_POST
def answering(request: HttpRequest, plan: int, key: str) -> HttpResponse:
    """Which of several leads answers for a task."""
    found = plan_for(request.user, plan, Permission.WORK_ASSIGN)
    item = item_for(request.user, plan, key)
    code = request.POST.get("co-quan", "")
    if not code:
        messages.error(
            request, _("Hãy chọn cơ quan chịu trách nhiệm chính của nhiệm vụ %(code)s.") % {"code": item.code}
        )
        return redirect(_at(found, "chu-tri"))
    try:
        chosen = actions.choose_answering(item, agency_code=code, by=_person(request))
    except Refused as error:
        messages.error(request, str(error))
    else:
        said = _("%(agency)s chịu trách nhiệm chính nhiệm vụ %(code)s.")
        messages.success(request, said % {"agency": chosen.agency.name, "code": item.code})
    return redirect(_at(found, "chu-tri"))


@require_POST
def happened(request: HttpRequest, plan: int, pk: int) -> HttpResponse:
    """An awaited event took place: the tasks that wait for it get their day."""
    found = plan_for(request.user, plan, Permission.WORK_ASSIGN)
    waiting = {one.pk: one for one in names.happenings(found)}
    if pk not in waiting:
        messages.warning(request, _("Sự kiện này không còn việc nào chờ."))
        return redirect(_at(found, "su-kien"))
    form = HappenedForm(request.POST, prefix=f"su-kien-{pk}")
    if form.is_valid():
        try:
            count = actions.record_happening(waiting[pk], by=_person(request), **form.cleaned_data)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã ghi sự kiện; %(count)d việc có thời hạn.") % {"count": count})
            return redirect(_at(found, "su-kien"))
    return assign_answer(request, found, status=422, event_form=(pk, form))


@require_POST
def date_item(request: HttpRequest, plan: int, key: str) -> HttpResponse:
    """A day for a task that the plan leaves without one."""
    found = plan_for(request.user, plan, Permission.WORK_ASSIGN)
    item = item_for(request.user, plan, key)
    form = DueForm(request.POST, prefix=f"han-{key}")
    if form.is_valid():
        try:
            count = set_item_due(item, by=_person(request), **form.cleaned_data)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            said = _("Đã ghi thời hạn cho %(count)d việc của nhiệm vụ %(code)s.")
            messages.success(request, said % {"count": count, "code": item.code})
            return redirect(_at(found, "chua-co-han"))
    return assign_answer(request, found, status=422, date_form=(key, form))


def assign_answer(
    request: HttpRequest,
    plan: Plan,
    *,
    status: int = 200,
    event_form: tuple[int, Any] = (0, None),
    date_form: tuple[str, Any] = ("", None),
) -> HttpResponse:
    """The page; a form that something was wrong with stands in its place in the lists."""
    day = scope.today()
    known = names_of(plan, day)
    context = {
        "plan": plan,
        "today": day,
        "preview": preview(plan, day, known),
        "unresolved": names.unresolved(plan, day, known),
        "choices": names.choices(plan),
        "standing_by": names.standing_by(plan),
        "happenings": [
            (one, event_form[1] if one.pk == event_form[0] else HappenedForm(prefix=f"su-kien-{one.pk}"))
            for one in names.happenings(plan)
        ],
        "undated": [
            (one, date_form[1] if one.key == date_form[0] else DueForm(prefix=f"han-{one.key}"))
            for one in undated_items(plan, day)
        ],
    }
    return render(request, "work/assign.html", context, status=status)


def _at(plan: Plan, place: str) -> str:
    return f"{reverse('work:assign', args=[plan.pk])}#{place}"


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
