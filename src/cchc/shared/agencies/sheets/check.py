"""Lines of a file against what there is: which rows are new, which change, and what cannot be."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cchc.pure.span import Span
from cchc.shared.agencies.models import Agency, Succession
from cchc.shared.agencies.sheets.check_names import Groups, NewAlias, check_aliases, check_groups
from cchc.shared.agencies.sheets.columns import AGENCY_COLUMNS, shown
from cchc.shared.agencies.sheets.read import Book, CellError, Line

PLAIN = ("name", "short_name", "kind", "position", "valid_from", "valid_to", "founded_by", "ended_by")
_TITLES = {column.key: column.title for column in AGENCY_COLUMNS}
Move = tuple[str, date, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is there and would be written otherwise: title of the column, before, after."""

    row: Agency
    line: Line
    differences: list[tuple[str, str, str]]


@dataclass(slots=True)
class Preview:
    """What an import would do. With errors it does nothing."""

    new: list[Line] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: int = 0
    aliases: list[NewAlias] = field(default_factory=list)
    moves: list[Line] = field(default_factory=list)
    groups: Groups = field(default_factory=lambda: Groups([], [], 0))
    errors: list[CellError] = field(default_factory=list)

    @property
    def does_nothing(self) -> bool:
        groups = self.groups.new or self.groups.changed
        return not (self.new or self.changed or self.aliases or self.moves or groups)


def check(book: Book) -> Preview:
    """Compares; in eight queries, whatever the size."""
    preview = Preview(errors=list(book.errors))
    rows = {(row.code, row.valid_from): row for row in Agency.objects.select_related("parent")}
    _rows(book, rows, preview)
    spans = _overlaps(book, rows, preview)
    _parents(book, spans, preview)
    preview.groups = check_groups(book, spans, preview.errors)
    preview.aliases = check_aliases(book, spans, preview.errors)
    _moves(book, spans, preview)
    preview.errors.sort(key=lambda one: (one.sheet, int("".join(filter(str.isdigit, one.cell)) or 0)))
    return preview


def _rows(book: Book, rows: dict[tuple[str, date], Agency], preview: Preview) -> None:
    for line in book.agencies:
        values = line.values
        if values.get("valid_to") and values["valid_to"] < values["valid_from"]:
            preview.errors.append(
                line.wrong("valid_to", _("ngày cuối đứng trước ngày đầu"), _("sửa một trong hai ngày"))
            )
            continue
        row = rows.get((values["code"], values["valid_from"]))
        if row is None:
            preview.new.append(line)
        elif found := differences(row, line):
            preview.changed.append(Change(row, line, found))
        else:
            preview.same += 1


def differences(row: Agency, line: Line) -> list[tuple[str, str, str]]:
    """Only of columns that the file has."""
    now: dict[str, Any] = {part: getattr(row, part) for part in PLAIN}
    now |= {"blocks": tuple(row.blocks), "parent": row.parent.code if row.parent else ""}
    return [
        (_TITLES[part], shown(value), shown(line.values[part]))
        for part, value in now.items()
        if part in line.values and value != line.values[part]
    ]


def _overlaps(
    book: Book, rows: dict[tuple[str, date], Agency], preview: Preview
) -> dict[str, list[tuple[Span, Line | None]]]:
    """The spans of every code as they would be; an error at the line whose span meets another one."""
    spans: dict[str, list[tuple[Span, Line | None]]] = defaultdict(list)
    said = {(line.values["code"], line.values["valid_from"]) for line in book.agencies}
    for at, row in rows.items():
        if at not in said:
            spans[row.code].append((Span(row.valid_from, row.valid_to), None))
    for line in book.agencies:
        end = line.values.get("valid_to")
        at = (line.values["code"], line.values["valid_from"])
        if "valid_to" not in line.values and at in rows:
            end = rows[at].valid_to
        if end and end < line.values["valid_from"]:
            continue
        span = Span(line.values["valid_from"], end)
        if any(span.overlaps(other) for other, _said in spans[line.values["code"]]):
            preview.errors.append(
                line.wrong(
                    "valid_from",
                    _("khoảng ngày trùng với một dòng khác của mã “%(code)s”")
                    % {"code": line.values["code"]},
                    _("sửa khoảng ngày, hoặc ghi ngày kết thúc cho dòng cũ"),
                )
            )
        spans[line.values["code"]].append((span, line))
    return spans


def _parents(book: Book, spans: dict[str, list[tuple[Span, Line | None]]], preview: Preview) -> None:
    for line in book.agencies:
        parent = line.values.get("parent")
        if parent and parent not in spans:
            preview.errors.append(
                line.wrong(
                    "parent",
                    _("không có cơ quan nào mang mã “%(code)s”") % {"code": parent},
                    _("thêm dòng cho cơ quan đó hoặc sửa mã"),
                )
            )
        elif parent and parent == line.values["code"]:
            preview.errors.append(
                line.wrong(
                    "parent", _("cơ quan là cấp trên của chính nó"), _("sửa mã cấp trên hoặc để trống")
                )
            )


def _moves(book: Book, spans: dict[str, list[tuple[Span, Line | None]]], preview: Preview) -> None:
    there = known_moves()
    for line in book.successions:
        for part in ("olds", "news"):
            for code in line.values.get(part, ()):
                if code not in spans:
                    preview.errors.append(
                        line.wrong(
                            part,
                            _("không có cơ quan nào mang mã “%(code)s”") % {"code": code},
                            _("sửa mã cơ quan"),
                        )
                    )
        move = move_of(line)
        if move not in there:
            there.add(move)
            preview.moves.append(line)


def move_of(line: Line) -> Move:
    values = line.values
    return (
        values["kind"],
        values["on"],
        tuple(sorted(values["olds"])),
        tuple(sorted(values.get("news", ()))),
    )


def known_moves() -> set[Move]:
    """Successions that there are, by kind, day and codes."""
    return {
        (
            one.kind,
            one.on,
            tuple(sorted(row.code for row in one.olds.all())),
            tuple(sorted(row.code for row in one.news.all())),
        )
        for one in Succession.objects.prefetch_related("olds", "news")
    }
