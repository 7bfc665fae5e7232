"""Corrections that carry over from the review of an earlier version to the review of a later one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cchc.steps.plans.actions.review import apply
from cchc.steps.plans.matching import match
from cchc.steps.plans.models import Change, Intake, Row
from cchc.steps.plans.ranks import between
from cchc.steps.plans.rowstate import State, code_of, new_key, state_of, words_of

PLACES = frozenset({"place", "places"})  # belong to one document


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row by what was read in its document (by what it says, where a person added it)."""

    row: Row
    kind: str
    code: str
    words: str


def keep_corrections(intake: Intake) -> int:
    """Correct what was corrected before, where the new document still says what the old one said.

    A field whose words changed between the versions is left as it is read. Returns the rows that changed.
    """
    if intake.revises is None:
        return 0
    old = [_candidate(row) for row in intake.revises.intake.rows.all()]
    new = [_candidate(row) for row in intake.rows.all()]
    became = {pair.old.row.key: pair.new.row for pair in match(old, new)}
    states = dict(_corrected([one.row for one in old], became))
    states.update(_added([one.row for one in old], became, [one.row for one in new]))
    if states:
        apply(intake, Change.Kind.KEEP, states, by=intake.created_by)
    return len(states)


def _candidate(row: Row) -> Candidate:
    data = row.read or row.data
    return Candidate(row, row.kind, code_of(data), words_of(data))


def _corrected(old: Sequence[Row], became: dict[str, Row]) -> Iterator[tuple[str, State]]:
    for row in old:
        new = became.get(row.key)
        if new is None or row.read is None or new.read is None:
            continue
        fields = list(_kept_fields(row.data, row.read, new.read))
        dropped = row.dropped and _bare(row.read) == _bare(new.read)
        if fields or dropped:
            data = {**new.data, **{name: row.data[name] for name in fields}}
            yield new.key, {**state_of(new), "data": data, "kept": sorted(fields), "dropped": dropped}


def _kept_fields(corrected: dict[str, Any], old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """The fields that were corrected and that the new document has as the old one had them."""
    for name, value in corrected.items():
        if name not in PLACES and value != old.get(name) and new.get(name) == old.get(name):
            yield name


def _added(old: Sequence[Row], became: dict[str, Row], new: Sequence[Row]) -> Iterator[tuple[str, State]]:
    """Rows that a person added or split off and that the new document still has not, after their neighbour."""
    ranks = sorted((row.kind, row.rank) for row in new)
    before: dict[str, tuple[str, str]] = {}
    for row in old:
        if row.key in became:
            before[row.kind] = (row.kind, became[row.key].rank)
        elif row.read is None and not row.dropped:
            here = before.get(row.kind, (row.kind, ""))
            later = next((rank for kind, rank in ranks if kind == row.kind and rank > here[1]), None)
            rank = between(here[1] or None, later)
            ranks = sorted([*ranks, (row.kind, rank)])
            before[row.kind] = (row.kind, rank)
            data = {name: value for name, value in row.data.items() if name not in PLACES}
            data |= {name: {} if name == "place" else [] for name in PLACES & row.data.keys()}
            yield (
                new_key(row.kind),
                {**state_of(row), "rank": rank, "data": data, "kept": sorted(data), "anchors": []},
            )


def _bare(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in PLACES}
