"""The agency submits; the standing agency approves, returns, opens again, and sets another last day."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cchc.shared.accounts import scope
from cchc.shared.accounts.permissions import Permission
from cchc.steps.work.access_cascade import Place, agency_plan_for
from cchc.steps.work.actions import cascade_review
from cchc.steps.work.actions.cascade_state import StalePlan
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms_cascade import DueForm, ReopenForm, ReturnForm
from cchc.steps.work.models import AgencyPlan
from cchc.steps.work.queries.cascade import agency_page
from cchc.steps.work.views.cascade_pages import agency_context, home_of, renew, told, version_in

REVIEW = Permission.CASCADE_REVIEW


@require_POST
def submit(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    agency_plan = agency_plan_for(request.user, pk, code, Permission.CASCADE_WRITE)
    done = _("Đã trình kế hoạch tới cơ quan thường trực.")
    act = cascade_review.submit
    told(request, lambda: act(agency_plan, version=version_in(request), by=request.user), done)
    return home_of(agency_plan)


@require_POST
def approve(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    agency_plan = agency_plan_for(request.user, pk, code, REVIEW)
    act = cascade_review.approve
    told(
        request,
        lambda: act(agency_plan, version=version_in(request), by=request.user),
        _("Đã duyệt kế hoạch của cơ quan."),
    )
    return home_of(agency_plan)


@require_POST
def close(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    agency_plan = agency_plan_for(request.user, pk, code, REVIEW)
    act = cascade_review.close
    told(
        request,
        lambda: act(agency_plan, version=version_in(request), by=request.user),
        _("Đã đóng lại kế hoạch."),
    )
    return home_of(agency_plan)


@require_http_methods(["GET", "POST"])
def return_(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    agency_plan = agency_plan_for(request.user, pk, code, REVIEW)
    form = ReturnForm(request.POST or None, initial={"version": agency_plan.version})
    return _answer(
        request,
        agency_plan,
        form,
        lambda said: cascade_review.return_(
            agency_plan, reason=said["reason"].strip(), version=said["version"], by=request.user
        ),
        done=_("Đã trả lại kế hoạch kèm lý do."),
        heading=_("Trả lại kế hoạch của cơ quan"),
        action=_("Trả lại"),
    )


@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    agency_plan = agency_plan_for(request.user, pk, code, REVIEW)
    place = Place(agency_plan.plan, agency_plan.agency, agency_plan)
    rows = agency_page(place, today=scope.today()).rows
    choices = [(row.task.pk, f"{row.code} {row.text}".strip()[:140]) for row in rows]
    form = ReopenForm(request.POST or None, choices=choices, initial={"version": agency_plan.version})
    return _answer(
        request,
        agency_plan,
        form,
        lambda said: cascade_review.reopen(
            agency_plan,
            reason=said["reason"].strip(),
            until=said["until"],
            rows=form.row_ids(),
            version=said["version"],
            by=request.user,
        ),
        done=_("Đã mở lại kế hoạch cho cơ quan sửa."),
        heading=_("Mở lại kế hoạch đã duyệt"),
        action=_("Mở lại"),
    )


@require_http_methods(["GET", "POST"])
def due(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    agency_plan = agency_plan_for(request.user, pk, code, REVIEW)
    initial = {"version": agency_plan.version, "due_on": agency_plan.due_on}
    form = DueForm(request.POST or None, initial=initial)
    return _answer(
        request,
        agency_plan,
        form,
        lambda said: cascade_review.set_due(agency_plan, by=request.user, **said),
        done=_("Đã ghi hạn trình mới của cơ quan."),
        heading=_("Hạn trình kế hoạch của cơ quan"),
        action=_("Lưu hạn trình"),
    )


def _answer(
    request: HttpRequest,
    agency_plan: AgencyPlan,
    form: Any,
    do: Callable[[dict[str, Any]], Any],
    *,
    done: str,
    heading: str,
    action: str,
) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except StalePlan as error:
            status = 409
            form.add_error(None, str(error))
            renew(form, agency_plan)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            told(request, lambda: None, done)
            return home_of(agency_plan)
    place = Place(agency_plan.plan, agency_plan.agency, agency_plan)
    context = agency_context(request, place, form=form, heading=heading, action=action)
    return render(request, "work/cascade/form.html", context, status=status)
