"""What is due for a person: the one question that reminders and calendar feeds ask this step.

Who does a job is reminded of it; who confirms is told what waits; both see only what `access` lets them see.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.steps.work.access import jobs_for, to_confirm
from cchc.steps.work.models import Assignment, Extension, Job, Progress
from cchc.steps.work.queries.due_lines import Due, Group, by_day, words_of
from cchc.steps.work.queries.due_plans import agencies_owing, any_to_review, plans_due

TO_DO = (Job.State.TODO, Job.State.DOING, Job.State.RETURNED)
AHEAD = timedelta(days=14)  # the most that a person can be reminded ahead


def dues(person: User, today: date, *, until: date, limit: int) -> Iterator[Group]:
    """The groups that are not empty, the most pressing first, each with at most `limit` lines. A constant number of queries."""
    mine = jobs_for(person, Permission.WORK_REPORT, today=today).filter(ended=False, state__in=TO_DO)
    yield from _returned(mine.filter(state=Job.State.RETURNED), limit)
    yield from _dated(mine.exclude(state=Job.State.RETURNED), today, until, limit)
    yield from _to_confirm(person, today, limit)
    yield from _extensions(person, today, limit)
    yield from plans_due(person, today, until=until, limit=limit)


def agencies_waiting(today: date) -> frozenset[str]:
    """The agencies (by code) where something is due, late, returned or waits for a lead's confirmation, or a plan is owed."""
    open_ = Job.objects.filter(ended=False, state__in=Job.OPEN)
    near = Q(due_on__lte=today + AHEAD) | Q(state__in=(Job.State.RETURNED, Job.State.CONFIRMING))
    own = set(open_.filter(near).order_by().values_list("agency_code", flat=True).distinct())
    answering = Job.objects.filter(ended=False, state=Job.State.CONFIRMING).order_by()
    leads = answering.filter(item__assignments__answers=True, item__assignments__ended_on=None)
    return frozenset(
        own
        | set(leads.values_list("item__assignments__agency_code", flat=True).distinct())
        | agencies_owing(today)
    )


def anything_to_decide(today: date) -> bool:
    """Whether any report, plan or request for a later day waits for somebody, or somebody waits for a plan."""
    waiting = Job.objects.filter(ended=False, state=Job.State.CONFIRMING).exists()
    if waiting or any_to_review() or agencies_owing(today):
        return True
    return Extension.objects.filter(decision=Extension.Decision.ASKED).exists()


def _returned(jobs: QuerySet[Job], limit: int) -> Iterator[Group]:
    first = _first(jobs, limit, Permission.WORK_REPORT)
    if first:
        last = Progress.objects.filter(job__in=jobs.order_by(), number=F("job__version"))
        yield Group("returned", first, by_day(last, "at"), has_due_days=False)


def _dated(jobs: QuerySet[Job], today: date, until: date, limit: int) -> Iterator[Group]:
    counted = jobs.filter(due_on__lte=until).order_by().values("due_on").annotate(n=Count("pk"))
    days = {day: n for day, n in counted.values_list("due_on", "n") if day}
    spans = {
        "late": (date.min, today - timedelta(days=1)),
        "today": (today, today),
        "soon": (today + timedelta(days=1), until),
    }
    for key, (first, last) in spans.items():
        inside = {day: n for day, n in days.items() if first <= day <= last}
        if inside:
            those = jobs.filter(due_on__range=(first, last)).order_by("due_on", "pk")
            yield Group(key, _first(those, limit, Permission.WORK_REPORT), inside)


def _to_confirm(person: User, today: date, limit: int) -> Iterator[Group]:
    jobs = to_confirm(person, today).order_by("reported_at", "pk")
    shown = list(_joined(jobs)[:limit])
    if shown:
        through = _seen_through(person, shown, today)
        first = tuple(replace(_due(job, Permission.WORK_READ), agency_code=through[job.pk]) for job in shown)
        yield Group("confirm", first, by_day(jobs, "reported_at"), has_due_days=False)


def _seen_through(person: User, jobs: list[Job], today: date) -> dict[int, str]:
    """Job → the agency in which the person may read it: its own, or the one that answers for the task."""
    scope = scope_of(person, today)
    answering = Assignment.objects.filter(
        item__in=[job.item_id for job in jobs], answers=True, ended_on=None
    ).values_list("item", "agency_code")
    lead = dict(answering)
    return {
        job.pk: job.agency_code
        if scope.may(Permission.WORK_READ, job.agency_code)
        else lead.get(job.item_id, job.agency_code)
        for job in jobs
    }


def _extensions(person: User, today: date, limit: int) -> Iterator[Group]:
    codes = scope_of(person, today).codes(Permission.WORK_CONFIRM)
    where = Q() if codes is None else Q(job__agency_code__in=codes)
    asked = Extension.objects.filter(where, decision=Extension.Decision.ASKED, job__ended=False)
    asked = asked.exclude(asked_by=person).order_by("asked_at", "pk")
    first = tuple(_due(one.job, Permission.WORK_READ) for one in _joined(asked, "job__")[:limit])
    if first:
        yield Group("extension", first, by_day(asked, "asked_at"), has_due_days=False)


def _first(jobs: QuerySet[Job], limit: int, permission: Permission) -> tuple[Due, ...]:
    return tuple(_due(job, permission) for job in _joined(jobs)[:limit])


def _joined(rows: QuerySet, head: str = "") -> QuerySet:  # type: ignore[type-arg]
    return rows.select_related(f"{head}item", f"{head}assignment__agency")


def _due(job: Job, permission: Permission) -> Due:
    return Due(
        words=words_of(job.item),
        url=reverse("work:job", args=[job.pk]),
        agency_code=job.agency_code,
        agency=job.assignment.agency.name,
        permission=permission,
        due_on=job.due_on,
    )
