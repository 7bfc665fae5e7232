"""The page as an .xlsx: sums, agencies × fields, weeks with their line, whom to call. Texts are texts, never formulas."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc.pure.writing.looks import Look, dress
from cchc.pure.writing.values import printable
from cchc.web.site.overview.heat import Box
from cchc.web.site.overview.levels import LEVELS
from cchc.web.site.overview.page import Overview

HEAD_ROW = 4
HEAD_HEIGHT = 62  # points
BODY = Font(name="Times New Roman", size=11)
HEAD = Font(name="Times New Roman", size=11, bold=True)
TITLE = Font(name="Times New Roman", size=14, bold=True)
WHITE = Font(name="Times New Roman", size=11, bold=True, color="FFFFFF")
GROUND = PatternFill("solid", fgColor="DDE6F0")
LINE = Side(style="thin", color="7A889C")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
WRAP = Alignment(wrap_text=True, vertical="top")
CENTRE = Alignment(horizontal="center", vertical="top", wrap_text=True)
# The levels' grounds, as on the page.
GROUNDS = {"FDF0EE": HEAD, "F8D0CC": HEAD, "EB9A94": HEAD, "A8201A": WHITE}
SHADES = (None, *(Look(font, WRAP, BOX, PatternFill("solid", fgColor=at)) for at, font in GROUNDS.items()))
PLAIN, WRAPPED, FRAMED = Look(BODY, Alignment()), Look(BODY, WRAP), Look(BODY, WRAP, BOX)
DAY = Look(BODY, WRAP, BOX, number_format="dd/mm/yyyy")


def write(page: Overview) -> bytes:
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    _sums(first, page)
    _heat(book.create_sheet(_("Cơ quan và lĩnh vực")), page)
    _weeks(book.create_sheet(_("Theo tuần")), page)
    _calls(book.create_sheet(_("Cần đôn đốc")), page)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sums(sheet: Worksheet, page: Overview) -> None:
    sheet.title = _("Tổng hợp")
    _title(sheet, page, page.summary)
    _head(sheet, (_("Tình trạng"), _("Số việc"), _("Ghi chú")), (34, 12, 50))
    rows = [(str(one.name), one.count, one.note) for one in page.figures]
    _body(sheet, [*rows, (_("Tổng số việc"), page.tally.total, "")])


def _heat(sheet: Worksheet, page: Overview) -> None:
    """Each field has two columns: how many are late, of how many."""
    _title(sheet, page, page.heat_title)
    names = [str(field.name or _("Chưa rõ lĩnh vực")) for field in page.fields]
    columns = [_("Cơ quan"), _("Quá hạn"), _("Số việc"), _("Hoàn thành")]
    for name in names:
        columns += [_("%(field)s: quá hạn") % {"field": name}, _("%(field)s: số việc") % {"field": name}]
    _head(sheet, columns, (36, 10, 10, 12, *(14 for _name in names * 2)))
    for at, row in enumerate(page.rows, HEAD_ROW + 1):
        whole = row.whole.tally
        _cells(sheet, at, [row.name, whole.late, whole.total, whole.finished])
        _shade(sheet, at, 2, row.whole)
        for number, box in enumerate(row.boxes):
            column = 5 + 2 * number
            for step, value in enumerate((box.tally.late, box.tally.total) if box else ("", "")):
                _cell(sheet, at, column + step, value)
            if box:
                _shade(sheet, at, column, box)
    foot = HEAD_ROW + len(page.rows) + 2
    said = "; ".join(str(level.name) for level in LEVELS)
    _cell(sheet, foot, 1, _("Nền ô đậm dần: %(levels)s.") % {"levels": said}, framed=False, wrap=False)


def _weeks(sheet: Worksheet, page: Overview) -> None:
    _title(sheet, page, page.trend_title)
    _head(sheet, (_("Cuối tuần"), _("Đã đến hạn"), _("Đã hoàn thành"), _("Đang quá hạn")), (14, 14, 16, 14))
    _body(sheet, [(week.day, week.due, week.done, week.late) for week in page.weeks])
    if len(page.weeks) < 2:
        return
    last = HEAD_ROW + len(page.weeks)
    chart = LineChart()
    chart.title, chart.legend = page.trend_title, None
    chart.add_data(Reference(sheet, min_col=4, min_row=HEAD_ROW, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=HEAD_ROW + 1, max_row=last))
    chart.height, chart.width = 9, 18
    sheet.add_chart(chart, f"F{HEAD_ROW}")


def _calls(sheet: Worksheet, page: Overview) -> None:
    _title(sheet, page, page.call_title)
    _head(
        sheet,
        (_("Cơ quan"), _("Quá hạn"), _("Số việc"), _("Lâu nhất (ngày)"), _("Đầu mối liên hệ")),
        (36, 10, 10, 16, 60),
    )
    _body(
        sheet,
        [
            (
                call.row.name,
                call.row.whole.tally.late,
                call.row.whole.tally.total,
                call.days,
                "; ".join(f"{one.name} ({one.title}) {one.email}".strip() for one in call.contacts),
            )
            for call in page.calls
        ],
    )


def _title(sheet: Worksheet, page: Overview, sentence: str) -> None:
    """Three lines over the table; the sheet prints on A4 across, its head on every page."""
    day = date_format(page.asked.day, "SHORT_DATE_FORMAT")
    plan = page.asked.plan
    for row, (text, font) in enumerate(((sentence, TITLE), (f"{plan.number} {plan.title}".strip(), BODY)), 1):
        cell = sheet.cell(row, 1, printable(text))
        cell.font, cell.data_type = font, "s"
    _cell(sheet, 3, 1, _("Tính đến ngày %(day)s") % {"day": day}, framed=False, wrap=False)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.freeze_panes = f"B{HEAD_ROW + 1}"


def _head(sheet: Worksheet, names: Sequence[str], widths: Iterable[int]) -> None:
    """Where there are many columns their names need several lines; programs do not all find that out."""
    for at, (name, width) in enumerate(zip(names, widths, strict=True), 1):
        cell = _cell(sheet, HEAD_ROW, at, name)
        cell.font, cell.fill, cell.alignment = HEAD, GROUND, CENTRE
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.row_dimensions[HEAD_ROW].height = HEAD_HEIGHT if len(names) > 6 else None


def _body(sheet: Worksheet, rows: Sequence[Sequence[Any]]) -> None:
    for at, row in enumerate(rows, HEAD_ROW + 1):
        _cells(sheet, at, row)


def _cells(sheet: Worksheet, row: int, values: Sequence[Any]) -> None:
    for at, value in enumerate(values, 1):
        _cell(sheet, row, at, value)


def _cell(
    sheet: Worksheet, row: int, column: int, value: Any, *, framed: bool = True, wrap: bool = True
) -> Any:
    text = isinstance(value, str)
    cell = sheet.cell(row, column, printable(value) if text else value)
    if text:
        cell.data_type = "s"  # a name that begins with "=" is no formula
    dress(cell, (DAY if isinstance(value, date) else FRAMED) if framed else WRAPPED if wrap else PLAIN)
    return cell


def _shade(sheet: Worksheet, row: int, column: int, box: Box) -> None:
    look = SHADES[box.level]
    if look:
        dress(sheet.cell(row, column), look)
