"""The tasks of an accepted plan as they are listed: filtered, sorted, by field."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import Prefetch

from cchc.pure.reading.text import fold
from cchc.steps.plans.models import Finding, NamedAgency, Plan, PlanItem
from cchc.steps.plans.queries.filters import ItemFilter
from cchc.steps.plans.queries.when import due_of, months_of
from cchc.steps.plans.wording import due_beyond, is_undated


@dataclass(frozen=True)
class ItemView:
    """A task as it is shown; `year` is the plan's."""

    item: PlanItem
    year: int

    @cached_property
    def leads(self) -> list[NamedAgency]:
        return [one for one in self.item.named.all() if one.role == NamedAgency.Role.LEAD]

    @cached_property
    def supports(self) -> list[NamedAgency]:
        return [one for one in self.item.named.all() if one.role == NamedAgency.Role.SUPPORT]

    @cached_property
    def open_findings(self) -> list[Finding]:
        return [finding for finding in self.item.findings.all() if not finding.reason]

    @property
    def is_ended(self) -> bool:
        """Whether an amendment took it out: its row stays to be read, and is counted nowhere."""
        return self.item.ended_on is not None

    @property
    def worst(self) -> str:
        """The severity of its gravest open finding; "" without one."""
        held = {finding.severity for finding in self.open_findings}
        return next((severity for severity in Finding.SEVERITIES if severity in held), "")

    @cached_property
    def due(self) -> dict[str, Any]:
        return due_of(self.item)

    @cached_property
    def due_words(self) -> str:
        return due_beyond(self.due)

    @cached_property
    def is_undated(self) -> bool:
        return is_undated(self.due)

    @cached_property
    def months(self) -> frozenset[int]:
        """The months of the plan's year in which it is due."""
        return months_of(self.due, self.year)


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks that stand together, with how many of the whole field they are."""

    field: str
    items: list[ItemView]
    total: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be filtered by, as it is shown, and how many tasks have it."""

    value: str
    name: str
    count: int


def item_views(plan: Plan) -> list[ItemView]:
    """Every task in its order, those that were taken out too. Three queries, however many there are."""
    findings = Prefetch("findings", Finding.objects.order_by("position"))
    items = PlanItem.objects.filter(plan=plan).order_by("position").defer("place", "codes")
    return [ItemView(item, plan.year) for item in items.prefetch_related("named", findings)]


def in_force(plan: Plan) -> list[ItemView]:
    """The tasks that hold, in their order. Three queries."""
    return [view for view in item_views(plan) if not view.is_ended]


def item_view(plan: Plan, key: str) -> ItemView | None:
    """One task with its passage; None where the plan has none of that key. Three queries."""
    found = PlanItem.objects.filter(plan=plan, key=key).select_related("passage")
    item = found.prefetch_related("named", "findings__decided_by").first()
    return ItemView(item, plan.year) if item else None


def neighbours(item: PlanItem) -> tuple[PlanItem | None, PlanItem | None]:
    """The task before and the task after. Two queries."""
    others = PlanItem.objects.filter(plan=item.plan_id).only("key", "code", "text")
    return (
        others.filter(position__lt=item.position).order_by("-position").first(),
        others.filter(position__gt=item.position).order_by("position").first(),
    )


def shown(views: Iterable[ItemView], asked: ItemFilter) -> list[ItemView]:
    """The tasks that pass the filter, sorted as asked; the words without accents count."""
    return asked.order([view for view in views if asked.passes(view)])


def by_field(views: Sequence[ItemView], all_views: Iterable[ItemView]) -> list[Group]:
    """Runs of the same field, in the order given."""
    totals = Counter(view.item.field for view in all_views)
    runs = groupby(views, key=lambda view: view.item.field)
    return [Group(field, list(run), totals[field]) for field, run in runs]


def fields(views: Iterable[ItemView]) -> list[Choice]:
    """The fields in the plan's order."""
    counts = Counter(view.item.field for view in views)
    return [Choice(name, name, count) for name, count in counts.items()]


def agencies(views: Iterable[ItemView]) -> list[Choice]:
    """Every agency that leads or supports, in alphabetical order without accents."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for view in views:
        here = {one.folded: one.name for one in view.item.named.all()}
        names = here | names
        counts.update(here.keys())
    return [Choice(names[key], names[key], counts[key]) for key in sorted(names, key=fold)]
