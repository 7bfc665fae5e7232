"""The same act on many jobs at once: what can be done is done, the rest is told; all of it can be undone.

An undo adds lines to the ledgers and takes none away. A job that was saved since is left as it is.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.records.actions import record_event
from cchc.steps.work import news
from cchc.steps.work.access import jobs_for, own_matters
from cchc.steps.work.actions import lines
from cchc.steps.work.actions.due import DECIDED, MOVED, asked, settle, shift
from cchc.steps.work.actions.lines import Said
from cchc.steps.work.actions.progress import Report, confirmed, returned, said_by
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Evidence, Extension, Job, Progress

MOST = 500  # jobs in one act


@dataclass(frozen=True, slots=True)
class Bulk:
    """What became of a bulk act. `token` undoes it; "" where nothing was done."""

    done: tuple[int, ...]  # keys of jobs
    refused: Mapping[int, str]  # key of a job → the sentence
    token: str = ""


@dataclass(frozen=True, slots=True)
class Judging:
    """What somebody may decide on; `own`: agencies in whose matters others decide."""

    held: scope.Scope
    own: frozenset[str]

    def decides(self, job: Job) -> bool:
        return self.held.may(Permission.WORK_CONFIRM, job.agency_code) and job.agency_code not in self.own


def _judging(person: User, day: date) -> Judging:
    held = scope.scope_of(person, day)
    return Judging(held, own_matters(held, day))


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
    held = Evidence.objects.filter(job__in=_few(versions), withdrawn_at__isnull=True)
    proven = set(held.values_list("job", flat=True))
    return _act(
        versions,
        lambda job, _last: said_by(job, text, day, proven=job.pk in proven),
        by=by,
        day=day,
        permission=Permission.WORK_REPORT,
        kind="work.many_reported",
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
    **told: Any,
) -> Bulk:
    """The lines of all jobs that can have one, and one event that an undo starts from."""
    jobs = lines.lock(_few(versions))
    allowed = set(jobs_for(by, permission, today=day).filter(pk__in=list(jobs)).values_list("pk", flat=True))
    last = lines.last_lines(list(jobs.values()))
    found = Sorted_()
    for pk, version in versions.items():
        try:
            found.said[pk] = _one(jobs.get(pk), version, last.get(pk), say, allowed)
        except Refused as refusal:
            found.refused[pk] = str(refusal)
    if not found.said:
        return Bulk((), found.refused)
    lines.write(found.said, jobs, by)
    written = {str(pk): jobs[pk].version for pk in found.said}
    event = record_event(kind, by=by, jobs=written, count=len(written), **told)
    return Bulk(tuple(found.said), found.refused, str(event.pk))


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


def _few(versions: Mapping[int, Any] | Sequence[int]) -> list[int]:
    if len(versions) > MOST:
        raise Refused(_("Mỗi lần chỉ làm được tối đa %(most)d việc; hãy chọn ít hơn.") % {"most": MOST})
    return list(versions)


@transaction.atomic
def extend_many(
    jobs: Sequence[int], *, new_due_on: date, why: str, by: User, today: date | None = None
) -> Bulk:
    """One later day for many jobs: granted at once to who may decide, else asked for."""
    judging = _judging(by, today or scope.today())
    locked = lines.lock(_few(jobs))
    open_ = Extension.objects.filter(job__in=list(locked), decision=Extension.Decision.ASKED)
    waiting = set(open_.values_list("job", flat=True))
    found: dict[int, Extension] = {}
    refused: dict[int, str] = {}
    for pk in dict.fromkeys(jobs):
        try:
            found[pk] = _extension(locked.get(pk), judging, new_due_on, why, by, waiting)
        except Refused as refusal:
            refused[pk] = str(refusal)
    made = Extension.objects.bulk_create(found.values(), batch_size=lines.BATCH)
    _move(made)
    done = {one.job_id: one.pk for one in made}
    return _told("work.many_extended", done, refused, by, due_on=new_due_on.isoformat(), why=why.strip())


def _extension(
    job: Job | None, judging: Judging, new_due_on: date, why: str, by: User, waiting: Collection[int]
) -> Extension:
    """The line for one job, granted where this person decides; not yet written."""
    decides = job is not None and judging.decides(job)
    if job is None or not (decides or judging.held.may(Permission.WORK_REPORT, job.agency_code)):
        raise Refused(_("Việc này không thuộc phạm vi bạn được xử lý."))
    line = asked(job, new_due_on, why, by, waiting=job.pk in waiting)
    if decides:
        settle(line, Extension.Decision.GRANTED, by, "")
    return line


def _move(extensions: Iterable[Extension]) -> None:
    """The jobs of those that are granted get their new day."""
    granted = [one for one in extensions if one.decision == Extension.Decision.GRANTED]
    for one in granted:
        shift(one.job, one.new_due_on)
    Job.objects.bulk_update([one.job for one in granted], MOVED, batch_size=lines.BATCH)


@transaction.atomic
def decide_many(
    extensions: Sequence[Extension], *, granted: bool, answer: str, by: User, today: date | None = None
) -> Bulk:
    """Grant or refuse many requests."""
    if not granted and not answer.strip():
        raise Refused(_("Hãy ghi lý do không đồng ý."))
    judging = _judging(by, today or scope.today())
    lines.lock([one.job_id for one in extensions])
    current = Extension.objects.filter(pk__in=_few([one.pk for one in extensions]))
    current = current.select_related("job__item", "job__assignment__agency")
    decision = Extension.Decision.GRANTED if granted else Extension.Decision.REFUSED
    decided: list[Extension] = []
    refused: dict[int, str] = {}
    for one in current:
        allowed = judging.decides(one.job) and one.asked_by_id != by.pk
        try:
            if not allowed:
                raise Refused(
                    _(
                        "Bạn không quyết định được đề nghị này: người đề nghị không tự quyết định; hãy nhờ người khác của cơ quan thường trực."
                    )
                )
            settle(one, decision, by, answer)
            decided.append(one)
        except Refused as refusal:
            refused[one.job_id] = str(refusal)
    Extension.objects.bulk_update(decided, DECIDED, batch_size=lines.BATCH)
    _move(decided)
    done = {one.job_id: one.pk for one in decided}
    act = _told("work.many_decided", done, refused, by, granted=granted, answer=answer.strip())
    news.answered(decided, by=by, key=news.of_act(act.token))
    return act


def _told(kind: str, done: dict[int, int], refused: dict[int, str], by: User, **told: Any) -> Bulk:
    """One event with the lines of the extension ledger, by job."""
    if not done:
        return Bulk((), refused)
    event = record_event(
        kind, by=by, extensions={str(job): line for job, line in done.items()}, count=len(done), **told
    )
    return Bulk(tuple(done), refused, str(event.pk))
