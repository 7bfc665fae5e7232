"""One field of a plan: its tasks, agencies and targets on one page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cchc.shared.accounts import scope
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plan_for
from cchc.web.site.overview import address, field_page
from cchc.web.site.overview.levels import BARS, LEVELS
from cchc.web.site.overview.page import field_names


@require_GET
def show(request: HttpRequest, plan: int, number: int) -> HttpResponse:
    """`number` counts the plan's fields from 1."""
    found = plan_for(request.user, plan, Permission.PLAN_READ)
    day, understood = address.day_asked(request.GET.get("ngay", "").strip(), scope.today())
    asked = address.Asked(found, day, scope.today())
    names = field_names(asked)
    if not 1 <= number <= len(names):
        raise Http404
    context = {
        "asked": asked,
        "understood": understood,
        "page": field_page.load(request.user, asked, names[number - 1]),
        "number": number,
        "names": list(enumerate(names, 1)),
        "days": address.days_offered(asked),
        "levels": LEVELS,
        "bars": BARS,
        "trail": [
            {"name": _("Kế hoạch"), "url": reverse("plans:list")},
            {"name": found.number or str(found.year), "url": reverse("plans:plan", args=[found.pk])},
        ],
    }
    return render(request, "site/overview/field.html", context)
