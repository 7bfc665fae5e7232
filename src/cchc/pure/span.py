"""A span of days: both ends belong to it; None at an end means that it is open there."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """`start` to `end`, both inclusive. A ValueError where it would end before it starts."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"a span that ends ({self.end}) before it starts ({self.start})")

    def covers(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: "Span") -> bool:
        """Whether some day belongs to both."""
        return _not_after(self.start, other.end) and _not_after(other.start, self.end)

    def is_over(self, day: date) -> bool:
        """Whether it ended before this day."""
        return self.end is not None and self.end < day


def day_before(day: date) -> date:
    """The last day of what ends when something else starts on `day`."""
    return day - timedelta(days=1)


def _not_after(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start <= end
