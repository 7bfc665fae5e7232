"""Assignments that go from one agency to another: the old ones end, their open jobs begin anew where they stood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.steps.work import news
from cchc.steps.work.actions.lines import last_lines
from cchc.steps.work.actions.making import BATCH
from cchc.steps.work.models import Assignment, Extension, Job, Progress


@dataclass(frozen=True, slots=True)
class Handing:
    """To whom, since when, why, and who decided it."""

    agency: Agency
    on: date
    why: str
    by: User


def hand_on(
    olds: Sequence[Assignment], handing: Handing, *, joining: Sequence[Assignment] = ()
) -> tuple[list[Assignment], list[Job]]:
    """The new assignments and their jobs. `joining` end without new ones: their items are with the agency already."""
    at = timezone.now()
    ending = [*olds, *joining]
    jobs = list(Job.objects.filter(assignment__in=[one.pk for one in ending], state__in=Job.OPEN))
    lines = last_lines(jobs)
    _end(ending, jobs, handing, at)
    new = Assignment.objects.bulk_create([_successor(one, handing, at) for one in olds], batch_size=BATCH)
    heirs = {one.takes_over_id: one for one in new}
    moved = [(job, heirs[job.assignment_id]) for job in jobs if job.assignment_id in heirs]
    made = Job.objects.bulk_create([_copy(job, heir) for job, heir in moved], batch_size=BATCH)
    pairs = [
        (after, lines[job.pk]) for (job, _heir), after in zip(moved, made, strict=True) if job.pk in lines
    ]
    Progress.objects.bulk_create([_line(after, last, handing, at) for after, last in pairs], batch_size=BATCH)
    news.given(new, made)
    return list(new), list(made)


def _end(assignments: Sequence[Assignment], jobs: Sequence[Job], handing: Handing, at: datetime) -> None:
    """Before the new ones are written: an item has one agency that answers, and an agency one part in an item."""
    keys = [job.pk for job in jobs]
    for one in assignments:
        one.ended_on, one.ended_why = handing.on, handing.why
    Assignment.objects.bulk_update(assignments, ["ended_on", "ended_why"], batch_size=BATCH)
    Job.objects.filter(pk__in=keys).update(ended=True)
    Extension.objects.filter(job__in=keys, decision=Extension.Decision.ASKED).update(
        decision=Extension.Decision.UNDONE, decided_by=handing.by, decided_at=at, answer=handing.why
    )


def _successor(old: Assignment, handing: Handing, at: datetime) -> Assignment:
    return Assignment(
        item_id=old.item_id,
        plan_id=old.plan_id,
        agency=handing.agency,
        agency_code=handing.agency.code,
        role=old.role,
        answers=old.answers,
        stands_by=old.stands_by,
        named_id=old.named_id,
        part=old.part,
        given_by=handing.by,
        given_at=at,
        takes_over=old,
    )


def _copy(job: Job, heir: Assignment) -> Job:
    """The same job for the successor, as far as it is."""
    return Job(
        assignment=heir,
        period=job.period,
        starts_on=job.starts_on,
        due_on=job.due_on,
        first_due_on=job.first_due_on,
        waits_for_id=job.waits_for_id,
        state=job.state,
        percent=job.percent,
        done_on=job.done_on,
        reported_at=job.reported_at,
        version=1 if job.version else 0,
        plan_id=job.plan_id,
        item_id=job.item_id,
        agency_code=heir.agency_code,
        role=heir.role,
        field=job.field,
    )


def _line(job: Job, last: Progress, handing: Handing, at: datetime) -> Progress:
    """The first line of the successor's history: where the job stood."""
    return Progress(
        job=job,
        number=1,
        kind=Progress.Kind.HANDOVER,
        state=job.state,
        asks=last.asks,
        percent=job.percent,
        words=last.words,
        reason=handing.why,
        done_on=job.done_on,
        by=handing.by,
        at=at,
    )
