"""Jobs as they are listed, and one job with all that belongs to it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from cchc.shared.accounts.models import User
from cchc.steps.work.models import Evidence, Extension, Job, Progress


@dataclass(frozen=True, slots=True)
class JobPage:
    """One job with its ledgers. `before`: the jobs of the agencies that had it earlier, oldest first."""

    job: Job  # with status
    history: list[Progress]
    evidence: list[Evidence]
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
    raise NotImplementedError


def job_page(job: Job, *, today: date) -> JobPage:
    """All of one job; five queries, however long its history."""
    raise NotImplementedError
