"""Reads: who there is on a day, what became of whom, the tree of then or of now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from django.db.models import Q, QuerySet

from cchc.shared.agencies.lineage import Lineage, load_lineage
from cchc.shared.agencies.models import Agency, Group

_DEEPEST = 8


def on_day(day: date) -> Q:
    """Rows with a span that covers the day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def as_of(day: date) -> QuerySet[Agency]:
    """The agencies that there are on a day."""
    return Agency.objects.filter(on_day(day))


def agency_on(code: str, day: date) -> Agency | None:
    """The row of a code that holds on a day."""
    return as_of(day).filter(code=code).first()


def successors_on(agency: Agency, day: date, lineage: Lineage | None = None) -> list[Agency]:
    """Who does on a day what this agency did: itself while it lasts, several after a split, [] where nobody does."""
    return (lineage or load_lineage()).successors(agency, day)


def groups_on(day: date) -> QuerySet[Group]:
    """The groups in force on a day."""
    return Group.objects.filter(on_day(day))


class Member(Protocol):
    """What of an agency decides whether it belongs to a group."""

    @property
    def code(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def blocks(self) -> Any: ...


M = TypeVar("M", bound=Member)


def members(group: Group, agencies: Iterable[M]) -> list[M]:
    """Whom a group stands for among the agencies of a day: by kind, block or code, less the exceptions."""
    return [
        row
        for row in agencies
        if row.code not in group.without
        and (row.kind in group.kinds or row.code in group.codes or set(row.blocks) & set(group.blocks))
    ]


def path_on(agency: Agency, day: date) -> list[Agency]:
    """Who stands above an agency on a day, nearest first; as `tree` has it, without loading everybody."""
    path: list[Agency] = []
    row: Agency | None = agency
    while row is not None and row.parent_id and len(path) < _DEEPEST:
        code = Agency.objects.values_list("code", flat=True).get(pk=row.parent_id)
        above = agency_on(code, day) or _only(load_lineage().successors_of_code(code, day))
        if above is None or above.code in {agency.code, *(one.code for one in path)}:
            break
        path.append(above)
        row = above
    return path


def children_on(code: str, day: date) -> list[Agency]:
    """Who stands right below a code on a day: by its own name, or by that of one whose place it took alone."""
    if agency_on(code, day) is None:
        return []
    gone = Agency.objects.filter(succeeded_by__news__code=code, valid_to__lt=day, children__in=as_of(day))
    rows = list(gone.exclude(code=code).distinct())
    lineage = load_lineage() if rows else None
    taken_over = {
        row.code for row in rows if [heir.code for heir in successors_on(row, day, lineage)] == [code]
    }
    return list(as_of(day).filter(parent__code__in={code, *taken_over}).exclude(code=code))


@dataclass(frozen=True, slots=True)
class Tree:
    """Who stands under whom on a day, by code. Whose parent has gone stands under the one that took its place."""

    rows: dict[str, Agency]
    parents: dict[str, str | None]

    def children(self, code: str | None) -> list[Agency]:
        """In the order of the list; of None: who stands under nobody."""
        return [row for row in self.rows.values() if self.parents[row.code] == code]

    def path(self, code: str) -> list[str]:
        """From the code up to the root; ends where it would go round."""
        path: list[str] = []
        at: str | None = code
        while at is not None and at in self.rows and at not in path:
            path.append(at)
            at = self.parents[at]
        return path

    def top(self, code: str) -> str:
        """The ancestor right below the province's committee (or the root itself): what figures are summed by."""
        path = [one for one in self.path(code) if self.rows[one].kind != Agency.Kind.COMMITTEE]
        return path[-1] if path else code


def tree(day: date, lineage: Lineage | None = None) -> Tree:
    """The tree of a day."""
    known = lineage or load_lineage()
    rows = {row.code: row for rows in known.by_code.values() for row in rows if _holds(row, day)}
    ordered = dict(sorted(rows.items(), key=lambda one: (one[1].position, one[1].name)))
    return Tree(ordered, {code: _parent(row, known, day) for code, row in ordered.items()})


def roll_up(then: date, now: date | None = None, lineage: Lineage | None = None) -> dict[str, str | None]:
    """Each code of the day `then` → the code that its figures are summed under.

    By the tree of then; with `now` by the tree of that later day: an agency that has gone counts under who took
    over. None: its work went to several that are summed apart, so no one of them may have its figures.
    """
    known = lineage or load_lineage()
    at_then = tree(then, known)
    if now is None:
        return {code: at_then.top(code) for code in at_then.rows}
    at_now = tree(now, known)
    found: dict[str, str | None] = {}
    for code, row in at_then.rows.items():
        tops = {at_now.top(heir.code) for heir in known.successors(row, now)}
        found[code] = tops.pop() if len(tops) == 1 else None
    return found


def _only(rows: list[Agency]) -> Agency | None:
    return rows[0] if len(rows) == 1 else None


def _holds(row: Agency, day: date) -> bool:
    return row.valid_from <= day and (row.valid_to is None or row.valid_to >= day)


def _parent(row: Agency, known: Lineage, day: date) -> str | None:
    """The parent's code on the day; of a parent that went to several: None, a person must say which."""
    if row.parent_id is None or row.parent_id not in known.rows:
        return None
    heirs = known.successors_of_code(known.rows[row.parent_id].code, day)
    return heirs[0].code if len(heirs) == 1 and heirs[0].code != row.code else None
