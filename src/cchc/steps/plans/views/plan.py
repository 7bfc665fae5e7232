"""An accepted plan at a glance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.queries import plans


@require_GET
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    context = {
        "plan": plan,
        "totals": plans.totals(plan),
        "fields": plans.fields(plan),
        "open_findings": plans.open_findings(plan),
    }
    return render(request, "plans/plan.html", context)
