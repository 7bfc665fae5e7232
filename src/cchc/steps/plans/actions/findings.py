"""Let a finding stand, with a reason; take that back; look again after corrections."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.steps.plans.errors import Refused
from cchc.steps.plans.findings import recheck
from cchc.steps.plans.models import FindingDecision, Intake
from cchc.steps.plans.storable import storable


def accept_finding(intake: Intake, key: str, *, reason: str, by: User) -> FindingDecision:
    """The document says so and it stays so, because of `reason`. Again the same: the decision that stands."""
    reason = reason.strip()
    if not reason:
        raise Refused(_("Hãy ghi lý do chấp nhận, ví dụ “Đúng theo văn bản gốc”."))
    held = next((one for one in intake.findings if one["key"] == key), None)
    if held is None or not intake.is_open:
        raise Refused(_("Vấn đề này không còn nữa: nội dung liên quan vừa được sửa."))
    try:
        with transaction.atomic():
            decision = FindingDecision.objects.create(
                intake=intake, key=key, rule=held["rule"][:60], reason=reason[:500], by=by
            )
            record_event("plans.finding_accepted", intake, by=by, finding=_told(held), reason=reason)
    except IntegrityError:
        return FindingDecision.objects.get(intake=intake, key=key, withdrawn_at=None)
    return decision


@transaction.atomic
def reopen_finding(intake: Intake, key: str, *, by: User) -> None:
    """Take back that a finding was accepted; nothing happens where it was not."""
    if not intake.is_open:
        raise Refused(_("Văn bản này không còn ở bước rà soát."))
    standing = FindingDecision.objects.filter(intake=intake, key=key, withdrawn_at=None)
    if not standing.update(withdrawn_by=by, withdrawn_at=timezone.now()):
        return
    held = next((one for one in intake.findings if one["key"] == key), None)
    record_event("plans.finding_reopened", intake, by=by, finding=_told(held) if held else {"key": key})


def look_again(intake: Intake) -> Intake:
    """Findings for the rows as they stand now; nothing to do where they already are."""
    if intake.checked_revision == intake.revision or not intake.is_open:
        return intake
    revision = intake.revision
    held = storable(recheck(list(intake.rows.all()), intake.source))
    fresh = Intake.objects.filter(pk=intake.pk, revision=revision, state=Intake.State.READ)
    fresh.update(findings=held, checked_revision=revision)
    intake.findings, intake.checked_revision = held, revision
    return intake


def _told(held: dict[str, object]) -> dict[str, object]:
    """What the audit trail keeps of a finding: enough to say it again."""
    return {name: held[name] for name in ("key", "rule", "template", "params")}
