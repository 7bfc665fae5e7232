"""An accepted plan as pure.reading.plan.Plan: for whatever is written from it, and for comparing versions."""

from collections.abc import Collection
from typing import Any

from cchc.pure.deadline import Due, Milestone
from cchc.pure.reading import plan as pure
from cchc.pure.reading.blocks import Place
from cchc.steps.plans import models
from cchc.steps.plans.models import NamedAgency, Plan, PlanItem
from cchc.steps.plans.models.plan import Dated
from cchc.steps.plans.parsing import day
from cchc.steps.plans.sources import place_from_json


def whole(plan: Plan) -> pure.Plan:
    """Everything that was accepted. Eight queries, however long the plan is."""
    return pure.Plan(
        document=_document(plan),
        citations=tuple(_citation(one) for one in plan.citation_set.order_by("position")),
        targets=tuple(_target(one) for one in _targets(plan)),
        items=tuple(_item(one) for one in _items(plan)),
        duties=tuple(_duty(one) for one in plan.duty_set.order_by("position")),
        findings=tuple(_finding(one) for one in plan.findings.order_by("position")),
    )


def extract(plan: Plan, keys: Collection[str]) -> pure.Plan:
    """Only some of its tasks, in their order, with what the checker holds against them."""
    items = [item for item in _items(plan) if item.key in keys]
    findings = plan.findings.filter(items__in=items).distinct().order_by("position")
    return pure.Plan(
        document=_document(plan),
        items=tuple(_item(one) for one in items),
        findings=tuple(_finding(one) for one in findings),
    )


def plan_json(plan: Plan, written: pure.Plan) -> dict[str, Any]:
    """`written` in the form of cchc.plan/1, with the document that it was read from."""
    source = {
        "name": plan.intake.name,
        "sha256": plan.document.sha256,
        "media_type": plan.document.media_type,
    }
    return {"schema": pure.SCHEMA, "source": source, **pure.as_json(written)}


def keyed_parts(plan: Plan) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Kind of row → (key, data in the form of cchc.plan/1) of each, in order. Six queries."""
    return {
        "document": [("document", pure.as_json(_document(plan)))],
        "item": [(one.key, pure.as_json(_item(one))) for one in _items(plan)],
        "target": [(one.key, pure.as_json(_target(one))) for one in _targets(plan)],
        "duty": [(one.key, pure.as_json(_duty(one))) for one in plan.duty_set.order_by("position")],
        "citation": [
            (one.key, pure.as_json(_citation(one))) for one in plan.citation_set.order_by("position")
        ],
    }


def item_data(item: PlanItem) -> dict[str, Any]:
    """A task in the form of cchc.plan/1; its `named` must be prefetched where there are many."""
    return dict(pure.as_json(_item(item)))


def _items(plan: Plan) -> Any:
    """The tasks that hold: what an amendment took out is no longer written."""
    found = PlanItem.objects.filter(plan=plan, ended_on=None)
    return found.order_by("position").prefetch_related("named")


def _targets(plan: Plan) -> Any:
    return plan.target_set.order_by("position").prefetch_related("measures")


def _document(plan: Plan) -> pure.Document:
    return pure.Document(
        number=plan.number or None,
        kind=plan.kind or None,
        title=plan.title,
        issued_on=plan.issued_on,
        effective_on=plan.effective_on,
        issuer=plan.issuer or None,
        signer=plan.signer or None,
        year=plan.year,
    )


def _item(item: PlanItem) -> pure.Item:
    return pure.Item(
        origin=item.origin,
        field=item.field or None,
        code=item.code or None,
        target_codes=tuple(item.codes.get("target_codes", ())),
        task_codes=tuple(item.codes.get("task_codes", ())),
        activity_codes=tuple(item.codes.get("activity_codes", ())),
        target=item.target or None,
        text=item.text,
        activities=tuple(pure.Activity(one["code"], one["text"]) for one in item.activities),
        output=item.output or None,
        lead=_assignees(item, item.lead_text, NamedAgency.Role.LEAD),
        support=_assignees(item, item.support_text, NamedAgency.Role.SUPPORT),
        due=_due(item),
        budget=item.budget or None,
        note=item.note or None,
        place=place_from_json(item.place),
    )


def _assignees(item: PlanItem, text: str, role: str) -> pure.Assignees:
    return pure.Assignees(text or None, tuple(one.name for one in item.named.all() if one.role == role))


def _due(part: Dated) -> Due:
    return Due(
        text=part.due_text or None,
        kind=part.due_kind,
        start=part.due_start,
        end=part.due_end,
        recurrence=part.due_recurrence or None,
        event=part.due_event or None,
        offset=part.due_offset or None,
        milestones=tuple(Milestone(one["text"], day(one["end"])) for one in part.due_milestones),
    )


def _target(target: models.Target) -> pure.Target:
    measures = tuple(
        pure.Measure(one.comparator, one.value, one.value_max, one.unit or None, one.subject)
        for one in target.measures.all()
    )
    return pure.Target(
        target.code or None, target.section or None, target.text, measures, place_from_json(target.place)
    )


def _citation(citation: models.Citation) -> pure.Citation:
    places: tuple[Place, ...] = tuple(place_from_json(place) for place in citation.places)
    return pure.Citation(
        citation.number or None, citation.kind or None, citation.issued_on, places, citation.name or None
    )


def _duty(duty: models.Duty) -> pure.Duty:
    return pure.Duty(duty.who or None, duty.what, _due(duty), place_from_json(duty.place))


def _finding(finding: models.Finding) -> pure.Finding:
    places = tuple(place_from_json(place) for place in finding.places)
    return pure.Finding(finding.rule, finding.severity, finding.template, places, finding.params)
