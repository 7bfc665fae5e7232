"""The rows of one sheet as people left it, back as the dataclasses that they were made from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from openpyxl.utils import get_column_letter

from cchc.pure.reading.formats.sheet.workbook import Sheet
from cchc.pure.reading.plan import Finding, as_json, part_from_json
from cchc.pure.reading.text import clean
from cchc.pure.writing.columns import Column, SheetForm
from cchc.pure.writing.values import CELL, CellError, packed, printable, unpacked, wrong_cell

T = TypeVar("T")
MACHINE = "Dữ liệu của phần mềm"  # heads the hidden columns
_HEADER_ROWS = 10  # a person may put a title above the header


@dataclass(slots=True)
class Rows(Generic[T]):
    """`read` gives one object a filled row; cells that cannot be understood are added to `errors`."""

    sheet: Sheet
    form: SheetForm[T]
    year: int | None
    errors: list[CellError]

    def read(self) -> Iterator[T]:
        """A row that said something and is empty now was deleted by a person."""
        header, columns, machine = self._header()
        for row in sorted({row for row, _ in self.sheet.cells if row > header}):
            base = self._base(row, machine)
            said = any(visible(column.show(base)) for column, _ in columns)
            if not said or any(self.sheet.cells.get((row, at)) for _, at in columns):
                yield self._row(row, base, columns)

    def _header(self) -> tuple[int, list[tuple[Column[T], int]], list[int]]:
        """Row of the header; the columns of the form that are still there, and where; the hidden ones."""
        best: tuple[int, list[tuple[Column[T], int]], list[int]] = (0, [], [])
        for row in range(_HEADER_ROWS):
            titles = {text: column for (at, column), text in self.sheet.cells.items() if at == row}
            known = [(column, titles[column.title]) for column in self.form.columns if column.title in titles]
            if len(known) > len(best[1]):
                best = (row, known, sorted(at for text, at in titles.items() if text.startswith(MACHINE)))
        if not best[1]:
            hint = f"hãy giữ dòng tiêu đề cột, bắt đầu bằng “{self.form.columns[0].title}”"
            self.errors.append(wrong_cell(self.form.name, "A1", self.sheet.cells.get((0, 0), ""), hint))
        return best

    def _row(self, row: int, base: T, columns: list[tuple[Column[T], int]]) -> T:
        result = base
        for column, at in columns:
            text = self.sheet.cells.get((row, at), "")
            if text == visible(column.show(base)):
                continue
            try:
                result = column.edit(result, text, self.year)
            except ValueError:
                cell = f"{get_column_letter(at + 1)}{row + 1}"
                self.errors.append(wrong_cell(self.form.name, cell, text, column.hint))
        return result

    def _base(self, row: int, machine: list[int]) -> T:
        """What the row was made from; the form's blank where a person added it."""
        text = "".join(self.sheet.cells.get((row, column), "") for column in machine)
        if not text:
            return self.form.blank
        try:
            return restored(type(self.form.blank), unpacked(text))
        except ValueError:
            cell = f"{get_column_letter(machine[0] + 1)}{row + 1}"
            hint = "đây là ô ẩn do phần mềm ghi, hãy xóa nội dung của ô"
            self.errors.append(wrong_cell(self.form.name, cell, text, hint))
            return self.form.blank


def visible(text: str) -> str:
    """A text as it stands in a cell: cleaned, and cut where Excel would cut it."""
    cleaned = clean(printable(text))
    return cleaned if len(cleaned) <= CELL else clean(cleaned[: CELL - 1] + "…")


def stored(row: Any) -> list[str]:
    """A row for the hidden columns. A finding keeps what its sentence is made from."""
    if isinstance(row, Finding):
        params = {
            key: value if isinstance(value, (str, int, float)) else str(value)
            for key, value in row.params.items()
        }
        return packed({**as_json(row), "template": row.template, "params": params})
    return packed(as_json(row))


def restored(kind: type[T], value: Any) -> T:
    """What was `stored`. ValueError where it is malformed."""
    row = part_from_json(kind, value)
    if isinstance(row, Finding) and isinstance(value.get("params"), dict):
        row = replace(row, template=str(value.get("template")), params=value["params"])
        try:
            _ = row.message
        except (KeyError, TypeError) as error:
            raise ValueError("template") from error
    return row
