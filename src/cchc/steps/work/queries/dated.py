"""The due dates of a person, for a calendar outside."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.steps.work.access import jobs_for
from cchc.steps.work.models import Extension, Job
from cchc.steps.work.queries.due_lines import words_of


@dataclass(frozen=True, slots=True)
class Dated:
    """A job for a calendar: its due day, and how it stands in words.

    `is_off`: no longer asked of the agency. `changes` grows with every report, later day and taking back.
    """

    job: int
    words: str
    agency: str
    due_on: date
    state: str
    is_done: bool
    is_off: bool
    changes: int
    url: str


MOST_DATES = 1500


def dated(person: User, today: date, *, since: date, until: date) -> list[Dated]:
    """The dated jobs of a person's own agencies, those that were taken back too; of who has none: those of the leads
    that answer. Two queries."""
    found = _of(person, today).filter(due_on__range=(since, until))
    later = Count("extensions", filter=Q(extensions__decision=Extension.Decision.GRANTED))
    joined = found.select_related("item", "assignment__agency").annotate(later=later)
    return [
        Dated(
            job=job.pk,
            words=words_of(job.item),
            agency=job.assignment.agency.name,
            due_on=job.due_on,
            state=str(job.get_state_display()),
            is_done=job.state == Job.State.DONE,
            is_off=job.ended or job.state == Job.State.NOT_APPLICABLE,
            changes=job.version + job.later + job.ended,
            url=reverse("work:job", args=[job.pk]),
        )
        for job in joined.order_by("ended", "due_on", "pk")[:MOST_DATES]
        if job.due_on
    ]


def _of(person: User, today: date) -> QuerySet[Job]:
    codes = scope_of(person, today).codes(Permission.WORK_REPORT)
    if codes:
        return Job.objects.filter(agency_code__in=codes)
    return jobs_for(person, Permission.WORK_READ, today=today).filter(assignment__answers=True, ended=False)
