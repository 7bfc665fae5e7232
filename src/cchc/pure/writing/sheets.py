"""Draws one sheet: header that stays in sight, widths, wrapped text, hidden columns for the software."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cchc.pure.day import read_day
from cchc.pure.writing.columns import SheetForm
from cchc.pure.writing.looks import Look, dress
from cchc.pure.writing.rows import MACHINE, stored, visible

T = TypeVar("T")
_FIRST_DAY = date(1900, 3, 1)  # Excel believes in 29/02/1900
_EDGE = Side("thin", "BFBFBF")
_LINE = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_TOP = Alignment(wrap_text=True, vertical="top")
_BODY = Font(name="Times New Roman", size=12)
_HEAD = Font(name="Times New Roman", size=12, bold=True)
_GROUND = PatternFill("solid", fgColor="DDE6F0")
_AS_TEXT = "@"  # Excel neither calculates such a cell nor makes a number of "1.10"
_EMPTY = Look(_BODY, _TOP, _LINE)
_TEXT = Look(_BODY, _TOP, _LINE, number_format=_AS_TEXT)
_DAY = Look(_BODY, _TOP, _LINE, number_format="dd/mm/yyyy")
_TITLE = Look(_HEAD, _TOP, _LINE, _GROUND, _AS_TEXT)
_PLAIN = Look(number_format=_AS_TEXT)


def fill(sheet: Worksheet, form: SheetForm[T], rows: Sequence[T]) -> None:
    """The header and one line a row."""
    machine = [stored(row) for row in rows]
    hidden = max((len(pieces) for pieces in machine), default=1)
    for at, column in enumerate(form.columns, 1):
        _write(sheet.cell(1, at), column.title, head=True)
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    for line, (row, pieces) in enumerate(zip(rows, machine, strict=True), 2):
        for at, column in enumerate(form.columns, 1):
            _write(sheet.cell(line, at), visible(column.show(row)), day=column.is_day)
        for at, piece in enumerate(pieces, len(form.columns) + 1):
            _write(sheet.cell(line, at), piece, plain=True)
    for at in range(len(form.columns) + 1, len(form.columns) + 1 + hidden):
        _write(sheet.cell(1, at), f"{MACHINE} {at - len(form.columns)}", plain=True)
        sheet.column_dimensions[get_column_letter(at)].hidden = True
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(form.columns))}{max(len(rows) + 1, 2)}"
    _print(sheet)


def fill_pairs(sheet: Worksheet, pairs: Iterable[tuple[str, str]]) -> None:
    """Labels with what they say."""
    for line, (label, text) in enumerate(pairs, 1):
        _write(sheet.cell(line, 1), label, head=True)
        _write(sheet.cell(line, 2), visible(text))
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 90
    _print(sheet)


def _write(
    cell: Cell | MergedCell, text: str, *, head: bool = False, day: bool = False, plain: bool = False
) -> None:
    if not isinstance(cell, Cell):
        return
    written = read_day(text) if day and text else None
    if written is not None and written >= _FIRST_DAY:
        cell.value = written
        dress(cell, _DAY)
        return
    if text:
        cell.value = text
        cell.data_type = "s"  # openpyxl takes "=…" for a formula
    if text or not plain:
        dress(cell, _PLAIN if plain else _TITLE if head else _TEXT if text else _EMPTY)


def _print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
