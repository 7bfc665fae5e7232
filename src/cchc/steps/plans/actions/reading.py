"""What the worker does with a document: begin, tell of the progress, finish or say why not.

A worker may be killed at any point. Nothing is kept before `_finish` keeps everything at once; the lease
and the number of the attempt see to it that another worker takes over and that a late one keeps nothing.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc import __version__
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.plan import SCHEMA, as_json
from cchc.pure.reading.read import Reading
from cchc.shared.programs.sandbox import read_safely
from cchc.shared.records.actions import describe_document, record_event
from cchc.shared.records.queries import document_bytes
from cchc.steps.plans import findings, sources
from cchc.steps.plans.actions.intake import LEASE
from cchc.steps.plans.actions.keep import keep_corrections
from cchc.steps.plans.errors import Superseded
from cchc.steps.plans.models import Intake, Row
from cchc.steps.plans.rowstate import rows_as_read
from cchc.steps.plans.storable import storable
from cchc.steps.plans.tasks import look_again

MOST_ATTEMPTS = 3
PROGRESS_EVERY = 0.5  # seconds

log = logging.getLogger(__name__)


def run(intake_id: int) -> None:
    """Read one intake if nobody else is at it."""
    intake = _begin(intake_id)
    if intake is None:
        return
    try:
        data = document_bytes(intake.document)
        reading = read_safely(data, intake.name, progress=_teller(intake))
    except Superseded:
        return
    except ReadingError as error:
        _fail(intake, _(error.template) % error.params, code=error.code)
    except FileNotFoundError:
        _fail(intake, _("Không còn tìm thấy tệp đã lưu; hãy tải lên lại văn bản này."), code="lost")
    except Exception:
        log.exception("reading of intake %s failed", intake_id)
        _fail(
            intake,
            _("Hệ thống gặp lỗi khi đọc văn bản này; hãy thử đọc lại, nếu vẫn lỗi hãy báo người quản trị."),
            code="crash",
        )
    else:
        _finish(intake, reading)


@transaction.atomic
def _begin(intake_id: int) -> Intake | None:
    """Take the intake for this attempt; None where there is nothing to do or somebody is at it."""
    intake = Intake.objects.select_for_update().filter(pk=intake_id).first()
    now = timezone.now()
    if intake is None or intake.state not in (Intake.State.WAITING, Intake.State.READING):
        return None
    if intake.state == Intake.State.READING and intake.leased_until and intake.leased_until > now:
        look_again(intake.pk, at=intake.leased_until)
        return None
    intake.attempt += 1
    if intake.attempt > MOST_ATTEMPTS:
        _give_up(intake)
        return None
    intake.state, intake.leased_until = Intake.State.READING, now + LEASE
    intake.progress, intake.progress_step = 0, ""
    intake.save(update_fields=["state", "attempt", "leased_until", "progress", "progress_step"])
    look_again(intake.pk, at=intake.leased_until)
    return intake


def _give_up(intake: Intake) -> None:
    intake.state = Intake.State.FAILED
    intake.message = _(
        "Đã đọc %(times)d lần nhưng lần nào cũng bị ngắt giữa chừng; "
        "hãy thử lưu văn bản thành .docx hoặc chia nhỏ rồi tải lên lại."
    ) % {"times": MOST_ATTEMPTS}
    intake.save(update_fields=["state", "attempt", "message"])
    record_event("plans.read_failed", intake, by=None, code="interrupted", message=intake.message)


def _teller(intake: Intake) -> Callable[[str, float], None]:
    """Writes the progress down now and then, and so renews the lease; raises Superseded when given up."""
    last = 0.0

    def tell(step: str, share: float) -> None:
        nonlocal last
        if time.monotonic() - last < PROGRESS_EVERY:
            return
        last = time.monotonic()
        alive = _attempt(intake).update(
            progress=max(0, min(100, round(share * 100))),
            progress_step=step[:200],
            leased_until=timezone.now() + LEASE,
        )
        if not alive:
            raise Superseded

    return tell


def _attempt(intake: Intake) -> Any:
    """The intake, as long as this attempt is the one that counts."""
    return Intake.objects.filter(pk=intake.pk, attempt=intake.attempt, state=Intake.State.READING)


@transaction.atomic
def _fail(intake: Intake, message: str, *, code: str) -> None:
    current = _attempt(intake).select_for_update().first()
    if current is None:
        return
    current.state, current.message = Intake.State.FAILED, message
    current.save(update_fields=["state", "message"])
    record_event("plans.read_failed", current, by=None, code=code, message=message)


def _finish(intake: Intake, reading: Reading) -> None:
    """Everything that was read, in one transaction."""
    head = {key: getattr(reading.source, key) for key in ("name", "sha256", "media_type")}
    plan = storable({"schema": SCHEMA, "source": head, **as_json(reading.plan)})
    source = storable(sources.to_json(reading.source))
    rows = list(rows_as_read(intake, plan, sources.anchors(reading.source.blocks)))
    held = storable(findings.recheck(rows, source))
    with transaction.atomic():
        current = _attempt(intake).select_for_update().first()
        if current is None:
            return
        current.state, current.progress, current.read_at = Intake.State.READ, 100, timezone.now()
        current.source, current.plan_json, current.reader = source, plan, __version__
        current.notes, current.ocr = list(reading.source.notes), reading.source.ocr
        current.findings, current.checked_revision, current.message = held, current.revision, ""
        current.save()
        Row.objects.bulk_create(rows, batch_size=500)
        facts = reading.plan.document
        describe_document(
            current.document,
            by=None,
            number=facts.number and facts.number[:100],
            issuer=facts.issuer and facts.issuer[:255],
            issued_on=facts.issued_on,
        )
        counts = {"items": len(plan["items"]), "targets": len(plan["targets"]), "findings": len(held)}
        record_event("plans.read", current, by=None, reader=__version__, **counts)
        keep_corrections(current)
