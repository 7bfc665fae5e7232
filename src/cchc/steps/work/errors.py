"""Why an action is refused: one Vietnamese sentence each, shown as it is."""

from datetime import datetime

from cchc.steps.plans.errors import Refused
from cchc.steps.work.models import Job

__all__ = ["Refused", "Stale"]


class Stale(Refused):
    """Somebody else saved this job since it was shown: `who`, `when`, and `changed`, what it became in words.

    Nothing was written; `job` is as it stands now.
    """

    def __init__(self, message: str, job: Job, *, who: str, when: datetime | None, changed: str) -> None:
        super().__init__(message)
        self.job, self.who, self.when, self.changed = job, who, when, changed
