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

from cchc.pure.writing.values import printable
from cchc.steps.work.queries.job_list import JobLine
from cchc.steps.work.wording import day_words

HEAD_ROW = 4
BODY = Font(name="Times New Roman", size=12)
HEAD = Font(name="Times New Roman", size=12, bold=True)
GROUND = PatternFill("solid", fgColor="DDE6F0")
TOP = Alignment(wrap_text=True, vertical="top")


def job_workbook(lines: Sequence[JobLine], asked: str, day: date) -> bytes:
    """`asked`: the filters in words. Texts are texts, never formulas; days are days."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _("Danh sách việc")
    _write(sheet, 1, 1, _("Danh sách việc, tính đến ngày %(day)s") % {"day": day_words(day)}, head=True)
    said = _("%(count)d việc. Lọc theo: %(asked)s")
    _write(sheet, 2, 1, said % {"count": len(lines), "asked": asked or _("không lọc")}, wrap=False)
    for at, (title, width) in enumerate(_columns(), 1):
        _write(sheet, HEAD_ROW, at, title, head=True)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row, line in enumerate(lines, HEAD_ROW + 1):
        for at, value in enumerate(_values(line), 1):
            _write(sheet, row, at, value)
    last = get_column_letter(len(_columns()))
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{HEAD_ROW + max(len(lines), 1)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _columns() -> tuple[tuple[str, int], ...]:
    return (
        (_("Số thứ tự"), 10),
        (_("Nhiệm vụ"), 60),
        (_("Lĩnh vực"), 28),
        (_("Cơ quan"), 30),
        (_("Vai trò"), 11),
        (_("Kỳ"), 14),
        (_("Thời hạn"), 13),
        (_("Thời hạn ban đầu"), 13),
        (_("Trạng thái"), 17),
        (_("Tỷ lệ (%)"), 9),
        (_("So với thời hạn"), 18),
        (_("Ngày hoàn thành"), 13),
        (_("Kế hoạch"), 22),
    )


def _values(line: JobLine) -> tuple[Any, ...]:
    job = line.job
    return (
        job.item.code,
        job.item.text,
        job.field,
        line.agency.name,
        job.get_role_display(),
        line.period,
        job.due_on,
        job.first_due_on,
        line.state.words,
        job.percent,
        line.due.words,
        job.done_on,
        job.plan.number or str(job.plan.year),
    )


def _write(
    sheet: Worksheet, row: int, column: int, value: Any, *, head: bool = False, wrap: bool = True
) -> None:
    cell = sheet.cell(row, column)
    cell.font = HEAD if head else BODY
    if wrap and row >= HEAD_ROW:
        cell.alignment = TOP
    if head and row == HEAD_ROW:
        cell.fill = GROUND
    if isinstance(value, str):
        cell.value = printable(value)[:32_000]
        cell.data_type = "s"  # never a formula
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"
