"""Amendments of a plan as they are shown: each row before and after, word by word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cchc.pure.reading.text import fold
from cchc.steps.plans.events import changed_fields
from cchc.steps.plans.models import Plan, PlanItem
from cchc.steps.plans.queries.compare import FieldDifference, runs
from cchc.steps.work.models import Amendment


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One row: `kind` is sua (changed), them (added) or bo (taken out)."""

    kind: str
    key: str
    code: str
    text: str
    field: str
    why: str
    fields: list[FieldDifference]
    item: int | None


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """An amendment with its rows."""

    amendment: Amendment
    rows: list[ChangeView]

    @property
    def counts(self) -> dict[str, int]:
        return {kind: sum(row.kind == kind for row in self.rows) for kind in ("sua", "them", "bo")}


def amendment_view(amendment: Amendment) -> AmendmentView:
    return AmendmentView(amendment, [change_view(one) for one in amendment.changes])


def change_view(change: Mapping[str, Any]) -> ChangeView:
    before, after = change["before"], change["after"]
    data = after or before
    kind = "them" if before is None else "bo" if after is None else "sua"
    said = changed_fields(before, after) if kind == "sua" else []
    return ChangeView(
        kind=kind,
        key=change["key"],
        code=data["code"] or "",
        text=data["text"],
        field=data["field"] or "",
        why=change["why"],
        fields=[
            FieldDifference(one.name, runs(one.before, one.after)) for one in said if one.before != one.after
        ],
        item=change["item"],
    )


def amendments(plan: Plan, *, prepared: bool) -> list[AmendmentView]:
    """Of a plan, the latest first; `prepared`: also those that do not hold yet. One query."""
    found = Amendment.objects.filter(plan=plan).select_related("document", "by", "applied_by")
    found = found if prepared else found.filter(applied_at__isnull=False)
    return [amendment_view(one) for one in found.order_by("-issued_on", "-pk")]


def changes_of_item(item: PlanItem) -> list[tuple[Amendment, ChangeView]]:
    """What became of one task, the latest first. One query."""
    found = Amendment.objects.filter(plan=item.plan_id, applied_at__isnull=False).order_by(
        "-issued_on", "-pk"
    )
    return [
        (amendment, change_view(change))
        for amendment in found
        for change in amendment.changes
        if change["item"] == item.pk
    ]


def items_to_amend(amendment: Amendment, words: str) -> list[PlanItem]:
    """Tasks in force that have these words (accents do not count) and are not prepared yet, in order. One query."""
    there = {change["key"] for change in amendment.changes}
    items = PlanItem.objects.filter(plan=amendment.plan, ended_on=None).order_by("position")
    return [item for item in _with_words(items, words) if item.key not in there]


def _with_words(items: Iterable[PlanItem], words: str) -> list[PlanItem]:
    asked = fold(words).split()
    return [item for item in items if all(word in item.folded for word in asked)]
