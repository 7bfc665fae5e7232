"""What an amendment of a task does to those who have it: assignments begin and end, jobs get other days or end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.steps.plans.actions.amend import Names, forget_names
from cchc.steps.plans.models import NamedAgency, PlanItem
from cchc.steps.work.actions.giving import take_back
from cchc.steps.work.actions.lines import Said, lock, write
from cchc.steps.work.actions.making import drafts_of, job_of, make_jobs
from cchc.steps.work.models import Assignment, Extension, Job, Progress
from cchc.steps.work.naming import names_of
from cchc.steps.work.sharing import Share, shares_of

LEAD = Assignment.Role.LEAD


@dataclass(frozen=True, slots=True)
class Cause:
    """Who amends, and by what: "Điều chỉnh theo 812/QĐ-UBND ngày 01/6/2026"."""

    words: str
    by: User


@transaction.atomic
def rename_assignments(item: PlanItem, names: Names, cause: Cause) -> None:
    """Those who are named now have the item in their role, those who no longer are lose it; what was given by hand
    stays. `names` are what became of the item's names."""
    now = NamedAgency.objects.filter(item=item).exclude(pk__in=[one.pk for one in names.gone])
    wanted = shares_of(now, names_of(item.plan, scope.today()))
    live = list(Assignment.objects.filter(item=item, ended_on=None).select_related("named", "item__plan"))
    end_assignments([one for one in live if one.named_id and one.agency_code not in wanted], cause)
    for one in live:
        share = wanted.get(one.agency_code)
        if share is not None and (one.named_id or one.role != share.role):
            _follow(one, share, item)
    Assignment.objects.filter(named__in=names.gone).update(named=None)
    there = {one.agency_code for one in live}
    _begin(item, [share for code, share in wanted.items() if code not in there], cause)
    forget_names(names)


def _follow(assignment: Assignment, share: Share, item: PlanItem) -> None:
    """The same agency under the name, and in the role, that the item has for it now. Who had work keeps it."""
    called = assignment.stands_by and not share.stands_by
    assignment.named, assignment.part, assignment.role = share.named, share.part, share.role
    assignment.stands_by = assignment.stands_by and share.stands_by
    assignment.answers = assignment.answers and share.role == LEAD
    assignment.save(update_fields=["named", "part", "role", "stands_by", "answers"])
    assignment.jobs.update(role=share.role)
    if called:
        make_jobs([assignment], {item.pk: item}, item.plan.year)


def begin_assignments(item: PlanItem, cause: Cause) -> None:
    """A new item goes to those whom it names."""
    shares = shares_of(NamedAgency.objects.filter(item=item), names_of(item.plan, scope.today()))
    _begin(item, list(shares.values()), cause)


def _begin(item: PlanItem, shares: Sequence[Share], cause: Cause) -> None:
    made = Assignment.objects.bulk_create(
        Assignment(
            item=item,
            plan_id=item.plan_id,
            agency=share.agency,
            agency_code=share.agency.code,
            role=share.role,
            named=share.named,
            part=share.part,
            stands_by=share.stands_by,
            given_by=cause.by,
            given_at=timezone.now(),
        )
        for share in shares
    )
    make_jobs(made, {item.pk: item}, item.plan.year)


def end_assignments(assignments: Iterable[Assignment], cause: Cause) -> int:
    """Open jobs become "Không áp dụng" with the reason, then the assignment ends; how many ended."""
    count = 0
    for one in assignments:
        jobs = list(one.jobs.filter(state__in=Job.OPEN))
        take_back(one, why=cause.words, by=cause.by)
        _no_longer(jobs, cause)
        count += 1
    return count


def _no_longer(jobs: Iterable[Job], cause: Cause) -> None:
    """One line of history each; what was reported stays in the lines before."""
    held = lock(job.pk for job in jobs)
    kind, na = Progress.Kind.CONFIRM, Job.State.NOT_APPLICABLE
    said = {pk: Said(kind, na, job.percent, reason=cause.words) for pk, job in held.items()}
    write(said, held, cause.by)


@transaction.atomic
def redate(item: PlanItem, cause: Cause) -> None:
    """The item's new deadline: open jobs get their new day (the first one stays to be seen), periods that are no
    longer asked for end, new ones begin. What is finished stays."""
    drafts = {draft.period: draft for draft in drafts_of(item, item.plan.year)}
    for assignment in Assignment.objects.filter(item=item, ended_on=None, stands_by=False):
        jobs = {job.period: job for job in assignment.jobs.all()}
        _no_longer([job for period, job in jobs.items() if period not in drafts and _is_open(job)], cause)
        for period, draft in drafts.items():
            if period not in jobs:
                job_of(assignment, item, draft).save()
            elif _is_open(jobs[period]):
                _move(jobs[period], draft, cause)


def _is_open(job: Job) -> bool:
    return job.state in Job.OPEN


def _move(job: Job, draft: Job, cause: Cause) -> None:
    """The new day stands in the ledger of extensions, with what decided it."""
    if job.due_on == draft.due_on and job.waits_for_id == draft.waits_for_id:
        return
    if draft.due_on is not None and draft.due_on != job.due_on:
        now = timezone.now()
        Extension.objects.create(
            job=job,
            old_due_on=job.due_on,
            new_due_on=draft.due_on,
            why=cause.words,
            asked_by=cause.by,
            asked_at=now,
            decision=Extension.Decision.GRANTED,
            decided_by=cause.by,
            decided_at=now,
            answer=cause.words,
        )
    job.due_on, job.starts_on, job.waits_for = draft.due_on, draft.starts_on, draft.waits_for
    job.first_due_on = job.first_due_on or draft.due_on
    job.save(update_fields=["due_on", "starts_on", "waits_for", "first_due_on"])
