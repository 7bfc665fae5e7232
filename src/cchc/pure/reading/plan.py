"""A plan as read: the dataclasses behind `cchc.plan/1` and their JSON form."""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from cchc.pure.deadline import Due
from cchc.pure.reading.blocks import Place

SCHEMA = "cchc.plan/1"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Document:
    """What the document says of itself; None where it does not say."""

    number: str | None = None
    kind: str | None = None
    title: str | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    issuer: str | None = None
    signer: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A legal document that is cited; each distinct one once, with every place."""

    number: str | None
    kind: str | None
    issued_on: date | None
    places: tuple[Place, ...]
    name: str | None = None  # of a law that is cited by its name alone


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a target. comparator: >= <= > < = ~ range; `value_max` is the end of a range."""

    comparator: str
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    subject: str


@dataclass(frozen=True, slots=True)
class Target:
    """A target (chỉ tiêu) of the body. Without a figure it has no measures."""

    code: str | None
    section: str | None
    text: str
    measures: tuple[Measure, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity (hoạt động) of a task."""

    code: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Assignees:
    """`text` is the cell, verbatim; `agencies` its single agencies and groups, each by its full name."""

    text: str | None = None
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """The smallest unit of assignment: activities that share their output, lead and deadline."""

    origin: str  # "table" or "prose"
    field: str | None
    code: str | None
    target_codes: tuple[str, ...]
    task_codes: tuple[str, ...]
    activity_codes: tuple[str, ...]
    target: str | None
    text: str
    activities: tuple[Activity, ...]
    output: str | None
    lead: Assignees
    support: Assignees
    due: Due
    budget: str | None
    note: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Duty:
    """A dated obligation outside the task table: a plan to send in, a periodic report."""

    who: str | None
    what: str
    due: Due
    place: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """What the checker holds against the document. `template` is a gettext msgid; `params` fill it."""

    rule: str
    severity: str  # "error", "warning" or "info"
    template: str
    places: tuple[Place, ...]
    params: dict[str, Any]

    @property
    def message(self) -> str:
        """One Vietnamese sentence that says what is wrong and quotes it."""
        return self.template % self.params


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan document, read into structure."""

    document: Document
    citations: tuple[Citation, ...] = ()
    targets: tuple[Target, ...] = ()
    items: tuple[Item, ...] = ()
    duties: tuple[Duty, ...] = ()
    findings: tuple[Finding, ...] = ()


def as_json(value: Any) -> Any:
    """Dataclasses as dicts, dates as ISO text, decimals as numbers; a Place leaves out what it lacks."""
    if isinstance(value, Finding):
        return {
            "rule": value.rule,
            "severity": value.severity,
            "message": value.message,
            "places": as_json(value.places),
        }
    if is_dataclass(value) and not isinstance(value, type):
        pairs = {f.name: as_json(getattr(value, f.name)) for f in fields(value)}
        return {k: v for k, v in pairs.items() if v is not None} if isinstance(value, Place) else pairs
    if isinstance(value, (tuple, list)):
        return [as_json(part) for part in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def from_json(value: Any) -> Plan:
    """The plan that `as_json` wrote. ValueError says which part is malformed; unknown keys are passed over.

    A finding comes back with its message as its template: JSON holds the sentence, not what made it.
    """
    return part_from_json(Plan, value)


def part_from_json(kind: type[T], value: Any) -> T:
    """One dataclass of a plan (an Item, a Target …) from the JSON of `as_json`. ValueError as above."""
    part: T = _built(kind, value, kind.__name__.lower())
    return part


def _built(kind: Any, value: Any, where: str) -> Any:
    """`value` as what the type hint `kind` asks for."""
    if get_origin(kind) is UnionType:  # every union here is "something or None"
        return None if value is None else _built(get_args(kind)[0], value, where)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise ValueError(f"{where}: not a list")
        return tuple(_built(get_args(kind)[0], part, f"{where}[{n}]") for n, part in enumerate(value))
    if is_dataclass(kind):
        return _built_dataclass(kind, value, where)
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if kind is Decimal and isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(str(value))
    if isinstance(kind, type) and isinstance(value, kind) and not isinstance(value, bool):
        return value
    raise ValueError(f"{where}: not {getattr(kind, '__name__', kind)}")


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """Resolved once a class: a plan of 500 tasks has thousands of parts."""
    return get_type_hints(kind)


def _built_dataclass(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise ValueError(f"{where}: not an object")
    said = {f.name: value[f.name] for f in fields(kind) if f.name in value}
    hints = _hints(kind)
    if kind is Finding:
        said["template"] = str(value.get("message", "")).replace("%", "%%")
    parts = {
        name: _built(hints[name], part, f"{where}.{name}") for name, part in said.items() if name != "params"
    }
    try:
        return kind(**parts, params={}) if kind is Finding else kind(**parts)
    except TypeError as error:
        raise ValueError(f"{where}: {error}") from error
