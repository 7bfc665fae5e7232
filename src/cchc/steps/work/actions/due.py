"""When jobs are due: an awaited event has happened, a day is set by hand, a later day is asked for and decided."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.pure.deadline import due_after
from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.steps.work import news
from cchc.steps.work.access import may_decide, may_report
from cchc.steps.work.actions import lines
from cchc.steps.work.calendar import holidays
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Extension, Happening, Job

Decision = Extension.Decision


@transaction.atomic
def record_happening(
    happening: Happening, *, on: date, source: str, by: User, today: date | None = None
) -> int:
    """An awaited event has happened: every job that waits for it gets its day; how many did. Recording the same day
    again does nothing; another day moves the jobs whose day still is the computed one."""
    current = Happening.objects.select_for_update(of=("self",)).get(pk=happening.pk)
    if on > (today or scope.today()):
        raise Refused(_("Ngày diễn ra không thể sau hôm nay; hãy ghi khi sự kiện đã diễn ra."))
    if current.on == on:
        return 0
    before = current.on
    current.on, current.source = on, source.strip()[:300]
    # A correction leaves when it was first heard of: since then the jobs have had a day.
    current.recorded_by, current.recorded_at = by, current.recorded_at or timezone.now()
    current.save(update_fields=["on", "source", "recorded_by", "recorded_at"])
    moved = _start_jobs(current, before, by)
    old = before.isoformat() if before else ""
    record_event(
        "work.happened", current, by=by, name=current.name, on=on.isoformat(), before=old, jobs=len(moved)
    )
    return len(moved)


def _start_jobs(happening: Happening, before: date | None, by: User) -> list[Job]:
    """The jobs whose day follows the event: never dated, or dated by the day that was recorded before. What a
    correction moves stands in the ledger, so that a past day is told as it was."""
    free = holidays()
    moved, corrected = [], []
    for job in lines.lock_waiting(happening):
        offset = job.item.due_offset
        computed = due_after(before, offset, free) if before else None
        if job.due_on != computed or job.first_due_on != computed:
            continue  # somebody gave it another day
        due_on = due_after(happening.on, offset, free) if happening.on else None
        starts_on = happening.on
        if computed and due_on and computed != due_on:
            corrected.append(_corrected(job, due_on, happening, by))
        job.due_on = job.first_due_on = due_on
        job.starts_on = starts_on if starts_on and (due_on is None or starts_on <= due_on) else None
        moved.append(job)
    Job.objects.bulk_update(moved, ["due_on", "first_due_on", "starts_on"], batch_size=lines.BATCH)
    Extension.objects.bulk_create(corrected, batch_size=lines.BATCH)
    return moved


def _corrected(job: Job, due_on: date, happening: Happening, by: User) -> Extension:
    """The line that says why the day is another one; not yet written."""
    why = _("Sửa ngày của sự kiện “%(name)s” thành %(day)s") % {
        "name": happening.name,
        "day": _written(happening.on) if happening.on else "",
    }
    line = Extension(
        job=job, old_due_on=job.due_on, new_due_on=due_on, why=why, asked_by=by, asked_at=timezone.now()
    )
    settle(line, Decision.GRANTED, by, "")
    return line


@transaction.atomic
def set_due(job: Job, *, due_on: date, why: str, by: User) -> Extension:
    """Give a day to a job that has none (roadmap, an event without an offset). Twice is once. Raises Refused where it
    has one."""
    current = lines.lock([job.pk])[job.pk]
    if before := _same(current, Decision.GRANTED, due_on, why, by):
        return before
    lines.refuse_ended(current)
    if current.due_on is not None:
        raise Refused(_("Việc này đã có thời hạn; muốn lùi thời hạn, hãy dùng phần gia hạn."))
    if current.starts_on and due_on < current.starts_on:
        raise Refused(
            _("Thời hạn không thể trước ngày bắt đầu %(day)s.") % {"day": _written(current.starts_on)}
        )
    at = timezone.now()
    line = Extension.objects.create(
        job=current,
        old_due_on=None,
        new_due_on=due_on,
        why=_needed(why, _("Hãy ghi căn cứ của thời hạn.")),
        asked_by=by,
        asked_at=at,
        decision=Decision.GRANTED,
        decided_by=by,
        decided_at=at,
    )
    Job.objects.filter(pk=current.pk).update(due_on=due_on, first_due_on=due_on)
    record_event("work.due_set", current, by=by, due_on=due_on.isoformat(), why=line.why)
    return line


@transaction.atomic
def ask_extension(job: Job, *, new_due_on: date, why: str, by: User, today: date | None = None) -> Extension:
    """Ask for a later day. Twice is once. Raises Refused where one is asked for already, or the day is not later."""
    current = lines.lock([job.pk])[job.pk]
    if before := _same(current, Decision.ASKED, new_due_on, why, by):
        return before
    if not may_report(by, current, today or scope.today()):
        raise Refused(
            _("Bạn không đề nghị gia hạn được cho việc của cơ quan này; hãy liên hệ đầu mối của cơ quan đó.")
        )
    waiting = current.extensions.filter(decision=Decision.ASKED).exists()
    line = asked(current, new_due_on, why, by, waiting=waiting)
    line.save()
    record_event("work.extension_asked", current, by=by, due_on=new_due_on.isoformat(), why=line.why)
    return line


def _same(job: Job, decision: str, day: date, why: str, by: User) -> Extension | None:
    """The line that this very request has written already."""
    last = job.extensions.order_by("-pk").first()
    if last is None or last.asked_by_id != by.pk:
        return None
    return last if (last.decision, last.new_due_on, last.why) == (decision, day, why.strip()) else None


def asked(job: Job, new_due_on: date, why: str, by: User, *, waiting: bool) -> Extension:
    """The line of a request, not yet written; `waiting`: there is an open one. Raises Refused."""
    lines.refuse_ended(job)
    if job.state in (Job.State.DONE, Job.State.NOT_APPLICABLE):
        raise Refused(_("Việc này đã xong nên không cần gia hạn."))
    if job.due_on is None:
        raise Refused(_("Việc này chưa có thời hạn nên chưa gia hạn được."))
    if new_due_on <= job.due_on:
        raise Refused(_("Thời hạn mới phải sau thời hạn hiện tại %(day)s.") % {"day": _written(job.due_on)})
    if waiting:
        raise Refused(
            _("Đã có một đề nghị gia hạn đang chờ quyết định; hãy chờ kết quả rồi đề nghị tiếp nếu cần.")
        )
    needed = _needed(why, _("Hãy ghi lý do gia hạn."))
    return Extension(
        job=job,
        old_due_on=job.due_on,
        new_due_on=new_due_on,
        why=needed,
        asked_by=by,
        asked_at=timezone.now(),
    )


@transaction.atomic
def grant_extension(
    extension: Extension, *, by: User, answer: str = "", today: date | None = None
) -> Extension:
    """The job is due on the new day from now on; Job.first_due_on keeps the first one. Twice is once."""
    current = _to_decide(extension, by, today)
    if current.decision == Decision.GRANTED:
        return current
    decide(current, Decision.GRANTED, by, answer)
    record_event("work.extension_granted", current.job, by=by, due_on=current.new_due_on.isoformat())
    news.answered([current], by=by, key=f"work.answered:{current.pk}")
    return current


@transaction.atomic
def refuse_extension(extension: Extension, *, by: User, answer: str, today: date | None = None) -> Extension:
    """The day stays. `answer` says why."""
    current = _to_decide(extension, by, today)
    if current.decision == Decision.REFUSED:
        return current
    decide(current, Decision.REFUSED, by, _needed(answer, _("Hãy ghi lý do không đồng ý.")))
    record_event("work.extension_refused", current.job, by=by, answer=current.answer)
    news.answered([current], by=by, key=f"work.answered:{current.pk}")
    return current


DECIDED = ["decision", "answer", "decided_by", "decided_at"]
MOVED = ["due_on", "first_due_on", "starts_on"]


def decide(extension: Extension, decision: str, by: User, answer: str) -> None:
    """A decision on a request that is open, written; a granted one moves the job's day. Raises Refused."""
    settle(extension, decision, by, answer)
    extension.save(update_fields=DECIDED)
    if decision == Decision.GRANTED:
        shift(extension.job, extension.new_due_on)
        extension.job.save(update_fields=MOVED)


def settle(extension: Extension, decision: str, by: User, answer: str) -> None:
    """A decision, not yet written. Raises Refused where there is one already."""
    if extension.decision != Decision.ASKED:
        raise Refused(_("Đề nghị này đã được quyết định; hãy tải lại trang để xem kết quả."))
    extension.decision, extension.answer = decision, answer.strip()
    extension.decided_by, extension.decided_at = by, timezone.now()


def shift(job: Job, due_on: date) -> None:
    """Another due day, not yet written; the first one stays. A day before the start takes the start along."""
    job.first_due_on = job.first_due_on or job.due_on
    job.due_on = due_on
    job.starts_on = min(job.starts_on, due_on) if job.starts_on else None


def _to_decide(extension: Extension, by: User, today: date | None) -> Extension:
    lines.lock([extension.job_id])
    current = Extension.objects.select_related("job__item", "job__assignment__agency").get(pk=extension.pk)
    if not may_decide(by, current, today or scope.today()):
        raise Refused(
            _(
                "Bạn không quyết định được đề nghị này: người đề nghị không tự quyết định; hãy nhờ người khác của cơ quan thường trực."
            )
        )
    return current


def _needed(text: str, sentence: str) -> str:
    if not text.strip():
        raise Refused(sentence)
    return text.strip()


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"
