"""The work of one agency: a part of its page that is put together here, above the steps."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plans_for
from cchc.steps.work.queries.overview import agencies_named
from cchc.web.site.overview import address, agency_page


@require_GET
@requires(Permission.WORK_READ)
def work(request: HttpRequest, code: str) -> HttpResponse:
    plans = list(plans_for(request.user))
    asked, understood = address.from_address(request.GET, plans, scope.today())
    named = agencies_named([code], asked.day if asked else scope.today())
    if not named:
        raise Http404
    if asked is None:
        return render(request, "site/overview/none.html")
    page = agency_page.load(request.user, asked, named[0])
    kind, words = agency_page.plan_state(page.own_plan, asked)
    context = {
        "plans": plans,
        "asked": asked,
        "understood": understood,
        "page": page,
        "own_kind": kind,
        "own_words": words,
        "days": address.days_offered(asked),
        "all_url": asked.jobs(**{"co-quan": code, "vai-tro": ""}),
        "trail": [
            {"name": _("Cơ quan"), "url": reverse("agencies:list")},
            {"name": named[0].short_name or named[0].name, "url": reverse("agencies:agency", args=[code])},
        ],
    }
    return render(request, "site/overview/agency.html", context)
