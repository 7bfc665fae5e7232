"""Who may see and do what with jobs: fetch and check in one call, and the one queryset that all reads start from.

404 for what a person may not know exists; 403 for what they know and may not do. The rules in words: README.md.
"""

from datetime import date

from django.db.models import QuerySet

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.models import Assignment, Extension, Job


def jobs_for(
    person: User, permission: Permission = Permission.WORK_READ, *, today: date | None = None
) -> QuerySet[Job]:
    """The jobs in which a person holds a permission; none where they hold it nowhere.

    WORK_READ: own agencies' jobs, and those of the items that an own agency answers for. WORK_REPORT: own agencies'
    jobs that are still asked for. WORK_CONFIRM: the jobs whose report this person may confirm or return.
    """
    raise NotImplementedError


def job_for(person: User, pk: int, permission: Permission = Permission.WORK_READ) -> Job:
    """One job with its assignment, agency, item and plan. Http404 where it may not be seen, 403 where seen but not
    allowed."""
    raise NotImplementedError


def may_report(person: User, job: Job, today: date) -> bool:
    """Whether this person may report on the job: WORK_REPORT in its agency, and it is still asked for."""
    raise NotImplementedError


def may_confirm(person: User, job: Job, today: date) -> bool:
    """Whether this person may confirm, return or reopen: a support's report by the agency that answers for the item,
    everything by the standing agency; never one's own report."""
    raise NotImplementedError


def may_decide(person: User, extension: Extension, today: date) -> bool:
    """Whether this person may grant or refuse a later day: the standing agency, never one's own request."""
    raise NotImplementedError


def extension_for(person: User, pk: int, permission: Permission = Permission.WORK_READ) -> Extension:
    """An extension, as job_for its job."""
    raise NotImplementedError


def assignments_for(person: User) -> QuerySet[Assignment]:
    """The assignments of the jobs that a person may see (ended ones too)."""
    raise NotImplementedError


def item_for(person: User, plan_pk: int, key: str) -> PlanItem:
    """An item of a plan that the person may read, with its plan. Http404 otherwise."""
    raise NotImplementedError
