"""Report, confirm, return, reopen: each one line of a job's history. A stale save changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc.shared.accounts.models import User
from cchc.shared.records.models import Document
from cchc.steps.work.models import Job, Progress


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A document as it is put to a job; empty facts are taken from the document's own where it has them."""

    document: Document
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None


def report(
    job: Job,
    *,
    by: User,
    version: int,
    state: str,
    percent: int | None = None,
    words: str = "",
    difficulty: str = "",
    proposal: str = "",
    reason: str = "",
    done_on: date | None = None,
    evidence: Sequence[NewEvidence] = (),
    today: date | None = None,
) -> Progress:
    """What the agency says of its job. `state` is one of TODO, DOING, DONE, NOT_APPLICABLE; the last two wait for
    confirmation (CONFIRMING, Progress.asks keeps what was asked). Raises Stale, Refused.

    DONE needs words or evidence where the item has an output, and a day (today when none is said); NOT_APPLICABLE
    needs a reason.
    """
    raise NotImplementedError


def confirm(job: Job, *, by: User, version: int, words: str = "", today: date | None = None) -> Progress:
    """What was reported holds: DONE or NOT_APPLICABLE. Raises Stale, Refused."""
    raise NotImplementedError


def return_(job: Job, *, by: User, version: int, reason: str, today: date | None = None) -> Progress:
    """Back to the agency with a reason. Raises Stale, Refused."""
    raise NotImplementedError


def reopen(job: Job, *, by: User, version: int, reason: str, today: date | None = None) -> Progress:
    """What was confirmed is open again, with a reason. Raises Stale, Refused."""
    raise NotImplementedError
