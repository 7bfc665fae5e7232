"""The due dates of a person, for a calendar outside."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.steps.work.access import jobs_for
from cchc.steps.work.models import Job
from cchc.steps.work.queries.due_lines import words_of


@dataclass(frozen=True, slots=True)
class Dated:
    """A job for a calendar: its due day, and how it stands in words."""

    job: int
    words: str
    agency: str
    due_on: date
    state: str
    is_done: bool
    url: str


MOST_DATES = 1500


def dated(person: User, today: date, *, since: date, until: date) -> list[Dated]:
    """The dated jobs of a person's own agencies; of who has none: those of the leads that answer. Two queries."""
    mine = jobs_for(person, Permission.WORK_REPORT, today=today)
    if not scope_of(person, today).codes(Permission.WORK_REPORT):
        mine = jobs_for(person, Permission.WORK_READ, today=today).filter(assignment__answers=True)
    found = mine.filter(ended=False, due_on__range=(since, until)).exclude(state=Job.State.NOT_APPLICABLE)
    return [
        Dated(
            job=job.pk,
            words=words_of(job.item),
            agency=job.assignment.agency.name,
            due_on=job.due_on,
            state=str(job.get_state_display()),
            is_done=job.state == Job.State.DONE,
            url=reverse("work:job", args=[job.pk]),
        )
        for job in found.select_related("item", "assignment__agency").order_by("due_on", "pk")[:MOST_DATES]
        if job.due_on
    ]
