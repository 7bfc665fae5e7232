"""Values of the JSON form as columns."""

from datetime import date
from decimal import Decimal
from typing import Any


def day(text: str | None) -> date | None:
    """An ISO date."""
    return date.fromisoformat(text) if text else None


def number(value: float | int | None) -> Decimal | None:
    """A JSON number as it was written, not as binary floats see it."""
    return None if value is None else Decimal(str(value))


def due_columns(due: dict[str, Any]) -> dict[str, Any]:
    """The columns of models.plan.Dated. A span that ends before it starts keeps its end only."""
    start, end = day(due["start"]), day(due["end"])
    return {
        "due_text": due["text"] or "",
        "due_kind": due["kind"],
        "due_start": None if start and end and end < start else start,
        "due_end": end,
        "due_recurrence": due.get("recurrence") or "",
        "due_event": due.get("event") or "",
        "due_offset": (due.get("offset") or "")[:60],
        "due_milestones": due.get("milestones") or [],
    }
