"""The audit trail: who did what, when, in words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import intake_for, plan_for
from cchc.steps.plans.models import Intake
from cchc.steps.plans.queries.trail import trail
from cchc.steps.plans.views.plan_pages import page_context


@require_GET
def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a document that is being taken in: also for who reviews it."""
    reviews = has_permission(request.user, Permission.PLAN_REVIEW)
    needed = Permission.PLAN_REVIEW if reviews else Permission.AUDIT_READ
    return _page(request, intake_for(request.user, pk, needed, light=True))


@require_GET
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Of an accepted plan, its review included."""
    found = plan_for(request.user, pk, Permission.AUDIT_READ)
    return _page(request, found.intake, page_context(request, found, "plan_trail"))


def _page(request: HttpRequest, found: Intake, plan: dict[str, Any] | None = None) -> HttpResponse:
    number = request.GET.get("trang", "")
    page, lines = trail(found, int(number) if number.isdecimal() else 1)
    template = "plans/plan_trail.html" if plan else "plans/trail.html"
    return render(request, template, {"intake": found, "page": page, "lines": lines, **(plan or {})})
