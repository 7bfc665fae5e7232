"""The same act on many jobs at once: what can be done is done, the rest is told; all of it can be undone.

An undo adds lines to the ledgers and takes none away. A job that was saved since is left as it is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.records.actions import record_event
from cchc.shared.records.models import Event
from cchc.steps.work import news
from cchc.steps.work.access import jobs_for
from cchc.steps.work.actions import lines
from cchc.steps.work.actions.collide import note_collision
from cchc.steps.work.actions.lines import Said
from cchc.steps.work.actions.once import earlier, once
from cchc.steps.work.actions.progress import Report, confirmed, returned, said_by
from cchc.steps.work.errors import Refused, Stale
from cchc.steps.work.models import Evidence, Job, Progress

MOST = 500  # jobs in one act


@dataclass(frozen=True, slots=True)
class Bulk:
    """What became of a bulk act. `token` undoes it; "" where nothing was done."""

    done: tuple[int, ...]  # keys of jobs
    refused: Mapping[int, str]  # key of a job → the sentence
    token: str = ""


@dataclass(slots=True)
class Sorted_:
    """Jobs that were looked at one by one: what is written for some, why the others are left."""

    said: dict[int, Said] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)


@transaction.atomic
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
    day = today or scope.today()
    text = Report(state, percent, words.strip(), reason=reason.strip(), done_on=done_on)
    held = Evidence.objects.filter(job__in=few(versions), withdrawn_at__isnull=True)
    proven = set(held.values_list("job", flat=True))
    return _act(
        versions,
        lambda job, _last: said_by(job, text, day, proven=job.pk in proven),
        by=by,
        day=day,
        permission=Permission.WORK_REPORT,
        kind="work.many_reported",
        said=(words.strip(), reason.strip(), done_on, percent),
        state=state,
    )


@transaction.atomic
def confirm_many(
    versions: Mapping[int, int], *, by: User, words: str = "", today: date | None = None
) -> Bulk:
    """Confirm many reports."""
    return _act(
        versions,
        lambda job, last: confirmed(job, last, words),
        by=by,
        day=today or scope.today(),
        permission=Permission.WORK_CONFIRM,
        kind="work.many_confirmed",
        said=(words,),
    )


@transaction.atomic
def return_many(versions: Mapping[int, int], *, by: User, reason: str, today: date | None = None) -> Bulk:
    """Return many reports with one reason."""
    done = _act(
        versions,
        lambda job, _last: returned(job, reason),
        by=by,
        day=today or scope.today(),
        permission=Permission.WORK_CONFIRM,
        kind="work.many_returned",
        reason=reason.strip(),
    )
    jobs = Job.objects.filter(pk__in=done.done).select_related("item", "assignment__agency").order_by("pk")
    news.returned(list(jobs), reason=reason.strip(), by=by, key=news.of_act(done.token))
    return done


def _act(
    versions: Mapping[int, int],
    say: Callable[[Job, Progress | None], Said],
    *,
    by: User,
    day: date,
    permission: Permission,
    kind: str,
    said: Sequence[Any] = (),
    **told: Any,
) -> Bulk:
    """The lines of all jobs that can have one, and one event that an undo starts from. `said`: what, besides `told`,
    makes one act differ from another; the same act sent twice is done once."""
    jobs = lines.lock(few(versions))
    key = once(kind, sorted(versions.items()), *said, told)
    before = earlier(kind, key, by=by)
    allowed = set(jobs_for(by, permission, today=day).filter(pk__in=list(jobs)).values_list("pk", flat=True))
    last = lines.last_lines(list(jobs.values()))
    found = Sorted_()
    for pk, version in versions.items():
        try:
            found.said[pk] = _one(jobs.get(pk), version, last.get(pk), say, allowed)
        except Refused as refusal:
            found.refused[pk] = str(refusal)
            _tell_both(refusal, last.get(pk), by, quiet=before is not None)
    if before is not None:
        return again(before, "jobs", found.refused)
    if not found.said:
        return Bulk((), found.refused)
    lines.write(found.said, jobs, by)
    written = {str(pk): jobs[pk].version for pk in found.said}
    event = record_event(kind, by=by, jobs=written, count=len(written), once=key, **told)
    return Bulk(tuple(found.said), found.refused, str(event.pk))


def again(event: Event, done: str, refused: Mapping[int, str]) -> Bulk:
    """What the first of two sent, told once more. `done`: under which name its event keeps the keys of jobs."""
    keys = tuple(int(pk) for pk in event.data[done])
    return Bulk(keys, {pk: said for pk, said in refused.items() if pk not in keys}, str(event.pk))


def _tell_both(refusal: Refused, last: Progress | None, by: User, *, quiet: bool) -> None:
    """Whoever was quicker is to know that somebody else was at it."""
    if isinstance(refusal, Stale) and last is not None and last.by_id != by.pk and not quiet:
        note_collision(refusal.job, by=by)


def _one(
    job: Job | None,
    version: int,
    last: Progress | None,
    say: Callable[[Job, Progress | None], Said],
    allowed: set[int],
) -> Said:
    if job is None or job.pk not in allowed:
        raise Refused(_("Việc này không thuộc phạm vi bạn được xử lý."))
    lines.refuse_ended(job)
    if job.version != version:
        raise lines.stale(job, last)
    return say(job, last)


def few(versions: Mapping[int, Any] | Sequence[int]) -> list[int]:
    if len(versions) > MOST:
        raise Refused(_("Mỗi lần chỉ làm được tối đa %(most)d việc; hãy chọn ít hơn.") % {"most": MOST})
    return list(versions)
