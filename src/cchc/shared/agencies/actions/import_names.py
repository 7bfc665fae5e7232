"""A file's groups and other names, written; and what has to be kept to take them back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from cchc.shared.agencies.models import Alias, Group
from cchc.shared.agencies.sheets.check_names import GROUP_LISTS, GROUP_PLAIN, Groups, NewAlias
from cchc.shared.agencies.sheets.read import Line
from cchc.shared.records.actions import Person


def write_groups(groups: Groups) -> dict[str, Any]:
    """For an undo: `groups`, keys of the new rows; `changed_groups`, what the others said before."""
    before = [_as_it_was(change.group, change.line) for change in groups.changed]
    for change in sorted(groups.changed, key=lambda one: not _shrinks(one.group, one.line)):
        _set(change.group, change.line)
        change.group.version += 1
        change.group.save()
    made = Group.objects.bulk_create(_set(Group(key=line.values["key"]), line) for line in groups.new)
    return {"groups": [one.pk for one in made], "changed_groups": before}


def _set(row: Group, line: Line) -> Group:
    for part in GROUP_PLAIN:
        if part in line.values:
            setattr(row, part, line.values[part])
    for part in GROUP_LISTS:
        if part in line.values:
            setattr(row, part, list(line.values[part]))
    return row


def _shrinks(row: Group, line: Line) -> bool:
    """Ends earlier than before: written first, so that what comes next has room."""
    end = line.values.get("valid_to")
    return end is not None and (row.valid_to is None or end < row.valid_to)


def _as_it_was(row: Group, line: Line) -> dict[str, Any]:
    parts = [part for part in (*GROUP_PLAIN, *GROUP_LISTS) if part in line.values]
    values = {part: json_value(getattr(row, part)) for part in parts}
    return {"pk": row.pk, "version": row.version + 1, "values": values}


def write_aliases(aliases: Sequence[NewAlias], by: Person | None) -> list[Alias]:
    """Of a group they stand with its last span: a group is one, however many spans it has."""
    spans = Group.objects.filter(key__in={one.group for one in aliases if one.group}).order_by("valid_from")
    groups = {one.key: one for one in spans}
    return Alias.objects.bulk_create(
        Alias(
            words=one.words,
            folded=one.folded,
            code=one.code,
            group=groups.get(one.group),
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            source=one.source,
            made_by=by.username if by else "",
        )
        for one in aliases
    )


def json_value(value: Any) -> Any:
    """A day as text; everything else as it is."""
    return value.isoformat() if isinstance(value, date) else value
