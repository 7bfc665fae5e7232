"""The due days of a month, made on the server: the same on paper, by keyboard and for who listens."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import requires
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.steps.plans.models import YEARS
from cchc.steps.work.access import jobs_for
from cchc.steps.work.queries.calendar import month_of
from cchc.steps.work.views.pages import tabs


@require_GET
@requires(Permission.WORK_READ)
def page(request: HttpRequest) -> HttpResponse:
    """`thang` is "2026-04"; `chi=con-viec` leaves out what is done, `cua=toi` what is not of an own agency."""
    person, day = request.user, scope.today()
    assert isinstance(person, User)
    first = _month(request.GET.get("thang", "")) or day.replace(day=1)
    jobs = jobs_for(person).filter(ended=False)
    own = scope_of(person, day).own
    mine, open_ = request.GET.get("cua") == "toi" and bool(own), request.GET.get("chi") == "con-viec"
    if mine:
        jobs = jobs.filter(agency_code__in=own)
    if open_:
        jobs = jobs.exclude(state__in=("done", "na"))
    context = {
        "tabs": tabs(request, "work:calendar"),
        "keys_template": "work/calendar_keys.html",
        "month": month_of(jobs, first, day),
        "today": day,
        "this_month": day.replace(day=1),
        "mine": mine,
        "has_own": bool(own) and jobs_are_wider(person),
        "open": open_,
    }
    return render(request, "work/calendar.html", context)


def jobs_are_wider(person: User) -> bool:
    """Whether somebody sees more than their own agencies' jobs."""
    codes = scope_of(person, scope.today()).codes(Permission.WORK_READ)
    return codes is None or bool(codes - scope_of(person, scope.today()).own)


def _month(text: str) -> date | None:
    try:
        found = date.fromisoformat(f"{text}-01") if len(text) == 7 else None
    except ValueError:
        return None
    return found if found and found.year in YEARS else None
