"""Two people at one job: the second save changed nothing, and the first one is to know of it."""

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.shared.records.models import Event
from cchc.steps.work.errors import Refused, Stale
from cchc.steps.work.models import Job, Progress


def note_collision(job: Job, *, by: User) -> Event:
    """`by` typed something over a version that is no more; it is still in front of them, unsaved."""
    return record_event("work.collided", job, by=by, version=job.version)


def note_refused(refusal: Refused, *, by: User) -> None:
    """The same where it came too late for what somebody else had saved; one's own two windows are no news."""
    if not isinstance(refusal, Stale):
        return
    last = Progress.objects.filter(job=refusal.job, number=refusal.job.version).first()
    if last is not None and last.by_id != by.pk:
        note_collision(refusal.job, by=by)
