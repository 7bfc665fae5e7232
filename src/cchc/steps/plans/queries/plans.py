"""Plans and documents on their way: lists, and what waits for somebody."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import HEAVY, plans_for, sees_intakes
from cchc.steps.plans.models import Finding, Intake, Plan, Row

OPEN = (Intake.State.WAITING, Intake.State.READING, Intake.State.READ, Intake.State.FAILED)


@dataclass(frozen=True, slots=True)
class FieldCount:
    """A field of a plan and how many tasks stand in it."""

    name: str
    items: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of "Việc của tôi"; `name`: the plan's title once it is known, else the file's name."""

    name: str
    file: str
    what: str
    url: str
    since: datetime
    state: str  # late (cannot be read), soon (to be reviewed), info (being read)


def open_intakes(person: User) -> QuerySet[Intake]:
    """Documents of the province that are not settled yet, newest first, with their `title` once it is read; none
    for who may only read plans."""
    if not sees_intakes(person):
        return Intake.objects.none()
    found = Intake.objects.filter(state__in=OPEN, agency_code="").select_related(
        "document", "created_by", "revises"
    )
    facts = Row.objects.filter(intake=OuterRef("pk"), kind=Row.Kind.DOCUMENT)
    return found.defer(*HEAVY).annotate(title=Subquery(facts.values_list(KT("data__title"))[:1]))


def plans(person: User) -> QuerySet[Plan]:
    """Accepted plans with the tasks that hold counted (`item_count`), newest year first."""
    return (
        plans_for(person)
        .annotate(item_count=Count("planitem_set", filter=Q(planitem_set__ended_on=None)))
        .select_related("revised_by")
    )


def revision_of(plan: Plan) -> Plan | None:
    """The version that took this one's place. One query."""
    return Plan.objects.filter(revises=plan).only("pk", "title", "number").first()


def fields(plan: Plan) -> list[FieldCount]:
    """The fields of a plan in their order, with the tasks that hold; one that has lost all of them has 0."""
    counts: dict[str, int] = {}
    for name, ended_on in plan.planitem_set.order_by("position").values_list("field", "ended_on"):
        counts[name] = counts.get(name, 0) + (ended_on is None)
    return [FieldCount(name, count) for name, count in counts.items()]


def open_findings(plan: Plan) -> QuerySet[Finding]:
    """Findings that nobody has let stand."""
    return plan.findings.filter(reason="")


def totals(plan: Plan) -> dict[str, int]:
    """How many of each part, of the tasks those that hold. Five short queries: one over all would multiply the parts with each other."""
    return {
        "items": plan.planitem_set.filter(ended_on=None).count(),
        "targets": plan.target_set.count(),
        "duties": plan.duty_set.count(),
        "citations": plan.citation_set.count(),
        "open_findings": open_findings(plan).count(),
    }


def waiting_for(person: User) -> list[Waiting]:
    """What a person has to do here: review what was read, mend what could not be read. One query."""
    if not has_permission(person, Permission.PLAN_REVIEW):
        return []
    return [_waiting(intake) for intake in open_intakes(person)]


def _waiting(intake: Intake) -> Waiting:
    what, state = {
        Intake.State.READ: (_("Rà soát kết quả đọc và chấp nhận kế hoạch"), "soon"),
        Intake.State.FAILED: (intake.message, "late"),
    }.get(Intake.State(intake.state), (_("Đang đọc văn bản"), "info"))
    url = reverse("plans:intake", args=[intake.pk])
    name = intake.title or intake.name  # type: ignore[attr-defined]
    return Waiting(name, intake.name, what, url, intake.read_at or intake.created_at, state)
