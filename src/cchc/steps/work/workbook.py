"""The job list as an .xlsx: what was asked for, then one line a job."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cchc.pure.writing.many import Value, with_rows
from cchc.pure.writing.values import printable
from cchc.steps.work.wording import day_words

HEAD_ROW = 4
BODY = Font(name="Times New Roman", size=12)
HEAD = Font(name="Times New Roman", size=12, bold=True)
GROUND = PatternFill("solid", fgColor="DDE6F0")
TOP = Alignment(wrap_text=True, vertical="top")
SHORT_DATE = "dd/mm/yyyy"


def job_workbook(rows: Sequence[Sequence[Value]], asked: str, day: date) -> bytes:
    """`rows`: queries.job_rows. `asked`: the filters in words. Texts are texts, never formulas; days are days."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _("Danh sách việc")
    _write(sheet, 1, 1, _("Danh sách việc, tính đến ngày %(day)s") % {"day": day_words(day)}, head=True)
    said = _("%(count)d việc. Lọc theo: %(asked)s")
    _write(sheet, 2, 1, said % {"count": len(rows), "asked": asked or _("không lọc")}, wrap=False)
    columns = _columns()
    for at, (title, width, form) in enumerate(columns, 1):
        _write(sheet, HEAD_ROW, at, title, head=True)
        _write(sheet, HEAD_ROW + 1, at, "").number_format = form
        sheet.column_dimensions[get_column_letter(at)].width = width
    _set_up(sheet, get_column_letter(len(columns)), max(len(rows), 1))
    stream = io.BytesIO()
    book.save(stream)
    return with_rows(stream.getvalue(), rows)


def _set_up(sheet: Worksheet, last_column: str, rows: int) -> None:
    """Its head stays in sight, can be filtered by, and stands on every page of A4 across."""
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last_column}{HEAD_ROW + rows}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"


def _columns() -> tuple[tuple[str, int, str], ...]:
    """Title, width and number format, in the order of queries.job_rows."""
    return (
        (_("Số thứ tự"), 10, "General"),
        (_("Nhiệm vụ"), 60, "General"),
        (_("Lĩnh vực"), 28, "General"),
        (_("Cơ quan"), 30, "General"),
        (_("Vai trò"), 11, "General"),
        (_("Kỳ"), 14, "General"),
        (_("Thời hạn"), 13, SHORT_DATE),
        (_("Thời hạn ban đầu"), 13, SHORT_DATE),
        (_("Trạng thái"), 17, "General"),
        (_("Tỷ lệ (%)"), 9, "General"),
        (_("So với thời hạn"), 18, "General"),
        (_("Ngày hoàn thành"), 13, SHORT_DATE),
        (_("Kế hoạch"), 22, "General"),
    )


def _write(
    sheet: Worksheet, row: int, column: int, value: str, *, head: bool = False, wrap: bool = True
) -> Any:
    cell = sheet.cell(row, column)
    cell.font = HEAD if head else BODY
    if wrap and row >= HEAD_ROW:
        cell.alignment = TOP
    if head and row == HEAD_ROW:
        cell.fill = GROUND
    cell.value = printable(value)
    cell.data_type = "s"  # never a formula
    return cell
