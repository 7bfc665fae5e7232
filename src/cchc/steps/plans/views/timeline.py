"""The year of a plan: what is due in which month."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.queries import items, timeline
from cchc.steps.plans.views.plan_pages import page_context


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    by_agency = request.GET.get("theo") == "co-quan"
    views = items.in_force(plan)
    context = {
        "year": timeline.year_of(views, plan.year, by_agency=by_agency),
        "by_agency": by_agency,
        "months": timeline.MONTHS,
        "total": len(views),
    }
    return render(request, "plans/timeline.html", page_context(request, plan, "timeline", **context))
