"""What a person may choose from in the filters of the job list."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from cchc.shared.accounts.models import User
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
    of_plan = jobs.order_by().filter(plan=int(plan)) if plan else None
    return Choices(
        plans=list(plans_with_jobs(person, jobs)),
        agencies=_agencies(of_plan) if of_plan is not None else [],
        fields=_fields(of_plan) if of_plan is not None else [],
        saved=list(SavedFilter.objects.filter(owner=person)),
    )


def _agencies(jobs: QuerySet[Job]) -> list[Choice]:
    """One a code: after a rename the name that stands last in the list."""
    names = ("agency_code", "assignment__agency__name", "assignment__agency__position")
    found: dict[str, Choice] = {}
    for code, name, _position, count in (
        jobs.values_list(*names)
        .annotate(count=Count("pk"))
        .order_by("assignment__agency__position", names[1])
    ):
        before = found.pop(code, None)
        found[code] = Choice(code, name, count + (before.count if before else 0))
    return list(found.values())


def _fields(jobs: QuerySet[Job]) -> list[Choice]:
    """In alphabetical order; what stands under none is NO_FIELD."""
    counts = jobs.values_list("field").annotate(count=Count("pk")).order_by("field")
    return [Choice(field or NO_FIELD, field, count) for field, count in counts]


def item_named(key: str) -> PlanItem | None:
    return PlanItem.objects.filter(pk=int(key)).first() if key else None


def plan_number(key: str) -> str:
    """What a chosen plan is called; "" without one."""
    if not key or key == ALL_PLANS:
        return ""
    plan = Plan.objects.filter(pk=int(key)).only("number", "year").first()
    return (plan.number or str(plan.year)) if plan else ""
