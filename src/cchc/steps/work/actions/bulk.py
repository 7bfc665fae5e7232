"""The same act on many jobs at once: what can be done is done, the rest is told; all of it can be undone.

An undo adds lines to the ledgers and takes none away. A job that was saved since is left as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.shared.accounts.models import User
from cchc.steps.work.models import Extension


@dataclass(frozen=True, slots=True)
class Bulk:
    """What became of a bulk act. `token` undoes it; "" where nothing was done."""

    done: tuple[int, ...]  # keys of jobs
    refused: Mapping[int, str]  # key of a job → the sentence
    token: str


def report_many(
    versions: Mapping[int, int],
    *,
    by: User,
    state: str,
    words: str = "",
    reason: str = "",
    done_on: date | None = None,
    percent: int | None = None,
    today: date | None = None,
) -> Bulk:
    """One report on many jobs. `versions`: key of the job → the version that was shown."""
    raise NotImplementedError


def confirm_many(
    versions: Mapping[int, int], *, by: User, words: str = "", today: date | None = None
) -> Bulk:
    """Confirm many reports."""
    raise NotImplementedError


def return_many(versions: Mapping[int, int], *, by: User, reason: str, today: date | None = None) -> Bulk:
    """Return many reports with one reason."""
    raise NotImplementedError


def extend_many(
    jobs: Sequence[int], *, new_due_on: date, why: str, by: User, today: date | None = None
) -> Bulk:
    """One later day for many jobs: granted at once to who may decide, else asked for."""
    raise NotImplementedError


def decide_many(extensions: Sequence[Extension], *, granted: bool, answer: str, by: User) -> Bulk:
    """Grant or refuse many requests."""
    raise NotImplementedError


def undo_bulk(token: str, *, by: User, today: date | None = None) -> Bulk:
    """Take a bulk act of one's own back. Twice is once."""
    raise NotImplementedError
