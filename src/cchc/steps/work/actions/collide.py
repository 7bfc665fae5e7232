"""Two people at one job: the second save changed nothing, and the first one is to know of it."""

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.shared.records.models import Event
from cchc.steps.work.models import Job


def note_collision(job: Job, *, by: User) -> Event:
    """`by` typed something over a version that is no more; it is still in front of them, unsaved."""
    return record_event("work.collided", job, by=by, version=job.version)
