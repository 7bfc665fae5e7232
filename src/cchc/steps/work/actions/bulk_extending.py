"""Later days for many jobs at once: asked for, granted, refused."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.records.actions import record_event
from cchc.steps.work import news
from cchc.steps.work.access import own_matters
from cchc.steps.work.actions import lines
from cchc.steps.work.actions.bulk import Bulk, again, few
from cchc.steps.work.actions.due import DECIDED, MOVED, asked, settle, shift
from cchc.steps.work.actions.once import earlier, once
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Extension, Job


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


@transaction.atomic
def extend_many(
    jobs: Sequence[int],
    *,
    new_due_on: date,
    why: str,
    by: User,
    seen_at: datetime | None = None,
    today: date | None = None,
) -> Bulk:
    """One later day for many jobs: granted at once to who may decide, else asked for. `seen_at`: when the days were
    shown; a job whose day somebody else has moved or asked to move since is left as it is."""
    judging = _judging(by, today or scope.today())
    locked = lines.lock(few(jobs))
    open_ = Extension.objects.filter(job__in=list(locked), decision=Extension.Decision.ASKED)
    waiting = set(open_.values_list("job", flat=True))
    found: dict[int, Extension] = {}
    refused: dict[int, str] = {}
    key = once("work.many_extended", sorted(jobs), new_due_on, why.strip())
    before = earlier("work.many_extended", key, by=by)
    others = _others_since(locked, seen_at, by)
    for pk in dict.fromkeys(jobs):
        try:
            if pk in others:
                raise Refused(others[pk])
            found[pk] = _extension(locked.get(pk), judging, new_due_on, why, by, waiting)
        except Refused as refusal:
            refused[pk] = str(refusal)
    if before is not None:
        return again(before, "extensions", refused)
    made = Extension.objects.bulk_create(found.values(), batch_size=lines.BATCH)
    _move(made)
    done = {one.job_id: one.pk for one in made}
    return _told(
        "work.many_extended", done, refused, by, due_on=new_due_on.isoformat(), why=why.strip(), once=key
    )


def _others_since(jobs: Iterable[int], seen_at: datetime | None, by: User) -> dict[int, str]:
    """Job → who has moved its day, or asked to, since the list was shown."""
    if seen_at is None:
        return {}
    moved = Extension.objects.filter(Q(asked_at__gt=seen_at) | Q(decided_at__gt=seen_at), job__in=list(jobs))
    found = {}
    for one in moved.exclude(asked_by=by).select_related("asked_by", "decided_by").order_by("pk"):
        who, at = one.decided_by or one.asked_by, one.decided_at or one.asked_at
        said = _(
            "%(who)s vừa đổi thời hạn của việc này lúc %(when)s (%(what)s %(day)s); hãy xem lại rồi làm lại."
        )
        told = {"who": who.full_name, "what": one.get_decision_display(), "day": f"{one.new_due_on:%d/%m/%Y}"}
        found[one.job_id] = said % {**told, "when": f"{timezone.localtime(at):%H:%M %d/%m/%Y}"}
    return found


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
    current = Extension.objects.filter(pk__in=few([one.pk for one in extensions]))
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
