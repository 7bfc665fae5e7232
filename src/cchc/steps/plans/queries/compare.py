"""Two plans side by side: which items were added, dropped and changed, field by field."""

from dataclasses import dataclass
from typing import Any

from cchc.pure.reading.text import fold
from cchc.steps.plans.events import FieldChange, changed_fields
from cchc.steps.plans.matching import match
from cchc.steps.plans.models import Plan, PlanItem, Target


@dataclass(frozen=True, slots=True)
class Changed:
    """One part that stands in both plans and does not say the same."""

    old: Any
    new: Any
    fields: list[FieldChange]


@dataclass(frozen=True, slots=True)
class Difference:
    """Of one kind of part, in the order of the plans."""

    added: list[Any]
    dropped: list[Any]
    changed: list[Changed]
    same: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`old` and `new` plan, their items and their targets."""

    old: Plan
    new: Plan
    items: Difference
    targets: Difference


@dataclass(frozen=True, slots=True)
class _Candidate:
    part: Any
    data: dict[str, Any]
    kind: str
    code: str
    words: str


def compare(old: Plan, new: Plan) -> Comparison:
    """What became of the items and targets of `old` in `new`. Eight queries, however long the plans are."""
    return Comparison(
        old,
        new,
        _difference([_item(one) for one in _items(old)], [_item(one) for one in _items(new)]),
        _difference([_target(one) for one in _targets(old)], [_target(one) for one in _targets(new)]),
    )


def _items(plan: Plan) -> list[PlanItem]:
    return list(plan.planitem_set.prefetch_related("assignments"))


def _targets(plan: Plan) -> list[Target]:
    return list(plan.target_set.prefetch_related("measures"))


def _difference(old: list[_Candidate], new: list[_Candidate]) -> Difference:
    pairs = match(old, new)
    matched_old, matched_new = {id(pair.old) for pair in pairs}, {id(pair.new) for pair in pairs}
    changed = [
        Changed(pair.old.part, pair.new.part, fields)
        for pair in pairs
        if (fields := changed_fields(pair.old.data, pair.new.data))
    ]
    return Difference(
        added=[one.part for one in new if id(one) not in matched_new],
        dropped=[one.part for one in old if id(one) not in matched_old],
        changed=changed,
        same=len(pairs) - len(changed),
    )


def _item(item: PlanItem) -> _Candidate:
    data = item_data(item)
    words = " ".join([item.text, *(one["text"] for one in item.activities)])
    return _Candidate(item, data, "item", item.code, fold(words))


def _target(target: Target) -> _Candidate:
    measures = [
        {name: getattr(one, name) for name in ("comparator", "value", "value_max", "unit", "subject")}
        for one in target.measures.all()
    ]
    data = {"code": target.code, "section": target.section, "text": target.text, "measures": measures}
    return _Candidate(target, data, "target", target.code, fold(target.text))


def item_data(item: PlanItem) -> dict[str, Any]:
    """An accepted item in the form that cchc.plan/1 gives it, as far as people compare it."""
    agencies: dict[str, list[str]] = {"lead": [], "support": []}
    for one in item.assignments.all():
        agencies[one.role].append(one.name)
    return {
        **{
            name: getattr(item, name)
            for name in ("field", "code", "target", "text", "output", "budget", "note")
        },
        "activities": item.activities,
        "lead": {"text": item.lead_text, "agencies": agencies["lead"]},
        "support": {"text": item.support_text, "agencies": agencies["support"]},
        "due": {
            "text": item.due_text,
            "kind": item.due_kind,
            "start": item.due_start,
            "end": item.due_end,
            "recurrence": item.due_recurrence or None,
            "event": item.due_event or None,
            "offset": item.due_offset or None,
            "milestones": item.due_milestones,
        },
    }
