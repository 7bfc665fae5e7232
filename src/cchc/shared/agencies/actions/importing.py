"""A file's agencies written in one go: everything or nothing, the same file twice changes nothing."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cchc.shared.agencies.actions.import_names import json_value, write_aliases, write_groups
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.lineage import build_lineage
from cchc.shared.agencies.models import Agency, Succession
from cchc.shared.agencies.naming import folded_of
from cchc.shared.agencies.sheets.check import PLAIN, Preview, check
from cchc.shared.agencies.sheets.read import Book, Line
from cchc.shared.records.actions import Person, record_event


def import_book(book: Book, *, name: str, by: Person | None) -> Preview:
    """Does what `check` shows. Refused with nothing written where anything is wrong."""
    try:
        with transaction.atomic():
            preview = check(book)
            if preview.errors:
                raise Refused(
                    _("Tệp còn %(count)s ô có lỗi nên chưa ghi gì; hãy sửa rồi tải lên lại.")
                    % {"count": len(preview.errors)}
                )
            if not preview.does_nothing:
                _write(preview, name, by)
            return preview
    except IntegrityError as error:  # somebody wrote between the check and the writing
        raise Refused(
            _("Danh mục vừa được người khác sửa nên chưa ghi gì; hãy tải tệp lên lại để xem trước lần nữa.")
        ) from error


def _write(preview: Preview, name: str, by: Person | None) -> None:
    before = [_as_it_was(change.row, change.line) for change in preview.changed]
    for change in sorted(preview.changed, key=lambda one: not _shrinks(one.row, one.line)):
        _set(change.row, change.line)
        change.row.version += 1
        change.row.save()
    made = Agency.objects.bulk_create((_set(Agency(), line) for line in preview.new), batch_size=500)
    _set_parents([*preview.new, *(change.line for change in preview.changed)])
    groups = write_groups(preview.groups)
    aliases = write_aliases(preview.aliases, by)
    moves = _write_moves(preview.moves)
    record_event(
        "agencies.imported",
        by=by,
        file=name,
        new=len(preview.new),
        changed=[change.row.code for change in preview.changed],
        successions=len(preview.moves),
        undo={
            "agencies": [row.pk for row in made],
            "changed": before,
            "successions": [one.pk for one in moves],
            "aliases": [one.pk for one in aliases],
            **groups,
        },
    )


def _as_it_was(row: Agency, line: Line) -> dict[str, Any]:
    """What an undo puts back: the columns that the file has; `version` is the row's after the import."""
    parts = [part for part in (*PLAIN, "blocks") if part in line.values]
    values = {part: json_value(getattr(row, part)) for part in parts}
    return {"pk": row.pk, "version": row.version + 1, "parent": row.parent_id, "values": values}


def _shrinks(row: Agency, line: Line) -> bool:
    """Ends earlier than before: written first, so that what comes next has room."""
    end = line.values.get("valid_to")
    return end is not None and (row.valid_to is None or end < row.valid_to)


def _set(row: Agency, line: Line) -> Agency:
    for part in PLAIN:
        if part in line.values:
            setattr(row, part, line.values[part])
    row.code = line.values["code"]
    row.blocks = list(line.values.get("blocks", row.blocks or ()))
    row.folded = folded_of(row.name, row.short_name)
    return row


def _set_parents(lines: Iterable[Line]) -> None:
    """The parent's row on the first day of the child; where there is none that day, its last one."""
    lineage = build_lineage(Agency.objects.all(), {})
    changed = []
    for line in lines:
        if "parent" not in line.values:
            continue
        row = next(
            one for one in lineage.by_code[line.values["code"]] if one.valid_from == line.values["valid_from"]
        )
        code = line.values["parent"]
        parent = (lineage.on(code, row.valid_from) or lineage.by_code[code][-1]) if code else None
        if row.parent_id != (parent.pk if parent else None):
            row.parent = parent
            changed.append(row)
    Agency.objects.bulk_update(changed, ["parent"], batch_size=200)


def _write_moves(lines: Iterable[Line]) -> list[Succession]:
    """Old rows are those that held the day before, new ones those of the day."""
    lines = list(lines)
    if not lines:
        return []
    lineage = build_lineage(Agency.objects.all(), {})
    made = Succession.objects.bulk_create(
        [
            Succession(
                kind=line.values["kind"], on=line.values["on"], decision=line.values.get("decision", "")
            )
            for line in lines
        ]
    )
    links: dict[Any, list[Any]] = {Succession.olds.through: [], Succession.news.through: []}
    for succession, line in zip(made, lines, strict=True):
        for through, part in ((Succession.olds.through, "olds"), (Succession.news.through, "news")):
            for code in line.values.get(part, ()):
                rows = lineage.by_code[code]
                before = [row for row in rows if row.valid_from < succession.on]
                row = (before or rows)[-1] if part == "olds" else lineage.on(code, succession.on) or rows[-1]
                links[through].append(through(succession=succession, agency=row))
    for through, rows in links.items():
        through.objects.bulk_create(rows, batch_size=500)
    return list(made)
