"""Targets, duties, citations and findings of an accepted plan, as they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from cchc.pure.reading.text import fold
from cchc.steps.plans.models import Citation, Duty, Finding, Measure, Plan, Target
from cchc.steps.plans.queries.when import due_of
from cchc.steps.plans.wording import due_beyond, figure_words, is_undated


@dataclass(frozen=True)
class DutyView:
    """A duty as it is shown."""

    duty: Duty

    @cached_property
    def due(self) -> dict[str, Any]:
        return due_of(self.duty)

    @property
    def due_words(self) -> str:
        return due_beyond(self.due)

    @property
    def is_undated(self) -> bool:
        return is_undated(self.due)


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One figure of a target: "tối thiểu", "95 %", "hồ sơ đúng hạn"."""

    comparator: str
    figure: str
    subject: str


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target as it is shown."""

    target: Target
    measures: list[MeasureView]


@dataclass(frozen=True, slots=True)
class Section:
    """Targets that stand under one heading of the document."""

    name: str
    targets: list[TargetView]


@dataclass(frozen=True, slots=True)
class Findings:
    """Open ones by severity, gravest first; `accepted` were let stand with a reason."""

    open: list[tuple[str, list[Finding]]]
    accepted: list[Finding]

    @property
    def open_count(self) -> int:
        return sum(len(group) for _severity, group in self.open)


def targets(plan: Plan, words: str = "") -> tuple[list[TargetView], int]:
    """The targets with these words (accents do not count), and how many there are in all. Two queries."""
    found = list(plan.target_set.order_by("position").prefetch_related("measures"))
    shown = [_target(target) for target in found if _says(target.folded, words)]
    return shown, len(found)


def by_section(shown: Sequence[TargetView]) -> list[Section]:
    """Runs of targets under the same heading."""
    runs = groupby(shown, key=lambda view: view.target.section)
    return [Section(name, list(run)) for name, run in runs]


def duties(plan: Plan) -> list[DutyView]:
    """The duties in their order. One query."""
    return [DutyView(duty) for duty in plan.duty_set.order_by("position")]


def citations(plan: Plan, words: str = "") -> tuple[list[Citation], int]:
    """The citations with these words, and how many there are in all. One query."""
    found = list(plan.citation_set.order_by("position"))
    return [one for one in found if _says(one.folded, words)], len(found)


def findings(plan: Plan) -> Findings:
    """What the checker held against the plan. Two queries."""
    found = plan.findings.order_by("position").select_related("decided_by").prefetch_related("items")
    all_findings = list(found)
    groups = [
        (severity, [one for one in all_findings if one.severity == severity and not one.reason])
        for severity in Finding.SEVERITIES
    ]
    accepted = [one for one in all_findings if one.reason]
    return Findings([(severity, group) for severity, group in groups if group], accepted)


def _says(folded: str, words: str) -> bool:
    return all(word in folded for word in fold(words).split())


def _target(target: Target) -> TargetView:
    return TargetView(target, [_measure(one) for one in target.measures.all()])


def _measure(measure: Measure) -> MeasureView:
    """The unit is left to the subject where that begins with it: "3 sáng kiến về …"."""
    unit, subject = measure.unit, measure.subject
    if unit and fold(subject).startswith(fold(unit)):
        unit = ""
    words, figure = figure_words(measure.comparator, measure.value, measure.value_max, unit)
    return MeasureView(words, figure, subject)
