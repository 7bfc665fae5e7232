"""What still waits after a plan was given out, and whom a name may be given to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from cchc.pure.reading.text import fold
from cchc.shared.agencies.models import Agency, Group
from cchc.shared.agencies.queries import as_of, groups_on, members
from cchc.steps.plans.models import NamedAgency, Plan, PlanItem
from cchc.steps.work.models import Job
from cchc.steps.work.queries.job_filter import due_condition

MOST = 20


@dataclass(frozen=True, slots=True)
class GroupFound:
    group: Group
    size: int


@dataclass(frozen=True, slots=True)
class Found:
    """Agencies and groups whose names have the words; `more`: how many agencies besides those shown."""

    agencies: list[Agency]
    groups: list[GroupFound]
    more: int


def find(words: str, day: date) -> Found:
    """By words without accents, in any order; nothing for no words. Three queries."""
    parts = fold(words).split()
    if not parts:
        return Found([], [], 0)
    there = as_of(day)
    fits = Q()
    for part in parts:
        fits &= Q(folded__contains=part)
    rows = list(there.filter(fits).order_by("position", "name"))
    groups = [group for group in groups_on(day) if all(part in fold(group.name) for part in parts)]
    everybody = list(there) if groups else []
    sized = [GroupFound(group, len(members(group, everybody))) for group in groups[:MOST]]
    return Found(rows[:MOST], sized, max(len(rows) - MOST, 0))


def undated_items(plan: Plan, day: date) -> list[PlanItem]:
    """Tasks with jobs that nobody can date, each with `undated_jobs`, in the plan's order. Two queries."""
    jobs = Job.objects.filter(due_condition("chua-co-han", day), plan=plan, ended=False)
    counts = dict(jobs.order_by().values_list("item").annotate(count=Count("pk")))
    items = list(PlanItem.objects.filter(pk__in=counts).order_by("position"))
    for item in items:
        item.undated_jobs = counts[item.pk]  # type: ignore[attr-defined]
    return items


def uses_of(named: NamedAgency) -> list[PlanItem]:
    """The tasks of its plan that use the same words. One query."""
    plan = named.item.plan_id
    return list(
        PlanItem.objects.filter(plan=plan, named__folded=named.folded).distinct().order_by("position")
    )
