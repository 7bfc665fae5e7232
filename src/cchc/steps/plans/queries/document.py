"""The document of a plan, and where in it a part of the plan was read."""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc.pure.reading.blocks import Source
from cchc.steps.plans import sources
from cchc.steps.plans.models import Citation, Duty, Finding, Intake, Plan, PlanItem, Target

Placed = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part of a plan: its kind, what it says, and its places, the first one first."""

    kind: str  # item, target, duty, citation, finding
    key: str
    words: str
    places: tuple[Placed, ...]


def source_of(plan: Plan) -> Source:
    """The document as its format was read. One query."""
    return sources.from_json(Intake.objects.values_list("source", flat=True).get(pk=plan.intake_id))


def part_at(plan: Plan, key: str) -> PlacedPart | None:
    """The part with this key; None where there is none. At most five queries."""
    if not key:
        return None
    for model in (PlanItem, Target, Duty):
        part = model.objects.filter(plan=plan, key=key).first()
        if part:
            return PlacedPart(model._meta.model_name or "", key, str(part), (part.place,))
    for several in (Citation, Finding):
        one = several.objects.filter(plan=plan, key=key).first()
        if one:
            words = one.sentence if isinstance(one, Finding) else str(one)
            return PlacedPart(several._meta.model_name or "", key, words, tuple(one.places))
    return None


def anchors_of(source: Source, part: PlacedPart, number: int) -> list[str]:
    """The anchors of the `number`th place (from 1) in the page that source_html makes; [] where there is none."""
    if not 1 <= number <= len(part.places) or not part.places[number - 1]:
        return []
    return sources.anchors(source.blocks).of(sources.place_from_json(part.places[number - 1]))
