"""What a person may choose from in the filters of the job list."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.access import plans_for
from cchc.steps.plans.models import Plan, PlanItem
from cchc.steps.work.models import Job, SavedFilter
from cchc.steps.work.queries.job_filter import ALL_PLANS, NO_FIELD, JobFilter


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, as it is shown, with how many jobs have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Choices:
    """Agencies and fields are those of the chosen plan; across all plans nobody reads through them."""

    plans: list[Plan]
    agencies: list[Choice]
    fields: list[Choice]
    saved: list[SavedFilter]


def plans_with_jobs(person: User, jobs: QuerySet[Job]) -> QuerySet[Plan]:
    """The plans of which a person sees jobs, newest first."""
    return plans_for(person).filter(Exists(jobs.order_by().filter(plan=OuterRef("pk"))))


def choices(person: User, jobs: QuerySet[Job], asked: JobFilter) -> Choices:
    """Four queries. `jobs`: all that the person may see."""
    plan = asked.plan if asked.plan != ALL_PLANS else ""
    agencies, fields = _counts(jobs.filter(plan=int(plan))) if plan else (Counter(), Counter())
    return Choices(
        plans=list(plans_with_jobs(person, jobs)),
        agencies=_agencies(agencies) if agencies else [],
        fields=[Choice(field or NO_FIELD, field, count) for field, count in sorted(fields.items())],
        saved=list(SavedFilter.objects.filter(owner=person)),
    )


def _counts(jobs: QuerySet[Job]) -> tuple[Counter[str], Counter[str]]:
    """How many jobs each agency (by code) and each field has. One grouped query over one index."""
    agencies: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    pairs = jobs.order_by().values_list("agency_code", "field").annotate(count=Count("pk"))
    for code, field, count in pairs:
        agencies[code] += count
        fields[field] += count
    return agencies, fields


def _agencies(counts: Counter[str]) -> list[Choice]:
    """One a code, as it is named last, in the order of the list of agencies."""
    rows = Agency.objects.filter(code__in=counts).order_by("valid_from")
    last = {code: (position, name) for code, position, name in rows.values_list("code", "position", "name")}
    ordered = sorted(last.items(), key=lambda one: one[1])
    return [Choice(code, name, counts[code]) for code, (_position, name) in ordered]


def item_named(key: str) -> PlanItem | None:
    return PlanItem.objects.filter(pk=int(key)).first() if key else None


def plan_number(key: str) -> str:
    """What a chosen plan is called; "" without one."""
    if not key or key == ALL_PLANS:
        return ""
    plan = Plan.objects.filter(pk=int(key)).only("number", "year").first()
    return (plan.number or str(plan.year)) if plan else ""
