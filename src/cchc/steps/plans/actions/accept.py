"""Accept: the reviewed rows become a Plan, all of it in one transaction."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.pure.reading.text import fold
from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.steps.plans.actions.findings import look_again
from cchc.steps.plans.actions.parts import write_parts
from cchc.steps.plans.errors import Refused
from cchc.steps.plans.models import YEARS, Intake, Plan, Row
from cchc.steps.plans.parsing import day


@transaction.atomic
def accept(intake: Intake, *, by: User) -> Plan:
    """The plan that this document has become; a second call returns the same plan. Raises Refused."""
    current = Intake.objects.select_for_update().get(pk=intake.pk)
    if current.state == Intake.State.ACCEPTED:
        return current.plan
    rows = list(current.rows.filter(dropped=False))
    reasons = obstacles(current, rows)
    if reasons:
        raise Refused(" ".join(reasons))
    look_again(current)
    plan = _plan(current, next(row for row in rows if row.kind == Row.Kind.DOCUMENT), by)
    write_parts(plan, current, rows)
    current.state, current.settled_by, current.settled_at = Intake.State.ACCEPTED, by, plan.accepted_at
    current.save(update_fields=["state", "settled_by", "settled_at"])
    items = sum(row.kind == Row.Kind.ITEM for row in rows)
    record_event("plans.accepted", plan, by=by, intake=current.pk, title=plan.title, items=items)
    return plan


def obstacles(intake: Intake, rows: list[Row]) -> list[str]:
    """What keeps an intake from being accepted, one sentence each; [] where nothing does."""
    if not intake.is_open:
        return [_("Văn bản này không ở bước rà soát nên chưa chấp nhận được.")]
    if intake.agency_code:
        return [_("Đây là kế hoạch riêng của một cơ quan, không thành kế hoạch của tỉnh được.")]
    sentences = []
    items = [row for row in rows if row.kind == Row.Kind.ITEM]
    facts: dict[str, Any] = next((row.data for row in rows if row.kind == Row.Kind.DOCUMENT), {})
    if not items:
        sentences.append(
            _(
                "Chưa có nhiệm vụ nào; hãy thêm ít nhất một nhiệm vụ, hoặc rút văn bản nếu đây không phải kế hoạch."
            )
        )
    if not facts.get("title"):
        sentences.append(_("Chưa có tên kế hoạch; hãy ghi ở phần “Thông tin văn bản”."))
    if facts.get("year") not in YEARS:
        sentences.append(_("Chưa có năm của kế hoạch; hãy ghi ở phần “Thông tin văn bản”."))
    blank = sum(not str(row.data.get("text", row.data.get("what", "-"))).strip() for row in rows)
    if blank:
        said = _("Có %(count)d dòng chưa có nội dung; hãy ghi nội dung hoặc bỏ dòng đó.")
        sentences.append(said % {"count": blank})
    revised = intake.revises
    if revised and Plan.objects.filter(revises=revised).exists():
        sentences.append(_("Kế hoạch được sửa đổi đã có một bản sửa đổi khác được chấp nhận."))
    return sentences


def _plan(intake: Intake, document: Row, by: User) -> Plan:
    facts = document.data
    return Plan.objects.create(
        intake=intake,
        document=intake.document,
        number=(facts["number"] or "")[:100],
        kind=(facts["kind"] or "")[:100],
        title=facts["title"],
        issuer=(facts["issuer"] or "")[:300],
        signer=(facts["signer"] or "")[:200],
        year=facts["year"],
        issued_on=day(facts["issued_on"]),
        effective_on=day(facts["effective_on"]),
        revises=intake.revises,
        accepted_by=by,
        accepted_at=timezone.now(),
        folded=_folded(intake, facts),
    )


def _folded(intake: Intake, facts: dict[str, Any]) -> str:
    """What a plan is found by: what it says of itself, its day as people write it, the name of its file."""
    issued_on = day(facts["issued_on"])
    words = [facts[name] for name in ("number", "title", "issuer", "year")]
    return fold(
        " ".join(str(word or "") for word in (*words, issued_on and f"{issued_on:%d/%m/%Y}", intake.name))
    )
