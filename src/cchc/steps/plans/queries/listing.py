"""The list of plans: by words without accents, by year, by issuer."""

from dataclasses import dataclass

from cchc.pure.reading.text import fold
from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.plans.queries.plans import plans


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """Empty: every plan."""

    words: str = ""
    year: str = ""
    issuer: str = ""

    @property
    def is_empty(self) -> bool:
        return self == PlanFilter()

    def passes(self, plan: Plan) -> bool:
        return (
            all(word in plan.folded for word in fold(self.words).split())
            and (not self.year or str(plan.year) == self.year)
            and (not self.issuer or plan.issuer == self.issuer)
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """The plans that are shown, how many there are in all, and what they can be filtered by."""

    shown: list[Plan]
    total: int
    years: list[int]
    issuers: list[str]


def listing(person: User, asked: PlanFilter) -> Listing:
    """One query; a province has tens of plans, not thousands."""
    found = list(plans(person))
    return Listing(
        shown=[plan for plan in found if asked.passes(plan)],
        total=len(found),
        years=sorted({plan.year for plan in found}, reverse=True),
        issuers=sorted({plan.issuer for plan in found if plan.issuer}, key=fold),
    )
