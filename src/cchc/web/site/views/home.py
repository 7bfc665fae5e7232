"""Việc của tôi: what waits for the person who logged in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.queries.plans import plans, waiting_for
from cchc.steps.work.queries.cascade_waiting import cascade_todos
from cchc.steps.work.views.mine import work_context

LATEST = 5


@requires(Permission.PLAN_READ)
def home(request: HttpRequest) -> HttpResponse:
    """Each step says what waits; this page only joins them."""
    waiting = waiting_for(request.user)
    context = {
        "waiting": waiting,
        "plans": plans(request.user)[:LATEST],
        "cascade": cascade_todos(request.user, scope.today()),
        **work_context(request),
    }
    return render(request, "site/home.html", context)
