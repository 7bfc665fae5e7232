"""Tables of plans: a document being taken in (intake), and the plan that it becomes (plan)."""

from cchc.steps.plans.models.intake import Change, FindingDecision, Intake, Presence, Row
from cchc.steps.plans.models.plan import (
    COMPARATORS,
    YEARS,
    Citation,
    Duty,
    Finding,
    Measure,
    NamedAgency,
    Plan,
    PlanItem,
    Target,
)

__all__ = [
    "COMPARATORS",
    "YEARS",
    "Change",
    "Citation",
    "Duty",
    "Finding",
    "FindingDecision",
    "Intake",
    "Measure",
    "NamedAgency",
    "Plan",
    "PlanItem",
    "Presence",
    "Row",
    "Target",
]
