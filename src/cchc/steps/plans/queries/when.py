"""When a part of a plan is due, as the pages of a year need it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cchc.steps.plans.models.plan import Dated

BEATS = {
    "monthly": frozenset(range(1, 13)),
    "quarterly": frozenset({3, 6, 9, 12}),
    "half-yearly": frozenset({6, 12}),
    "yearly": frozenset({12}),
}


def due_of(part: Dated) -> dict[str, Any]:
    """A deadline in the form of cchc.plan/1 that wording.py puts into words; days stay dates."""
    return {
        "text": part.due_text or None,
        "kind": part.due_kind,
        "start": part.due_start,
        "end": part.due_end,
        "recurrence": part.due_recurrence or None,
        "event": part.due_event or None,
        "offset": part.due_offset or None,
        "milestones": part.due_milestones,
    }


def last_days(due: Mapping[str, Any]) -> list[date]:
    """The days by which something has to be done: of every milestone, else the one end."""
    ends = [date.fromisoformat(one["end"]) for one in due["milestones"] if one["end"]]
    return ends or ([due["end"]] if due["end"] else [])


def months_of(due: Mapping[str, Any], year: int) -> frozenset[int]:
    """The months of a year in which something is due; none for what goes on all the time."""
    if due["kind"] == "continuous":
        return frozenset()
    if due["kind"] == "recurring" and due["recurrence"] != "yearly":
        return BEATS.get(due["recurrence"] or "", frozenset())
    return frozenset(day.month for day in last_days(due) if day.year == year)
