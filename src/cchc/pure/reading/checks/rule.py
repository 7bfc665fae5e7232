"""What a rule of the checker is, and what it is given."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cchc.pure.reading.blocks import Cell, Place, Source
from cchc.pure.reading.checks.span import Span, span_of
from cchc.pure.reading.checks.texts import Words, words_of
from cchc.pure.reading.citations import Mention, mentions
from cchc.pure.reading.outline import Outline, read_outline
from cchc.pure.reading.plan import Finding, Item, Plan

ERROR, WARNING, INFO = "error", "warning", "info"
_MOST = 100  # findings of one rule; a document with more has another trouble, and its reader enough to do


class Case:
    """One plan with its source; what several rules need is made once, when the first asks for it."""

    def __init__(self, plan: Plan, source: Source, outline: Outline | None = None) -> None:
        self.plan = plan
        self.source = source
        self._outline = outline

    @cached_property
    def span(self) -> Span | None:
        """The days that the plan is for."""
        return span_of(self.plan.document)

    @cached_property
    def outline(self) -> Outline:
        """Headings and paragraphs with their numbers."""
        return self._outline or read_outline(self.source.blocks)

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Every paragraph and cell as text on one line."""
        return words_of(self.source.blocks)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Each place where a legal document is named."""
        return mentions(self.source.blocks, own_number=self.plan.document.number)

    @cached_property
    def grids(self) -> dict[int | None, list[list[Cell | None]]]:
        """The grid of each table of the source, by its number from 1."""
        return {number: table.grid() for number, table in enumerate(self.source.tables(), start=1)}

    @cached_property
    def tables(self) -> tuple[tuple[Item, ...], ...]:
        """The rows of each task table."""
        grouped: dict[int | None, list[Item]] = {}
        for item in self.plan.items:
            if item.origin == "table":
                grouped.setdefault(item.place.table, []).append(item)
        return tuple(tuple(items) for items in grouped.values())


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: where, and the words that fill its message."""

    places: tuple[Place, ...]
    params: Mapping[str, Any]


def hit(places: Place | Iterable[Place], **params: object) -> Hit:
    """A `Hit`; equal places count once."""
    several = (places,) if isinstance(places, Place) else places
    return Hit(tuple(dict.fromkeys(several)), params)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `message` is a gettext msgid with %(name)s fields; `example` fills it for the guide."""

    id: str
    severity: str
    what: str
    message: str
    example: Mapping[str, Any]
    find: Callable[[Case], Iterable[Hit]]

    def findings(self, case: Case) -> list[Finding]:
        """What the rule holds against the plan, at most `_MOST` things."""
        found: list[Finding] = []
        for one in self.find(case):
            found.append(Finding(self.id, self.severity, self.message, one.places, dict(one.params)))
            if len(found) == _MOST:
                break
        return found


def rule(
    id: str, severity: str, *, what: str, message: str, example: Mapping[str, Any]
) -> Callable[[Callable[[Case], Iterable[Hit]]], Rule]:
    """Turns a function that yields hits into a `Rule`."""
    return lambda find: Rule(id, severity, what, message, example, find)
