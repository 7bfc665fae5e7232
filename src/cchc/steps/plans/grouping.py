"""Rows in the order in which people see them: field by field, as the fields first appear."""

from collections.abc import Iterable
from itertools import groupby

from cchc.steps.plans.models import Row


def in_fields(rows: Iterable[Row]) -> list[Row]:
    """All rows of one field stand together, in the order of their ranks."""
    ordered = sorted(rows, key=lambda row: (row.rank, row.pk or 0))
    first: dict[str | None, int] = {}
    for index, row in enumerate(ordered):
        first.setdefault(row.data.get("field"), index)
    return sorted(ordered, key=lambda row: first[row.data.get("field")])


def by_field(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """(field, its rows), with "" for rows that stand under no field."""
    groups = groupby(in_fields(rows), key=lambda row: row.data.get("field"))
    return [(field or "", list(group)) for field, group in groups]
