"""The list of jobs: filters in the address, grouped by task or one line a job, selection for acting on many."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import requires
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.steps.work.access import jobs_for
from cchc.steps.work.models import Job
from cchc.steps.work.queries import choices, job_filter, job_list
from cchc.steps.work.queries.jobs import job_list as listed_jobs
from cchc.steps.work.views import list_parts
from cchc.steps.work.views.bulk import acts_for
from cchc.steps.work.views.bulk_told import told
from cchc.steps.work.views.pages import tabs

PER_PAGE = 50
TASKS_PER_PAGE = 50


@require_GET
@requires(Permission.WORK_READ)
def page(request: HttpRequest) -> HttpResponse:
    person, day = request.user, scope.today()
    assert isinstance(person, User)
    own = scope_of(person, day).own
    all_jobs = jobs_for(person).filter(ended=False)
    asked = asked_of(person, request.GET)
    if key := _opened_in_place(request):
        return _one_task(request, all_jobs.filter(item=key), asked, day)
    offered = choices.choices(person, all_jobs, asked)
    where = asked.condition(day, own)
    jobs = job_list.sorted_jobs(listed_jobs(person, today=day, where=where), asked)
    context = {
        "tabs": tabs(request, "work:jobs"),
        "asked": asked,
        "today": day,
        "total": (
            all_jobs.filter(plan=int(asked.plan)) if list_parts.of_one_plan(asked) else all_jobs
        ).count(),
        "choices": offered,
        "states": {name: state.label for name, state in job_filter.STATES.items()},
        "whens": job_filter.WHEN,
        "roles": {name: role.label for name, role in job_filter.ROLES.items()},
        "address": urlencode(job_filter.to_address(asked)),
        "acts": acts_for(person),
        "told": told(request),
        **list_parts.around(asked, offered, own),
    }
    if list_parts.is_grouped(asked):
        context |= _grouped(request, all_jobs.filter(where), asked, jobs, day)
    else:
        context |= _flat(request, jobs, day)
    return render(request, "work/jobs.html", context)


def _opened_in_place(request: HttpRequest) -> int:
    """The task that htmx asks for alone, to open it in the list; 0: the whole page is asked for."""
    target = (request.htmx.target or "") if request.htmx else ""  # type: ignore[attr-defined]
    key = target.removeprefix("nv-")
    return int(key) if key != target and key.isdecimal() and len(key) < 16 else 0


def _one_task(
    request: HttpRequest, jobs: QuerySet[Job], asked: job_filter.JobFilter, day: date
) -> HttpResponse:
    """A task's rows, opened: the same part of the page, without the rest."""
    person = request.user
    assert isinstance(person, User)
    where = asked.condition(day, scope_of(person, day).own)
    counted = jobs.filter(where)
    rows = list(job_list.grouped(counted, day, asked))
    if not rows:
        raise Http404
    key = rows[0]["item_id"]
    listed = job_list.sorted_jobs(listed_jobs(person, today=day, where=where & Q(item=key)), asked)
    (task,) = job_list.item_lines(rows, listed, day, {key})
    context = {"task": task, "opened": {key}, "acts": acts_for(person)}
    answer = render(request, "work/parts/task_rows.html", context)
    patch_vary_headers(answer, ("HX-Request", "HX-Target"))
    return answer


def asked_of(person: User, address: Mapping[str, str]) -> job_filter.JobFilter:
    """The filters of an address. With none said: who sees only some agencies' jobs starts with their own agency's,
    who sees everybody's with the newest plan."""
    asked = job_filter.from_address(address)
    held = scope_of(person, scope.today())
    sees_all = held.codes(Permission.WORK_READ) is None
    if not sees_all and asked.is_empty and not asked.whose and held.own:
        asked = replace(asked, whose=job_filter.MINE)
    if asked.plan or asked.item:
        return asked
    plan = job_filter.ALL_PLANS
    if sees_all:
        newest = choices.plans_with_jobs(person, jobs_for(person)).values_list("pk", flat=True).first()
        plan = str(newest) if newest else plan
    return replace(asked, plan=plan)


def _flat(request: HttpRequest, jobs: QuerySet[Job], day: date) -> dict[str, Any]:
    found = Paginator(jobs, PER_PAGE).get_page(_number(request))
    return {
        "page": found,
        "lines": job_list.lines(list(found.object_list), day),
        "shown": found.paginator.count,
    }


def _grouped(
    request: HttpRequest, counted: QuerySet[Job], asked: job_filter.JobFilter, jobs: QuerySet[Job], day: date
) -> dict[str, Any]:
    """Tasks; `mo` names those that are open. `counted` and `jobs` are the same jobs, bare and with all joined in.

    A plan has some hundred tasks: all are counted in one query, and one page of them is shown.
    """
    rows = list(job_list.grouped(counted, day, asked))
    found = Paginator(rows, TASKS_PER_PAGE).get_page(_number(request))
    opened = {int(key) for key in request.GET.getlist("mo") if key.isdecimal() and len(key) < 16}
    tasks = job_list.item_lines(list(found.object_list), jobs, day, opened)
    return {"page": found, "tasks": tasks, "opened": opened, "shown": sum(row["total"] for row in rows)}


def _number(request: HttpRequest) -> int:
    number = request.GET.get("trang", "")
    return int(number) if number.isdecimal() and len(number) < 9 else 1
