"""Send a document in, try it again, take it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.pure.reading.sniff import sniff
from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event, store_document
from cchc.shared.records.models import Document
from cchc.steps.plans.errors import Refused
from cchc.steps.plans.models import Intake, Plan
from cchc.steps.plans.tasks import read_soon

# How long a worker may be silent before another one takes its document over. The sandbox gives a sign of
# life every few seconds, so a silent worker is a dead one.
LEASE = timedelta(seconds=45)


@dataclass(frozen=True, slots=True)
class Upload:
    """`is_new` is False where the same bytes were sent in before: the intake is the one of then."""

    intake: Intake
    is_new: bool


def upload(*, data: bytes, name: str, by: User, revises: Plan | None = None, agency_code: str = "") -> Upload:
    """Take a document in and ask for it to be read; `agency_code`: it is that agency's own plan.

    Raises ReadingError, before anything is kept, for a file of a kind that no reader reads.
    """
    media_type = sniff(data, name)
    document = store_document(data, name, by=by, media_type=media_type)
    standing = _standing(document)
    if standing:
        return Upload(standing, is_new=False)
    try:
        with transaction.atomic():
            return Upload(_create(document, name, by, revises, agency_code), is_new=True)
    except IntegrityError:  # the same file, sent twice in the same instant
        standing = _standing(document)
        if standing is None:
            raise
        return Upload(standing, is_new=False)


def _standing(document: Document) -> Intake | None:
    return Intake.objects.filter(document=document).exclude(state=Intake.State.WITHDRAWN).first()


def _create(document: Document, name: str, by: User, revises: Plan | None, agency_code: str) -> Intake:
    until = timezone.now() + LEASE
    intake = Intake.objects.create(
        document=document,
        name=name[:255] or document.name,
        revises=revises,
        agency_code=agency_code,
        created_by=by,
        leased_until=until,
    )
    revised = {"revises": revises.pk} if revises else {}
    record_event("plans.uploaded", intake, by=by, name=intake.name, **revised)
    read_soon(intake.pk, and_look_again=until)
    return intake


@transaction.atomic
def retry(intake: Intake, *, by: User) -> Intake:
    """Read a document again that could not be read. Raises Refused where it is not so."""
    current = Intake.objects.select_for_update().get(pk=intake.pk)
    if current.state != Intake.State.FAILED:
        raise Refused(_("Văn bản này không ở trạng thái “Không đọc được”, nên không cần đọc lại."))
    _wait_anew(current)
    record_event("plans.read_again", current, by=by)
    return current


@transaction.atomic
def withdraw(intake: Intake, *, by: User) -> Intake:
    """Take a document back that is not accepted yet: its rows and changes are kept, it is only put away."""
    current = Intake.objects.select_for_update().get(pk=intake.pk)
    if current.state == Intake.State.ACCEPTED:
        raise Refused(_("Kế hoạch này đã được chấp nhận, nên không rút lại được nữa."))
    if current.state != Intake.State.WITHDRAWN:
        current.state = Intake.State.WITHDRAWN
        current.settled_by, current.settled_at = by, timezone.now()
        current.save(update_fields=["state", "settled_by", "settled_at"])
        record_event("plans.withdrawn", current, by=by)
    return current


@transaction.atomic
def resume_if_silent(intake: Intake, *, now: datetime) -> bool:
    """Ask again for a reading that nobody has worked on since its lease ran out; whether it was so."""
    waiting = (Intake.State.WAITING, Intake.State.READING)
    late = Intake.objects.select_for_update().filter(pk=intake.pk, state__in=waiting, leased_until__lt=now)
    current = late.first()
    if current is None:
        return False
    current.leased_until = now + LEASE
    current.state = Intake.State.WAITING
    current.save(update_fields=["leased_until", "state"])
    read_soon(current.pk, and_look_again=current.leased_until)
    return True


def _wait_anew(intake: Intake) -> None:
    intake.state = Intake.State.WAITING
    intake.attempt, intake.progress, intake.progress_step, intake.message = 0, 0, "", ""
    intake.leased_until = timezone.now() + LEASE
    intake.save(
        update_fields=["state", "attempt", "progress", "progress_step", "message", "leased_until"],
    )
    read_soon(intake.pk, and_look_again=intake.leased_until)
