"""The list of jobs: filters in the address, grouped by task or one line a job, selection for acting on many."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of, today
from cchc.steps.work.access import jobs_for
from cchc.steps.work.queries import choices, job_filter, job_list
from cchc.steps.work.queries.jobs import job_list as listed_jobs
from cchc.steps.work.views import list_parts
from cchc.steps.work.views.bulk import acts_for, told
from cchc.steps.work.views.pages import tabs

PER_PAGE = 100
TASKS_PER_PAGE = 50


@require_GET
@requires(Permission.WORK_READ)
def page(request: HttpRequest) -> HttpResponse:
    person, day = request.user, today()
    assert isinstance(person, User)
    all_jobs = jobs_for(person).filter(ended=False)
    asked = asked_of(person, request.GET)
    offered = choices.choices(person, all_jobs, asked)
    jobs = job_list.sorted_jobs(listed_jobs(person, today=day, where=asked.condition(day)), asked)
    context = {
        "tabs": tabs(request, "work:jobs"),
        "asked": asked,
        "today": day,
        "total": all_jobs.count(),
        "choices": offered,
        "states": {name: state.label for name, state in job_filter.STATES.items()},
        "whens": job_filter.WHEN,
        "roles": {name: role.label for name, role in job_filter.ROLES.items()},
        "address": urlencode(job_filter.to_address(asked)),
        "acts": acts_for(person),
        "told": told(request),
        **list_parts.around(asked, offered),
        **(
            _grouped(request, person, asked, jobs, day)
            if list_parts.is_grouped(asked)
            else _flat(request, jobs, day)
        ),
    }
    return render(request, "work/jobs.html", context)


def asked_of(person: User, address: Mapping[str, str]) -> job_filter.JobFilter:
    """The filters of an address. Who sees only some agencies' jobs sees them of all plans; who sees everybody's
    starts with the newest plan."""
    asked = job_filter.from_address(address)
    if asked.plan or asked.item:
        return asked
    plan = job_filter.ALL_PLANS
    if scope_of(person, today()).codes(Permission.WORK_READ) is None:
        newest = choices.plans_with_jobs(person, jobs_for(person)).values_list("pk", flat=True).first()
        plan = str(newest) if newest else plan
    return replace(asked, plan=plan)


def _flat(request: HttpRequest, jobs: Any, day: date) -> dict[str, Any]:
    found = Paginator(jobs, PER_PAGE).get_page(_number(request))
    return {
        "page": found,
        "lines": job_list.lines(list(found.object_list), day),
        "shown": found.paginator.count,
    }


def _grouped(
    request: HttpRequest, person: User, asked: job_filter.JobFilter, jobs: Any, day: date
) -> dict[str, Any]:
    """Tasks; `mo` names those that are open."""
    counted = jobs_for(person).filter(asked.condition(day), ended=False)
    found = Paginator(job_list.grouped(counted, day, asked), TASKS_PER_PAGE).get_page(_number(request))
    opened = {int(key) for key in request.GET.getlist("mo") if key.isdecimal() and len(key) < 16}
    tasks = job_list.item_lines(list(found.object_list), jobs, day, opened)
    return {"page": found, "tasks": tasks, "opened": opened, "shown": counted.count()}


def _number(request: HttpRequest) -> int:
    number = request.GET.get("trang", "")
    return int(number) if number.isdecimal() and len(number) < 9 else 1
