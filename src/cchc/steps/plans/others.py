"""Accepted plans of other bodies, of which a document may be a copy."""

from collections import defaultdict

from cchc.pure.reading.checks import copied
from cchc.pure.reading.plan import Finding, Plan
from cchc.pure.reading.text import fold
from cchc.steps.plans import models

MOST = 40  # the newest; a copy is made from what is at hand


def copies(plan: Plan) -> list[Finding]:
    """Findings on `plan` whose tasks stand in the plans of others. A later version of one's own is no copy."""
    own = fold(plan.document.issuer or "")
    if not own:
        return []
    newest = models.Plan.objects.order_by("-accepted_at").only("kind", "number", "title", "issuer")[:MOST]
    others = {other.pk: other for other in newest if other.issuer and fold(other.issuer) != own}
    tasks = defaultdict(list)
    for pk, text in models.PlanItem.objects.filter(plan__in=others).values_list("plan_id", "text"):
        tasks[pk].append(text)
    return [finding for pk, other in others.items() for finding in copied(plan, _name(other), tasks[pk])]


def _name(plan: models.Plan) -> str:
    return f"{plan.kind} {plan.number}".strip() or plan.title
