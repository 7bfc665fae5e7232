"""An officer writes the agency's own plan: draft, rows, the province's changes, number and day."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cchc.shared.accounts import scope
from cchc.shared.accounts.permissions import Permission
from cchc.steps.work.access_cascade import Place, agency_plan_for, place_for, task_for
from cchc.steps.work.actions import cascade, cascade_changes
from cchc.steps.work.actions.cascade_state import StalePlan
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms_cascade import DecisionForm, OwnTaskForm, ReasonForm, TaskForm
from cchc.steps.work.models import AgencyPlan, AgencyTask
from cchc.steps.work.queries.cascade import TaskView, agency_page
from cchc.steps.work.views.cascade_pages import agency_context, home_of, renew, told, version_in

WRITE = Permission.CASCADE_WRITE


@require_POST
def draft(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    place = place_for(request.user, pk, code, WRITE)
    told(
        request,
        lambda: cascade.draft(place.plan, agency=place.agency, by=request.user),
        _("Đã lập dự thảo kế hoạch của cơ quan từ các nhiệm vụ được giao."),
    )
    return _back(place)


@require_POST
def pull(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    agency_plan = agency_plan_for(request.user, pk, code, WRITE)
    told(
        request,
        lambda: cascade.pull(agency_plan, by=request.user),
        _("Đã đưa các nhiệm vụ còn thiếu vào kế hoạch của cơ quan."),
    )
    return home_of(agency_plan)


@require_POST
def follow(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Go over to the version that revises the province's plan."""
    agency_plan = agency_plan_for(request.user, pk, code, WRITE)
    told(
        request,
        lambda: cascade_changes.follow_revision(agency_plan, by=request.user),
        _("Đã chuyển theo bản sửa đổi của tỉnh; hãy xem từng thay đổi được đề nghị."),
    )
    agency_plan.refresh_from_db()
    return home_of(agency_plan)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    agency_plan = agency_plan_for(request.user, pk, code, WRITE)
    form = OwnTaskForm(request.POST or None)
    heading = _("Thêm nhiệm vụ riêng của cơ quan")
    return _answer(
        request,
        agency_plan,
        form,
        lambda: cascade.add_own(agency_plan, typed=form.typed(), by=request.user),
        heading=heading,
        action=_("Thêm nhiệm vụ"),
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int, code: str, row: int) -> HttpResponse:
    task = task_for(request.user, pk, code, row, WRITE)
    form = TaskForm(request.POST) if request.method == "POST" else TaskForm.of(task)
    version = lambda: form.cleaned_data["version"]  # noqa: E731
    return _answer(
        request,
        task.agency_plan,
        form,
        lambda: cascade.save_task(task, typed=form.typed(), version=version(), by=request.user),
        task=task,
        heading=_("Sửa dòng trong kế hoạch của cơ quan"),
        action=_("Lưu"),
    )


@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, pk: int, code: str, row: int) -> HttpResponse:
    return _reasoned(
        request,
        task_for(request.user, pk, code, row, WRITE),
        cascade.drop_task,
        heading=_("Không đưa nhiệm vụ này vào kế hoạch của cơ quan"),
        action=_("Không đưa vào"),
    )


@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, pk: int, code: str, row: int) -> HttpResponse:
    return _reasoned(
        request,
        task_for(request.user, pk, code, row, WRITE),
        cascade_changes.keep_own,
        heading=_("Giữ nội dung riêng của cơ quan"),
        action=_("Giữ nội dung riêng"),
    )


@require_POST
def restore(request: HttpRequest, pk: int, code: str, row: int) -> HttpResponse:
    return _plainly(
        request,
        task_for(request.user, pk, code, row, WRITE),
        cascade.restore_task,
        _("Đã đưa lại nhiệm vụ vào kế hoạch."),
    )


@require_POST
def take_over(request: HttpRequest, pk: int, code: str, row: int) -> HttpResponse:
    return _plainly(
        request,
        task_for(request.user, pk, code, row, WRITE),
        cascade_changes.take_over,
        _("Đã tiếp nhận thay đổi của tỉnh."),
    )


@require_http_methods(["GET", "POST"])
def decision(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Number and day of the agency's own document."""
    agency_plan = agency_plan_for(request.user, pk, code, WRITE)
    initial = {name: getattr(agency_plan, name) for name in ("number", "issued_on", "version")}
    form = DecisionForm(request.POST) if request.method == "POST" else DecisionForm(initial=initial)
    return _answer(
        request,
        agency_plan,
        form,
        lambda: cascade.set_decision(agency_plan, by=request.user, **form.cleaned_data),
        heading=_("Số và ngày ban hành kế hoạch của cơ quan"),
        action=_("Lưu"),
    )


def _plainly(request: HttpRequest, task: AgencyTask, act: Callable[..., Any], done: str) -> HttpResponse:
    told(request, lambda: act(task, version=version_in(request), by=request.user), done)
    return home_of(task.agency_plan)


def _reasoned(
    request: HttpRequest, task: AgencyTask, act: Callable[..., Any], *, heading: str, action: str
) -> HttpResponse:
    """A page that asks for the reason, then does it."""
    form = (
        ReasonForm(request.POST)
        if request.method == "POST"
        else ReasonForm(initial={"version": task.version})
    )
    do = lambda: act(  # noqa: E731
        task, why=form.cleaned_data["reason"].strip(), version=form.cleaned_data["version"], by=request.user
    )
    return _answer(request, task.agency_plan, form, do, task=task, heading=heading, action=action)


def _answer(
    request: HttpRequest,
    agency_plan: AgencyPlan,
    form: Any,
    do: Callable[[], Any],
    *,
    task: AgencyTask | None = None,
    heading: str,
    action: str,
) -> HttpResponse:
    """The form; or what it asks for is done. A stale save keeps what was typed and takes the new version."""
    status = 200
    if request.method == "POST" and not form.is_valid():
        status = 422
    elif request.method == "POST":
        try:
            do()
        except StalePlan as error:
            status = 409
            form.add_error(None, str(error))
            renew(form, task or agency_plan)
        except Refused as error:
            status = 422
            form.add_error(None, str(error))
        else:
            told(request, lambda: None, _("Đã lưu."))
            return home_of(agency_plan)
    return _page(request, agency_plan, form, task, status, heading=heading, action=action)


def _page(
    request: HttpRequest,
    agency_plan: AgencyPlan,
    form: Any,
    task: AgencyTask | None,
    status: int,
    **words: str,
) -> HttpResponse:
    place = Place(agency_plan.plan, agency_plan.agency, agency_plan)
    view = _view(place, task) if task else None
    context = agency_context(request, place, form=form, view=view, **words)
    return render(request, "work/cascade/form.html", context, status=status)


def _view(place: Place, task: AgencyTask) -> TaskView:
    """The row with its parent as it stands now."""
    return next(row for row in agency_page(place, today=scope.today()).rows if row.task.pk == task.pk)


def _back(place: Place) -> HttpResponse:
    return redirect("work:cascade_agency", place.plan.pk, place.agency.code)
