"""Tables of plans: a document being taken in (intake), and the plan that it becomes (plan)."""

from cchc.steps.plans.models.intake import Change, FindingDecision, Intake, Presence, Row
from cchc.steps.plans.models.plan import (
    COMPARATORS,
    YEARS,
    Assignment,
    Citation,
    Duty,
    Finding,
    Measure,
    Plan,
    PlanItem,
    Target,
)

__all__ = [
    "COMPARATORS",
    "YEARS",
    "Assignment",
    "Change",
    "Citation",
    "Duty",
    "Finding",
    "FindingDecision",
    "Intake",
    "Measure",
    "Plan",
    "PlanItem",
    "Presence",
    "Row",
    "Target",
]
