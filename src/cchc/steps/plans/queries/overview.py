"""An accepted plan at a glance: its fields with their numbers, what cannot be dated, what is held against it."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.steps.plans.models import Plan
from cchc.steps.plans.queries.items import ItemView, in_force
from cchc.steps.plans.queries.timeline import Bar, bars


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: its tasks, how many of them have no day, how many have something held against them."""

    name: str
    items: int
    undated: int
    doubtful: int

    @property
    def dated(self) -> int:
        return self.items - self.undated

    @property
    def share(self) -> int:
        """Of the tasks that can be followed by date, in per cent."""
        return round(100 * self.dated / self.items) if self.items else 0


@dataclass(frozen=True, slots=True)
class Overview:
    """`whole` sums the fields up."""

    fields: list[FieldView]
    whole: FieldView
    bars: list[Bar]
    agencies: int

    @property
    def fullest(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.count)


def overview(plan: Plan) -> Overview:
    """Three queries, however long the plan is."""
    views = in_force(plan)
    by_field: dict[str, list[ItemView]] = {}
    for view in views:
        by_field.setdefault(view.item.field, []).append(view)
    return Overview(
        fields=[_field(name, group) for name, group in by_field.items()],
        whole=_field("", views),
        bars=bars(view for view in views if view.due["kind"] not in ("recurring", "continuous")),
        agencies=len({one.folded for view in views for one in view.leads}),
    )


def _field(name: str, views: Iterable[ItemView]) -> FieldView:
    views = list(views)
    undated = sum(view.is_undated for view in views)
    return FieldView(name, len(views), undated, sum(bool(view.open_findings) for view in views))
