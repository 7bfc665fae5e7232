"""An accepted plan at a glance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.queries.overview import overview as at_a_glance
from cchc.steps.plans.views.plan_pages import page_context


@require_GET
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    context = page_context(request, plan, "plan", year=at_a_glance(plan))
    return render(request, "plans/plan.html", context)
