"""All plans, and the documents that are on their way to becoming one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.queries import plans
from cchc.steps.plans.queries.listing import PlanFilter, listing


@require_GET
@requires(Permission.PLAN_READ)
def page(request: HttpRequest) -> HttpResponse:
    asked = PlanFilter(
        words=request.GET.get("tim", "").strip(),
        year=request.GET.get("nam", ""),
        issuer=request.GET.get("noi-ban-hanh", ""),
    )
    context = {
        "asked": asked,
        "listing": listing(request.user, asked),
        "intakes": plans.open_intakes(request.user),
    }
    return render(request, "plans/list.html", context)
