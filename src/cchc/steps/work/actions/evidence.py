"""Documents that prove a job's product: added, replaced, withdrawn; never erased."""

from datetime import date

from cchc.shared.accounts.models import User
from cchc.steps.work.actions.progress import NewEvidence
from cchc.steps.work.models import Evidence, Job


def add_evidence(job: Job, new: NewEvidence, *, by: User, today: date | None = None) -> Evidence:
    """Put a document to a job. The same document again gives the row that is there."""
    raise NotImplementedError


def replace_evidence(
    evidence: Evidence, new: NewEvidence, *, by: User, today: date | None = None
) -> Evidence:
    """Another document in its place; the old row stays and says what replaced it."""
    raise NotImplementedError


def withdraw_evidence(evidence: Evidence, *, reason: str, by: User, today: date | None = None) -> Evidence:
    """Take a document back, with a reason; the row stays."""
    raise NotImplementedError
