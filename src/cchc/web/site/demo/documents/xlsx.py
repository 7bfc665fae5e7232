"""A sample as a workbook: the text on one sheet, the appendix with merged ranges on another."""

import io
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc.web.site.demo.documents.sample import Grid, Sample
from cchc.web.site.demo.documents.text import prose
from cchc.web.site.demo.documents.wordml import zipped

_MADE = datetime(2026, 1, 12)


def workbook(sample: Sample) -> bytes:
    """The .xlsx, the same bytes each time."""
    book = Workbook()
    book.properties.created = book.properties.modified = _MADE
    sheet = book["Sheet"]
    sheet.title = "Kế hoạch"
    for line in prose(sample):
        if line:
            sheet.append([line])
    sheet.column_dimensions["A"].width = 120
    if sample.grid:
        _fill(book.create_sheet("Phụ lục"), sample.appendix, sample.grid)
    stream = io.BytesIO()
    book.save(stream)
    return _fixed(stream.getvalue())


def _fill(sheet: Worksheet, heading: tuple[str, ...], grid: Grid) -> None:
    for line in heading:
        sheet.append([line])
    top = len(heading) + 1
    for at, row in enumerate(grid.rows, top + 1):
        for column, cell in enumerate(row, 1):
            if cell is None:
                continue
            slot = sheet.cell(at, column, cell.text or None)
            slot.alignment = Alignment(wrap_text=True, vertical="top")
            slot.font = Font(
                name="Times New Roman", bold=at <= top + grid.header_rows or cell.column_span > 1
            )
            if cell.row_span > 1 or cell.column_span > 1:
                end = (at + cell.row_span - 1, column + cell.column_span - 1)
                sheet.merge_cells(start_row=at, start_column=column, end_row=end[0], end_column=end[1])
    for column, width in enumerate(grid.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width * 1.6


def _fixed(data: bytes) -> bytes:
    """The same parts without the time at which they were packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stamp = f"{_MADE:%Y-%m-%dT%H:%M:%SZ}".encode()
    core = parts["docProps/core.xml"].decode()
    head, _, rest = core.partition("<dcterms:modified")
    body, _, tail = rest.partition("</dcterms:modified>")
    opening = body.partition(">")[0]
    parts["docProps/core.xml"] = (
        f"{head}<dcterms:modified{opening}>{stamp.decode()}</dcterms:modified>{tail}".encode()
    )
    return zipped(dict(parts))
