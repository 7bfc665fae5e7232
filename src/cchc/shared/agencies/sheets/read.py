"""The bytes of a file → its lines by column, and what is wrong with its cells. Knows nothing of the database."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from cchc.pure.reading.context import Context
from cchc.pure.reading.encodings import decode
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.budget import Budget
from cchc.pure.reading.formats.sheet.workbook import Workbook
from cchc.pure.reading.text import fold
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.sheets.columns import (
    AGENCIES,
    AGENCY_COLUMNS,
    SUCCESSION_COLUMNS,
    SUCCESSIONS,
    Column,
    Wrong,
)
from cchc.shared.agencies.sheets.names_columns import ALIAS_COLUMNS, ALIASES, GROUP_COLUMNS, GROUPS

MOST_LINES = 20_000
_HEAD_WITHIN = 10  # rows from the top in which the titles stand
Cells = Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong where, and what to do: "Cơ quan", "H12"."""

    sheet: str
    cell: str
    what: str
    fix: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row: values by column key, and where each stands. `number` is the row as the file counts, from 1."""

    sheet: str
    number: int
    values: dict[str, Any]
    columns: Mapping[str, int]

    def cell(self, key: str) -> str:
        return f"{get_column_letter(self.columns.get(key, 0) + 1)}{self.number}"

    def wrong(self, key: str, what: str, fix: str) -> CellError:
        return CellError(self.sheet, self.cell(key), what, fix)


@dataclass(slots=True)
class Book:
    """What a file says."""

    agencies: list[Line] = field(default_factory=list)
    successions: list[Line] = field(default_factory=list)
    groups: list[Line] = field(default_factory=list)
    aliases: list[Line] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)


def read(data: bytes, name: str) -> Book:
    """The lines of an .xlsx or a .csv. Refused where it is neither, or has no sheet of agencies."""
    sheets = _xlsx(data) if data[:2] == b"PK" else {AGENCIES: _csv(data, name)}
    book = Book()
    main = sheets.pop(AGENCIES, None) or next((cells for cells in sheets.values() if _columns(cells)), None)
    if main is None or not (head := _columns(main)):
        titles = ", ".join(f"“{column.title}”" for column in AGENCY_COLUMNS if column.required)
        raise Refused(
            _("Tệp không có dòng tiêu đề với các cột %(titles)s; hãy tải tệp mẫu về, điền rồi tải lên lại.")
            % {"titles": titles},
            "file",
        )
    book.agencies = list(_lines(AGENCIES, main, head, AGENCY_COLUMNS, book.errors))
    book.successions = _others(sheets, SUCCESSIONS, SUCCESSION_COLUMNS, book.errors)
    book.groups = _others(sheets, GROUPS, GROUP_COLUMNS, book.errors)
    book.aliases = _others(sheets, ALIASES, ALIAS_COLUMNS, book.errors)
    if sum(map(len, (book.agencies, book.successions, book.groups, book.aliases))) > MOST_LINES:
        raise Refused(_("Tệp có hơn 20.000 dòng; hãy chia thành nhiều tệp."), "file")
    if not (book.agencies or book.successions or book.groups or book.aliases or book.errors):
        raise Refused(_("Tệp có tiêu đề nhưng không có dòng cơ quan nào; hãy điền rồi tải lên lại."), "file")
    return book


def _others(
    sheets: Mapping[str, Cells], name: str, columns: Sequence[Column], errors: list[CellError]
) -> list[Line]:
    """The lines of a sheet that a file may lack."""
    cells = sheets.get(name)
    head = _columns(cells, columns) if cells else None
    return list(_lines(name, cells, head, columns, errors)) if cells and head else []


def _xlsx(data: bytes) -> dict[str, Cells]:
    context = Context()
    try:
        return {sheet.name: sheet.cells for sheet in Workbook(data, context).sheets(Budget(context.limits))}
    except ReadingError as error:
        raise Refused(_(error.template) % error.params, "file") from error


def _csv(data: bytes, name: str) -> Cells:
    if b"\0" in data[:2000] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise Refused(_("Không mở được tệp; hãy dùng tệp .xlsx hoặc .csv."), "file")
    said = decode(data)[0]
    first = said.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    csv.field_size_limit(200_000)
    try:
        rows = list(csv.reader(io.StringIO(said), delimiter=mark))
    except csv.Error:
        raise Refused(_("Tệp .csv bị hỏng cấu trúc; hãy lưu lại bằng Excel rồi tải lên."), "file") from None
    return {
        (row, column): _without_guard(value.strip())
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value.strip()
    }


def _without_guard(value: str) -> str:
    """ "'=A1" was written so that Excel does not calculate it."""
    return value[1:] if value[:1] == "'" and value[1:2] in tuple("=+-@") else value


def _columns(cells: Cells, wanted: Sequence[Column] = AGENCY_COLUMNS) -> tuple[int, dict[str, int]] | None:
    """The row of the titles and the column of each key; None where the required ones are not all there."""
    for row in range(_HEAD_WITHIN):
        titles = {fold(value): column for (at, column), value in cells.items() if at == row}
        found = {column.key: titles[title] for column in wanted for title in column.titles if title in titles}
        if all(column.key in found for column in wanted if column.required):
            return row, found
    return None


def _lines(
    sheet: str,
    cells: Cells,
    head: tuple[int, dict[str, int]],
    columns: Sequence[Column],
    errors: list[CellError],
) -> Iterator[Line]:
    top, places = head
    filled = sorted({row for row, column in cells if row > top and column in places.values()})
    for row in filled:
        line = Line(sheet, row + 1, {}, places)
        if _fill(line, row, cells, columns, errors):
            yield line


def _fill(line: Line, row: int, cells: Cells, columns: Sequence[Column], errors: list[CellError]) -> bool:
    """Reads the cells of a line; False where one of them is wrong."""
    before = len(errors)
    for column in columns:
        if column.key not in line.columns:
            continue
        said = cells.get((row, line.columns[column.key]), "")
        try:
            value = column.read(said)
        except Wrong as wrong:
            errors.append(line.wrong(column.key, wrong.what, wrong.fix))
            continue
        if column.required and value in ("", None, ()):
            errors.append(
                line.wrong(
                    column.key, _("thiếu %(title)s") % {"title": column.title.lower()}, _("điền vào ô này")
                )
            )
        line.values[column.key] = value
    return len(errors) == before
