"""A task's deadline as the plan words it, and as it was understood."""

from dataclasses import dataclass

from cchc.steps.plans.models import PlanItem
from cchc.steps.plans.queries.when import due_of
from cchc.steps.plans.wording import due_beyond, is_undated


@dataclass(frozen=True, slots=True)
class DueWords:
    """`meaning` is "" where it says no more than the words do."""

    text: str
    meaning: str
    undated: bool


def due_in_words(item: PlanItem) -> DueWords:
    due = due_of(item)
    return DueWords(item.due_text, due_beyond(due), is_undated(due))
