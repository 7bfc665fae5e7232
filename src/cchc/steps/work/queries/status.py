"""Late, soon, on time: computed with the day as an argument, in the database as in `pure.deadline.status`."""

from datetime import date

from django.db.models import QuerySet

from cchc.steps.work.models import Job

SOON_DAYS = 7


def with_status(
    jobs: QuerySet[Job], today: date, *, soon_days: int = SOON_DAYS, as_of: date | None = None
) -> QuerySet[Job]:
    """The jobs with `status` (pure.deadline.STATUSES) and `state_on`, `percent_on`, `due_on_on`, `done_on_on` as they
    stood at the end of the day `as_of`; None: as they stand now. Jobs not yet given on that day are left out."""
    raise NotImplementedError
