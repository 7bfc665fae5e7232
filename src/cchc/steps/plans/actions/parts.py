"""The parts of a plan from the rows of its review, written in bulk."""

from collections.abc import Iterable, Sequence
from typing import Any

from cchc.pure.reading.text import fold
from cchc.shared.records.models import Passage
from cchc.steps.plans import models, sources
from cchc.steps.plans.models import Intake, Plan, PlanItem, Row
from cchc.steps.plans.parsing import day, due_columns, number
from cchc.steps.plans.passages import words_at
from cchc.steps.plans.rowstate import place_of

BATCH = 500


def write_parts(plan: Plan, intake: Intake, rows: Sequence[Row]) -> None:
    """Items, targets, duties, citations and findings, each with its passage."""
    passages = _passages(plan, intake, rows)
    by_kind = {kind: [row for row in rows if row.kind == kind] for kind in Row.Kind.values}
    items = _write(PlanItem, plan, by_kind["item"], passages, item_columns)
    _write_named(items, by_kind["item"])
    targets = _write(models.Target, plan, by_kind["target"], passages, _target)
    _write_measures(targets, by_kind["target"])
    _write(models.Duty, plan, by_kind["duty"], passages, _duty)
    _write(models.Citation, plan, by_kind["citation"], passages, _citation)
    _write_findings(plan, intake, {item.key: item for item in items})


def _passages(plan: Plan, intake: Intake, rows: Sequence[Row]) -> dict[str, Passage]:
    """Row key → the words of the document that it was read from."""
    blocks = sources.from_json(intake.source).blocks
    found = words_at(blocks, {row.key: place_of(row.data) for row in rows if row.kind != Row.Kind.DOCUMENT})
    made = [
        Passage(document=plan.document, place=place, words=words) for _key, (place, words) in found.items()
    ]
    return dict(zip(found, Passage.objects.bulk_create(made, batch_size=BATCH), strict=True))


def _write(
    model: Any, plan: Plan, rows: Sequence[Row], passages: dict[str, Passage], columns: Any
) -> list[Any]:
    made = [
        model(
            plan=plan,
            position=position,
            key=row.key,
            place=place_of(row.data),
            passage=passages.get(row.key),
            **columns(row.data),
        )
        for position, row in enumerate(rows, start=1)
    ]
    return list(model.objects.bulk_create(made, batch_size=BATCH))


def item_columns(data: dict[str, Any]) -> dict[str, Any]:
    """The columns of a PlanItem from a row's data."""
    texts = ("field", "target", "text", "output", "budget", "note")
    activities = [one["text"] for one in data["activities"]]
    agencies = [*data["lead"]["agencies"], *data["support"]["agencies"]]
    words = [*(data[name] for name in texts), *activities, *agencies, data["due"]["text"], data["code"]]
    return {
        **{name: data[name] or "" for name in texts},
        **due_columns(data["due"]),
        "origin": data["origin"],
        "code": (data["code"] or "")[:60],
        "activities": data["activities"],
        "codes": {name: data[name] for name in ("target_codes", "task_codes", "activity_codes")},
        "lead_text": data["lead"]["text"] or "",
        "support_text": data["support"]["text"] or "",
        "folded": _folded(words),
    }


def _target(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": (data["code"] or "")[:60],
        "section": data["section"] or "",
        "text": data["text"],
        "folded": _folded([data["code"], data["section"], data["text"]]),
    }


def _duty(data: dict[str, Any]) -> dict[str, Any]:
    words = [data["who"], data["what"], data["due"]["text"]]
    return {
        "who": data["who"] or "",
        "what": data["what"],
        "folded": _folded(words),
        **due_columns(data["due"]),
    }


def _citation(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": (data["number"] or "")[:100],
        "kind": (data["kind"] or "")[:100],
        "name": data.get("name") or "",
        "issued_on": day(data["issued_on"]),
        "places": data["places"],
        "folded": _folded([data["kind"], data["number"], data.get("name")]),
    }


def _folded(words: Iterable[str | None]) -> str:
    return fold(" ".join(word for word in words if word))


def _write_named(items: Sequence[PlanItem], rows: Sequence[Row]) -> None:
    made = [one for item, row in zip(items, rows, strict=True) for one in named_agencies(item, row.data)]
    models.NamedAgency.objects.bulk_create(made, batch_size=BATCH)


def named_agencies(item: PlanItem, data: dict[str, Any]) -> list[models.NamedAgency]:
    """What a row's data calls the agencies of an item, not saved."""
    return [
        models.NamedAgency(item=item, role=role, position=position, name=name[:300], folded=fold(name)[:300])
        for role in models.NamedAgency.Role.values
        for position, name in enumerate(data[role]["agencies"], start=1)
        if name
    ]


def _write_measures(targets: Sequence[models.Target], rows: Sequence[Row]) -> None:
    made = [
        models.Measure(
            target=target,
            position=position,
            comparator=one["comparator"],
            value=number(one["value"]),
            value_max=number(one["value_max"]),
            unit=(one["unit"] or "")[:100],
            subject=one["subject"] or "",
        )
        for target, row in zip(targets, rows, strict=True)
        for position, one in enumerate(row.data["measures"], start=1)
    ]
    models.Measure.objects.bulk_create(made, batch_size=BATCH)


def _write_findings(plan: Plan, intake: Intake, items: dict[str, PlanItem]) -> None:
    """The findings that are still held, with the reasons of those that were accepted."""
    decisions = {one.key: one for one in intake.decisions.filter(withdrawn_at=None)}
    made = []
    for position, held in enumerate(intake.findings, start=1):
        decision = decisions.get(held["key"])
        made.append(
            models.Finding(
                plan=plan,
                position=position,
                **{name: held[name] for name in ("key", "rule", "severity", "template", "params", "places")},
                reason=decision.reason if decision else "",
                decided_by=decision.by if decision else None,
                decided_at=decision.at if decision else None,
            )
        )
    findings = models.Finding.objects.bulk_create(made, batch_size=BATCH)
    link = models.Finding.items.through
    links = [
        link(finding_id=finding.pk, planitem_id=items[key].pk)
        for finding, held in zip(findings, intake.findings, strict=True)
        for key in held["rows"]
        if key in items
    ]
    link.objects.bulk_create(links, batch_size=BATCH)
