"""What waits for a decision before a plan is fully given out: names that nobody knows, items with several leads."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from cchc.shared.accounts import scope
from cchc.shared.agencies.models import Agency, Group
from cchc.shared.agencies.resolve import How, Resolution
from cchc.steps.plans.models import NamedAgency, Plan, PlanItem
from cchc.steps.work.actions.assign import items_in_force
from cchc.steps.work.models import Assignment, Happening, Job, NameAside
from cchc.steps.work.naming import Names, names_of
from cchc.steps.work.sharing import waits_for_choice


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words that could not be told; `named` is the first place that uses them, `items` how many do."""

    named: NamedAgency
    words: str
    items: int
    leads: int  # ... as lead
    how: How  # agencies.resolve.HOW says it to a person
    candidates: tuple[Agency, ...]
    group: Group | None  # of which only some members are meant
    doubtful: bool  # something was found, but not surely


@dataclass(frozen=True, slots=True)
class StandingBy:
    """A name of an item ("các cơ quan liên quan") whose agencies stand by until somebody says who is meant."""

    named: NamedAgency  # with its item
    agencies: int


@dataclass(frozen=True, slots=True)
class Choice:
    """An item that names several leads and waits for the one that answers."""

    item: PlanItem
    leads: tuple[Assignment, ...]


def unresolved(plan: Plan, today: date | None = None, names: Names | None = None) -> list[Unresolved]:
    """The names that wait, the most used as lead first. A constant number of queries; the book of agencies is not
    read again where `names` has it."""
    day = today or scope.today()
    names = names or names_of(plan, day)
    aside = set(NameAside.objects.filter(plan=plan).values_list("folded", flat=True))
    uses: dict[str, list[NamedAgency]] = defaultdict(list)
    held = NamedAgency.objects.filter(item__in=items_in_force(plan, day).values("pk")).select_related("item")
    for one in held.order_by("item__position", "role", "position"):
        if one.folded not in aside and names.waits(one):
            uses[one.folded].append(one)
    found = [_unresolved(one, names.of(one[0])) for one in uses.values()]
    return sorted(found, key=lambda one: (-one.leads, -one.items, one.named.folded))


def _unresolved(uses: list[NamedAgency], found: Resolution) -> Unresolved:
    leads = {one.item_id for one in uses if one.role == NamedAgency.Role.LEAD}
    return Unresolved(
        named=uses[0],
        words=uses[0].name,
        items=len({one.item_id for one in uses}),
        leads=len(leads),
        how=found.how,
        candidates=found.candidates,
        group=found.group,
        doubtful=found.doubtful,
    )


def choices(plan: Plan) -> list[Choice]:
    """Items that wait for a choice, in the plan's order. Two queries."""
    leads = Assignment.objects.filter(plan=plan, role=Assignment.Role.LEAD, ended_on__isnull=True)
    thin: dict[int, list[Assignment]] = defaultdict(list)
    for one in leads.only("item", "named", "part", "agency_code", "answers").order_by():
        thin[one.item_id].append(one)
    waiting = [item for item, held in thin.items() if waits_for_choice(held)]
    whole = leads.filter(item__in=waiting).select_related("item", "agency", "named")
    by_item: dict[PlanItem, list[Assignment]] = defaultdict(list)
    for one in whole.order_by("item__position", "agency__position", "pk"):
        by_item[one.item].append(one)
    return [Choice(item, tuple(held)) for item, held in by_item.items()]


def standing_by(plan: Plan) -> list[StandingBy]:
    """In the plan's order. One query."""
    live = Q(assignments__stands_by=True, assignments__ended_on__isnull=True)
    found = NamedAgency.objects.filter(item__plan=plan).annotate(n=Count("assignments", filter=live))
    rows = found.filter(n__gt=0).select_related("item").order_by("item__position", "position")
    return [StandingBy(one, one.n) for one in rows]


def who_stands_by(named: NamedAgency) -> list[Agency]:
    """The agencies that stand by under a name, in the order of the list. One query."""
    live = Q(assignments__named=named, assignments__stands_by=True, assignments__ended_on__isnull=True)
    return list(Agency.objects.filter(live).order_by("position", "name"))


def names_aside(plan: Plan) -> QuerySet[NameAside]:
    """What was set aside, and by whom."""
    return NameAside.objects.filter(plan=plan).select_related("by")


def happenings(plan: Plan) -> QuerySet[Happening]:
    """The events that jobs of a plan wait for, with `job_count`, and `waiting`: those without a day. One query."""
    jobs = Q(jobs__plan=plan, jobs__ended=False)
    waiting = jobs & Q(jobs__due_on__isnull=True, jobs__state__in=Job.OPEN)
    found = Happening.objects.filter(pk__in=Job.objects.filter(plan=plan, ended=False).values("waits_for"))
    return found.annotate(
        job_count=Count("jobs", filter=jobs), waiting=Count("jobs", filter=waiting)
    ).order_by("on", "name")
