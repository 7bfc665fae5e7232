"""Jobs as they are listed, and one job with all that belongs to it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from cchc.shared.accounts.models import User
from cchc.steps.work.access import JOINED, jobs_for
from cchc.steps.work.models import Assignment, Evidence, Extension, Job, Progress
from cchc.steps.work.queries.status import with_status

HEAVY = ("item__place", "item__codes", "item__folded", "plan__folded")


@dataclass(frozen=True, slots=True)
class JobPage:
    """One job with its ledgers. `before`: the jobs of the agencies that had it earlier, oldest first."""

    job: Job  # with status
    history: list[Progress]  # oldest first, those of `before` among them
    evidence: list[Evidence]  # withdrawn ones too, those of `before` among them
    extensions: list[Extension]
    before: list[Job]


def job_list(
    person: User,
    *,
    today: date,
    where: Q | None = None,
    status: str = "",
    as_of: date | None = None,
    ended: bool = False,
) -> QuerySet[Job]:
    """The jobs that a person may see, with status, item, agency and awaited event joined in, ready to be sorted and
    cut into pages. `where` narrows by columns, `status` by one of pure.deadline.STATUSES."""
    jobs = jobs_for(person, today=today)
    if where is not None:
        jobs = jobs.filter(where)
    if not ended and as_of is None:
        jobs = jobs.filter(ended=False)
    jobs = with_status(jobs, today, as_of=as_of)
    if status:
        jobs = jobs.filter(Q(("status", status)))
    return jobs.select_related(*JOINED).defer(*HEAVY)


def job_page(job: Job, *, today: date) -> JobPage:
    """All of one job; six queries for a job that was never handed on, three more for each hand-over."""
    shown = with_status(Job.objects.filter(pk=job.pk), today).select_related(*JOINED).get()
    before = _before(shown)
    chain = [*before, shown]
    keys = [one.pk for one in chain]
    history = Progress.objects.filter(job__in=keys).select_related("by").order_by("at", "pk")
    evidence = Evidence.objects.filter(job__in=keys).select_related("document", "added_by", "replaced_by")
    extensions = Extension.objects.filter(job__in=keys).select_related("asked_by", "decided_by")
    return JobPage(
        shown, list(history), list(evidence.order_by("pk")), list(extensions.order_by("pk")), before
    )


def _before(job: Job) -> list[Job]:
    """The same job with the agencies that had it earlier, oldest first."""
    found: list[Job] = []
    assignment: Assignment | None = job.assignment
    while assignment is not None and assignment.takes_over_id is not None:
        earlier = Job.objects.filter(assignment=assignment.takes_over_id, period=job.period)
        one = earlier.select_related("assignment__agency").first()
        if one is None:
            break
        found.insert(0, one)
        assignment = one.assignment
    return found
