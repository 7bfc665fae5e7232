"""Documents that prove a job's product: added, replaced, withdrawn; never erased."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.pure.reading.text import fold
from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.shared.records.models import Document
from cchc.steps.work.access import may_report
from cchc.steps.work.actions import lines
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Evidence, Job


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A document as it is put to a job; empty facts are taken from the document's own where it has them."""

    document: Document
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None


@transaction.atomic
def add_evidence(job: Job, new: NewEvidence, *, by: User, today: date | None = None) -> Evidence:
    """Put a document to a job. The same document again gives the row that is there."""
    current = _theirs(job, by, today)
    evidence, made = put(current, new, by)
    if made:
        record_event("work.evidence_added", current, by=by, name=new.document.name, number=evidence.number)
    return evidence


def put(job: Job, new: NewEvidence, by: User) -> tuple[Evidence, bool]:
    """The row of a document, and whether it is new; inside a transaction that holds the job."""
    there = Evidence.objects.filter(job=job, document=new.document, withdrawn_at__isnull=True).first()
    if there:
        return there, False
    number = (new.number or new.document.number or "")[:100]
    issuer = (new.issuer or new.document.issuer or "")[:255]
    issued_on = new.issued_on or new.document.issued_on
    made = Evidence.objects.create(
        job=job,
        document=new.document,
        number=number,
        issuer=issuer,
        issued_on=issued_on,
        added_by=by,
        added_at=timezone.now(),
        folded=_folded(number, issuer, issued_on, new.document.name),
    )
    return made, True


def _folded(number: str, issuer: str, issued_on: date | None, name: str) -> str:
    """What it is found by; the day as people write it."""
    day = f"{issued_on:%d/%m/%Y}" if issued_on else ""
    return fold(" ".join(filter(None, (number, issuer, day, name))))


@transaction.atomic
def replace_evidence(
    evidence: Evidence, new: NewEvidence, *, by: User, today: date | None = None
) -> Evidence:
    """Another document in its place; the old row stays and says what replaced it."""
    job = _theirs(evidence.job, by, today)
    old = _standing(evidence)
    if old.document_id == new.document.pk:
        raise Refused(_("Tệp này giống hệt tệp đang có; hãy chọn tệp khác để thay."))
    made, _is_new = put(job, new, by)
    old.replaced_by, old.withdrawn_at = made, timezone.now()
    old.save(update_fields=["replaced_by", "withdrawn_at"])
    names = {"old": old.document.name, "new": new.document.name}
    record_event("work.evidence_replaced", job, by=by, **names)
    return made


@transaction.atomic
def withdraw_evidence(evidence: Evidence, *, reason: str, by: User, today: date | None = None) -> Evidence:
    """Take a document back, with a reason; the row stays."""
    job = _theirs(evidence.job, by, today)
    old = _standing(evidence)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do rút tài liệu."))
    old.withdrawn_at = timezone.now()
    old.save(update_fields=["withdrawn_at"])
    record_event("work.evidence_withdrawn", job, by=by, name=old.document.name, reason=reason.strip())
    return old


def _theirs(job: Job, by: User, today: date | None) -> Job:
    current = lines.lock([job.pk])[job.pk]
    lines.refuse_ended(current)
    if not may_report(by, current, today or scope.today()):
        raise Refused(
            _("Bạn không cập nhật được tài liệu của cơ quan này; hãy liên hệ đầu mối của cơ quan đó.")
        )
    return current


def _standing(evidence: Evidence) -> Evidence:
    current = Evidence.objects.select_related("document").get(pk=evidence.pk)
    if current.withdrawn_at:
        raise Refused(_("Tài liệu này đã được rút hoặc thay bằng tài liệu khác."))
    return current
