"""What a reminder is made of: a line, and a group of lines with the days that make it urgent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.text import Truncator

from cchc.steps.plans.models import PlanItem

WORDS = 140  # characters of a task in a line


@dataclass(frozen=True, slots=True)
class Due:
    """One line: which task of which agency. `permission` in `agency_code` is what its reader must hold."""

    words: str
    url: str
    agency_code: str
    agency: str
    permission: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind: the first of them, how many there are, and how many on each day.

    `days` are due days, or (`has_due_days` False) the days on which it came to this person.
    """

    key: str  # returned · late · today · soon · confirm · extension
    first: tuple[Due, ...]
    days: Mapping[date, int]
    has_due_days: bool = True

    @property
    def total(self) -> int:
        return sum(self.days.values())


def words_of(item: PlanItem) -> str:
    """A task in one line, with its product: several tasks of a plan have the same words."""
    output = f" – {item.output}" if item.output else ""
    return Truncator(f"{item.code} {item.text}{output}".strip()).chars(WORDS)


def by_day(rows: QuerySet, column: str) -> dict[date, int]:  # type: ignore[type-arg]
    """How many on each day of Asia/Ho_Chi_Minh."""
    zone = timezone.get_default_timezone()
    counted = rows.order_by().annotate(told_on=TruncDate(column, tzinfo=zone)).values("told_on")
    return {
        _plain(day): n
        for day, n in counted.annotate(n=Count("pk")).values_list("told_on", "n")
        if day is not None
    }


def _plain(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
