"""An item of a plan with the agencies that have it: a group is one line with its spread."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan, PlanItem
from cchc.steps.work.access import jobs_for
from cchc.steps.work.models import Assignment
from cchc.steps.work.queries.status import with_status
from cchc.steps.work.sharing import waits_for_choice


@dataclass(frozen=True, slots=True)
class Counts:
    """How many jobs stand in each status (pure.deadline.STATUSES), only what is not 0."""

    of: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.of.values())


@dataclass(frozen=True, slots=True)
class Line:
    """One name of the plan (or one agency given by hand) with everybody it stands for."""

    words: str  # as the plan names it, else the agency's name
    role: str
    answers: bool
    members: tuple[Assignment, ...]  # with their agencies
    counts: Counts  # their jobs by status, as far as the person may see them

    @property
    def is_group(self) -> bool:
        return len(self.members) > 1

    @property
    def stands_by(self) -> bool:
        """Whether they only support when concerned."""
        return self.members[0].stands_by


@dataclass(frozen=True, slots=True)
class ItemWork:
    """An item with its lines, leads first; `choice`: it waits for somebody to say which lead answers."""

    item: PlanItem
    lines: tuple[Line, ...]
    counts: Counts
    choice: bool


def item_works(
    person: User, plan: Plan, today: date, *, items: Sequence[PlanItem] | None = None
) -> list[ItemWork]:
    """Every item of a plan, or the given ones, with all who have it: that is part of the plan. Jobs are counted only
    as far as the person may see them. Three queries, and one for the scope."""
    shown = list(PlanItem.objects.filter(plan=plan).order_by("position")) if items is None else list(items)
    keys = [item.pk for item in shown]
    live = Assignment.objects.filter(plan=plan, ended_on__isnull=True)
    if items is not None:
        live = live.filter(item__in=keys)
    by_item: dict[int, list[Assignment]] = defaultdict(list)
    ordered = live.select_related("agency", "named").order_by(
        "role", F("named__position").asc(nulls_last=True), "agency__position", "agency__name", "pk"
    )
    for one in ordered:
        by_item[one.item_id].append(one)
    counts = _counts(person, plan, today, keys if items is not None else None)
    return [_item_work(item, by_item.get(item.pk, []), counts) for item in shown]


def item_work(person: User, item: PlanItem, today: date) -> ItemWork:
    """One item."""
    return item_works(person, item.plan, today, items=[item])[0]


def _counts(person: User, plan: Plan, today: date, keys: list[int] | None) -> dict[int, Counter[str]]:
    """Assignment → its jobs by status."""
    jobs = jobs_for(person, today=today).filter(plan=plan, ended=False)
    if keys is not None:
        jobs = jobs.filter(item__in=keys)
    seen: Any = with_status(jobs, today)
    rows = seen.order_by().values_list("assignment", "status").annotate(n=Count("pk"))
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for assignment, status, n in rows:
        found[assignment][status] += n
    return found


def _item_work(item: PlanItem, held: list[Assignment], counts: Mapping[int, Counter[str]]) -> ItemWork:
    names: dict[object, list[Assignment]] = defaultdict(list)
    for one in held:
        names[(one.role, one.stands_by, one.named_id or f"{one.pk} by hand")].append(one)
    lines = tuple(_line(members, counts) for members in names.values())
    leads = [one for one in held if one.role == Assignment.Role.LEAD]
    return ItemWork(item, lines, _sum(held, counts), waits_for_choice(leads))


def _line(members: list[Assignment], counts: Mapping[int, Counter[str]]) -> Line:
    first = members[0]
    words = first.named.name if first.named else first.agency.name
    answers = any(one.answers for one in members)
    return Line(words, first.role, answers, tuple(members), _sum(members, counts))


def _sum(members: Iterable[Assignment], counts: Mapping[int, Counter[str]]) -> Counts:
    total: Counter[str] = Counter()
    for one in members:
        total.update(counts.get(one.pk, {}))
    return Counts(dict(total))
