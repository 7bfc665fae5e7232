"""What a deadline is once it has been read: its kind, its days, its recurrence, its event."""

from dataclasses import dataclass
from datetime import date

KINDS = (
    "date",
    "month",
    "month_range",
    "quarter",
    "quarter_range",
    "quarter_list",
    "year",
    "recurring",
    "continuous",
    "after_event",
    "roadmap",
    "multi",
    "none",
)
RECURRENCES = ("monthly", "quarterly", "half-yearly", "yearly")


@dataclass(frozen=True, slots=True)
class Milestone:
    """One of several dates in one cell."""

    text: str
    end: date | None


@dataclass(frozen=True, slots=True)
class Due:
    """`end` is the last day on which it is still on time: "trước ngày 15/01/2026" ends on 2026-01-14."""

    text: str | None
    kind: str = "none"
    start: date | None = None
    end: date | None = None
    recurrence: str | None = None
    event: str | None = None
    offset: str | None = None
    milestones: tuple[Milestone, ...] = ()
