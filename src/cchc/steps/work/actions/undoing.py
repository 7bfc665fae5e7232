"""A bulk act taken back by the one who did it: lines are added, none is taken away."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.shared.records.models import Event
from cchc.steps.work import news
from cchc.steps.work.actions import lines
from cchc.steps.work.actions.bulk import Bulk
from cchc.steps.work.actions.bulk_giving import GIVE, HAND
from cchc.steps.work.actions.due import MOVED, shift
from cchc.steps.work.actions.lines import Said
from cchc.steps.work.actions.once import UNDO
from cchc.steps.work.actions.undo_giving import undo_giving, worked_on
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Extension, Job, Progress

KINDS = (
    "work.many_reported",
    "work.many_confirmed",
    "work.many_returned",
    "work.many_extended",
    "work.many_decided",
    HAND,
    GIVE,
)
Decision = Extension.Decision


@transaction.atomic
def undo_bulk(token: str, *, by: User, today: date | None = None) -> Bulk:
    """Take a bulk act of one's own back, within the hour. Twice is once. Raises Refused where there is no such act, or
    it is too long ago."""
    found = (
        Event.objects.filter(pk=int(token)) if token.isdecimal() and len(token) < 19 else Event.objects.none()
    )
    act = found.filter(kind__in=KINDS, by=by.username).first()
    if act is None:
        raise Refused(_("Không còn thao tác nào của bạn để hoàn tác."))
    if Event.objects.filter(kind="work.many_undone", by=by.username, data__act=act.pk).exists():
        return Bulk((), {})
    if act.at + UNDO < timezone.now():
        raise Refused(_too_late(act))
    if act.kind in (HAND, GIVE):
        done, refused = undo_giving(act)
    elif "jobs" in act.data:
        done, refused = _progress({int(pk): version for pk, version in act.data["jobs"].items()}, by)
    else:
        done, refused = _extensions({int(job): line for job, line in act.data["extensions"].items()}, by)
    record_event("work.many_undone", by=by, act=act.pk, of=act.kind, count=len(done))
    news.taken_back(news.of_act(token))
    return Bulk(tuple(done), refused)


def _too_late(act: Event) -> str:
    said = _("Chỉ hoàn tác được trong %(minutes)d phút; thao tác này làm lúc %(when)s.")
    when = date_format(timezone.localtime(act.at), "DATETIME_FORMAT")
    return said % {"minutes": UNDO.total_seconds() // 60, "when": when}


def _progress(versions: dict[int, int], by: User) -> tuple[list[int], dict[int, str]]:
    """Each job as it stood before its line of the act."""
    jobs = lines.lock(versions)
    earlier = {
        (line.job_id, line.number): line
        for line in Progress.objects.filter(
            job__in=list(jobs), number__in={version - 1 for version in versions.values()}
        )
    }
    last = lines.last_lines(list(jobs.values()))
    said: dict[int, Said] = {}
    refused: dict[int, str] = {}
    for pk, version in versions.items():
        job = jobs.get(pk)
        if job is None or job.version != version or job.ended:
            refused[pk] = _changed(last.get(pk))
        else:
            said[pk] = _as_before(earlier.get((pk, version - 1)))
    if said:
        lines.write(said, jobs, by)
    return list(said), refused


def _changed(last: Progress | None) -> str:
    """Who has worked on it since; a part that was taken away has no later line."""
    if last is None:
        return _("Việc này đã được cập nhật tiếp nên không hoàn tác.")
    return worked_on(last.by.full_name, last.at)


def _as_before(line: Progress | None) -> Said:
    """A job without an earlier line had not begun."""
    if line is None:
        return Said(Progress.Kind.UNDO, Job.State.TODO, 0)
    return Said(Progress.Kind.UNDO, line.state, line.percent, line.asks, done_on=line.done_on)


def _extensions(ids: dict[int, int], by: User) -> tuple[list[int], dict[int, str]]:
    """A request is withdrawn; a granted day gets a line that leads back; a refusal is asked for anew."""
    jobs = lines.lock(ids)
    done: list[int] = []
    refused: dict[int, str] = {}
    for line in Extension.objects.filter(pk__in=ids.values()).select_related("asked_by"):
        job = jobs[line.job_id]
        newest = Extension.objects.filter(job=job).order_by("-pk").first()
        if job.ended or newest is None or newest.pk != line.pk:
            refused[job.pk] = _("Việc này đã được cập nhật tiếp nên không hoàn tác.")
            continue
        _take_back(line, job, by)
        done.append(job.pk)
    return done, refused


def _take_back(line: Extension, job: Job, by: User) -> None:
    at = timezone.now()
    decided = {"decided_by": by, "decided_at": at, "answer": _("Hoàn tác")}
    if line.decision == Decision.ASKED:
        Extension.objects.filter(pk=line.pk).update(decision=Decision.UNDONE, **decided)
    elif line.decision == Decision.GRANTED and line.old_due_on:
        back = {"old_due_on": line.new_due_on, "new_due_on": line.old_due_on, "why": _("Hoàn tác gia hạn")}
        Extension.objects.create(
            job=job, asked_by=by, asked_at=at, decision=Decision.GRANTED, **back, **decided
        )
        shift(job, line.old_due_on)
        job.save(update_fields=MOVED)
    elif line.decision == Decision.REFUSED:
        again = {"old_due_on": line.old_due_on, "new_due_on": line.new_due_on, "why": line.why}
        Extension.objects.create(job=job, asked_by=line.asked_by, asked_at=line.asked_at, **again)
