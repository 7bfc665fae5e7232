"""Let a finding stand with a reason, or take that back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans import actions
from cchc.steps.plans.access import intake_for
from cchc.steps.plans.errors import Refused
from cchc.steps.plans.models import Intake
from cchc.steps.plans.queries import review
from cchc.steps.plans.row_words import row_context
from cchc.steps.plans.views import answers
from cchc.steps.plans.views.parts import part_of, review_url

GONE = _("Vấn đề này không còn nữa: nội dung liên quan vừa được sửa.")


@require_GET
def form(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Asks why a finding is accepted, or whether it is opened again."""
    intake = intake_for(request.user, pk, Permission.PLAN_REVIEW)
    finding = next((one for one in review.finding_views(intake) if one.key == key), None)
    row_key = request.GET.get("dong", "")
    if finding is None or not intake.is_open:
        return answers.refused(request, intake, GONE, key=row_key)
    part = part_of(request)
    context = {
        "finding": finding,
        "intake": intake,
        "part": part,
        "row_key": row_key,
        "back": review_url(intake, part, row_key),
    }
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "plans/review/finding_form.html", context)
    return render(request, "plans/review/finding_page.html", context)


@require_POST
def accept(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    intake = intake_for(request.user, pk, Permission.PLAN_REVIEW)
    try:
        actions.accept_finding(intake, key, reason=request.POST.get("ly-do", ""), by=request.user)
    except Refused as error:
        return answers.refused(request, intake, str(error), key=request.POST.get("dong", ""))
    return _answer(request, intake, key)


@require_POST
def reopen(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    intake = intake_for(request.user, pk, Permission.PLAN_REVIEW)
    try:
        actions.reopen_finding(intake, key, by=request.user)
    except Refused as error:
        return answers.refused(request, intake, str(error), key=request.POST.get("dong", ""))
    return _answer(request, intake, key)


def _answer(request: HttpRequest, intake: Intake, key: str) -> HttpResponse:
    part = part_of(request)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(review_url(intake, part, request.POST.get("dong", "")))
    findings = review.finding_views(intake)
    finding = next((one for one in findings if one.key == key), None)
    if finding is None:
        return answers.refused(
            request, intake, _("Vấn đề này không còn nữa: nội dung liên quan vừa được sửa.")
        )
    count = sum(one.is_open for one in findings)
    if part == "van-de":
        context = {"finding": finding, "oob": True, "count": count, **row_context(intake, None, part)}
        return render(request, "plans/review/finding_again.html", context)
    answer = answers.rows_again(request, intake, finding.rows)
    answer.write(answers.count(count))
    return answer
