"""Report, confirm, return, reopen: each one line of a job's history. A stale save changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.steps.work import news
from cchc.steps.work.access import may_confirm, may_report
from cchc.steps.work.actions import lines
from cchc.steps.work.actions.evidence import NewEvidence, put
from cchc.steps.work.actions.lines import Said
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Evidence, Job, Progress

State, Kind = Job.State, Progress.Kind
REPORTED = (State.TODO, State.DOING, State.DONE, State.NOT_APPLICABLE)
SETTLED = (State.DONE, State.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody says of a job, before it is checked."""

    state: str
    percent: int | None = None
    words: str = ""
    difficulty: str = ""
    proposal: str = ""
    reason: str = ""
    done_on: date | None = None


@transaction.atomic
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
    day = today or scope.today()
    current = lines.lock([job.pk])[job.pk]
    lines.check_version(current, version)
    if not may_report(by, current, day):
        raise Refused(_("Bạn không cập nhật được việc của cơ quan này; hãy liên hệ đầu mối của cơ quan đó."))
    for one in evidence:
        put(current, one, by)
    proven = bool(evidence) or has_evidence(current)
    text = Report(
        state, percent, words.strip(), difficulty.strip(), proposal.strip(), reason.strip(), done_on
    )
    line = lines.write({current.pk: said_by(current, text, day, proven=proven)}, {current.pk: current}, by)[0]
    told = {"state": line.asks or line.state, "percent": line.percent, "evidence": len(evidence)}
    record_event("work.reported", current, by=by, **told)
    return line


def has_evidence(job: Job) -> bool:
    return Evidence.objects.filter(job=job, withdrawn_at__isnull=True).exists()


def said_by(job: Job, text: Report, day: date, *, proven: bool) -> Said:
    """The line that a report writes. Raises Refused where it says something that cannot be."""
    lines.refuse_ended(job)
    if job.state in SETTLED:
        raise Refused(_("Việc này đã được xác nhận; muốn cập nhật tiếp, cơ quan xác nhận phải mở lại."))
    if text.state not in REPORTED:
        raise Refused(_("Hãy chọn trạng thái: chưa bắt đầu, đang thực hiện, hoàn thành hoặc không áp dụng."))
    if text.percent is not None and not 0 <= text.percent <= 100:
        raise Refused(_("Tỷ lệ hoàn thành phải từ 0 đến 100."))
    if text.state == State.DONE:
        return _done(job, text, day, proven=proven)
    if text.state == State.NOT_APPLICABLE:
        return _not_applicable(job, text)
    percent = 0 if text.state == State.TODO else job.percent if text.percent is None else text.percent
    return Said(Kind.REPORT, text.state, percent, "", text.words, text.difficulty, text.proposal, text.reason)


def _done(job: Job, text: Report, day: date, *, proven: bool) -> Said:
    done_on = text.done_on or day
    if done_on > day:
        raise Refused(_("Ngày hoàn thành không thể sau hôm nay."))
    if job.item.output and not text.words and not proven:
        raise Refused(_("Hãy ghi kết quả, sản phẩm đã làm được hoặc đính kèm tài liệu kiểm chứng."))
    return Said(
        Kind.REPORT,
        State.CONFIRMING,
        100,
        State.DONE,
        text.words,
        text.difficulty,
        text.proposal,
        text.reason,
        done_on,
    )


def _not_applicable(job: Job, text: Report) -> Said:
    if not text.reason:
        raise Refused(_("Hãy ghi vì sao nhiệm vụ không áp dụng với cơ quan."))
    asks = State.NOT_APPLICABLE
    return Said(
        Kind.REPORT,
        State.CONFIRMING,
        job.percent,
        asks,
        text.words,
        text.difficulty,
        text.proposal,
        text.reason,
    )


@transaction.atomic
def confirm(job: Job, *, by: User, version: int, words: str = "", today: date | None = None) -> Progress:
    """What was reported holds: DONE or NOT_APPLICABLE. Twice is once. Raises Stale, Refused."""
    current = lines.lock([job.pk])[job.pk]
    if before := lines.sent_twice(current, version, by, Kind.CONFIRM):
        return before
    _check(current, by, version, today)
    last = lines.last_lines([current]).get(current.pk)
    line = _write(current, confirmed(current, last, words), by)
    record_event("work.confirmed", current, by=by, state=line.state)
    return line


def confirmed(job: Job, last: Progress | None, words: str) -> Said:
    """The line of a confirmation; `last` is the report that waits."""
    if job.state != State.CONFIRMING or last is None:
        raise Refused(_("Việc này không ở bước chờ xác nhận; hãy tải lại trang để xem trạng thái mới."))
    return Said(Kind.CONFIRM, last.asks, job.percent, "", words.strip(), done_on=last.done_on)


@transaction.atomic
def return_(job: Job, *, by: User, version: int, reason: str, today: date | None = None) -> Progress:
    """Back to the agency with a reason. Twice is once. Raises Stale, Refused."""
    current = lines.lock([job.pk])[job.pk]
    if before := lines.sent_twice(current, version, by, Kind.RETURN):
        return before
    _check(current, by, version, today)
    line = _write(current, returned(current, reason), by)
    record_event("work.returned", current, by=by, reason=line.reason)
    news.returned([current], reason=line.reason, by=by, key=f"work.returned:{current.pk}:{current.version}")
    return line


def returned(job: Job, reason: str) -> Said:
    """The line of a return."""
    if job.state != State.CONFIRMING:
        raise Refused(
            _(
                "Việc này không ở bước chờ xác nhận nên không trả lại được; hãy tải lại trang để xem trạng thái mới."
            )
        )
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do trả lại để cơ quan biết cần bổ sung gì."))
    return Said(Kind.RETURN, State.RETURNED, job.percent, reason=reason.strip())


@transaction.atomic
def reopen(job: Job, *, by: User, version: int, reason: str, today: date | None = None) -> Progress:
    """What was confirmed is open again, with a reason. Twice is once. Raises Stale, Refused."""
    current = lines.lock([job.pk])[job.pk]
    if before := lines.sent_twice(current, version, by, Kind.REOPEN):
        return before
    _check(current, by, version, today)
    if current.state not in SETTLED:
        raise Refused(_("Chỉ mở lại được việc đã xác nhận; hãy tải lại trang để xem trạng thái mới."))
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do mở lại."))
    line = _write(current, Said(Kind.REOPEN, State.DOING, current.percent, reason=reason.strip()), by)
    record_event("work.reopened", current, by=by, reason=line.reason)
    return line


def _check(job: Job, by: User, version: int, today: date | None) -> None:
    """Whether the job stands as it was shown, and this person may decide on it."""
    lines.check_version(job, version)
    lines.refuse_ended(job)
    if not may_confirm(by, job, today or scope.today()):
        raise Refused(
            _(
                "Bạn không quyết định được việc này: người cập nhật không tự xác nhận; phần phối hợp do cơ quan chủ trì xác nhận."
            )
        )


def _write(job: Job, said: Said, by: User) -> Progress:
    return lines.write({job.pk: said}, {job.pk: job}, by)[0]
