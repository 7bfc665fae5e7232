"""A sample as a .pdf with a text layer: the table runs over pages, its header on each of them."""

import io
from importlib.resources import files
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

from cchc.web.site.demo.documents.sample import Cell, Grid, Sample

# Official documents are set in a serif, and that is what scans of them have.
_FONT = "IBMPlexSerif"
_MARGIN = 42.0
_BODY = ParagraphStyle("body", fontName=_FONT, fontSize=11, leading=16, alignment=TA_JUSTIFY, spaceAfter=4)
_BOLD = ParagraphStyle("bold", parent=_BODY, fontName=f"{_FONT}-Bold")
_ITALIC = ParagraphStyle("italic", parent=_BODY, fontName=f"{_FONT}-Italic")
_CENTRED = ParagraphStyle("centred", parent=_BOLD, alignment=TA_CENTER)
_CELL = ParagraphStyle("cell", fontName=_FONT, fontSize=8.5, leading=12)
_HEADER = ParagraphStyle("header", parent=_CELL, fontName=f"{_FONT}-Bold", alignment=TA_CENTER)
_STYLES = {"heading1": _BOLD, "heading2": _BOLD, "preamble": _ITALIC}


def document(sample: Sample) -> bytes:
    """The .pdf, the same bytes each time."""
    _register()
    stream = io.BytesIO()
    upright, across = A4, landscape(A4)
    template = BaseDocTemplate(stream, pagesize=upright, invariant=1, title=sample.document["title"])
    template.addPageTemplates(
        [
            PageTemplate("upright", [_frame(upright)], pagesize=upright),
            PageTemplate("across", [_frame(across)], pagesize=across),
        ]
    )
    story = [*_front(sample), *_lines(sample), *([_closing(sample)] if sample.issued else [])]
    if sample.grid:
        story += [NextPageTemplate("across"), PageBreak(), *(_p(line, _CENTRED) for line in sample.appendix)]
        story.append(_table(sample.grid, across[0] - 2 * _MARGIN))
    template.build(story)
    return stream.getvalue()


def _register() -> None:
    if f"{_FONT}-Bold" in pdfmetrics.getRegisteredFontNames():
        return
    folder = files("fontpkg_ibm_plex_serif") / "files"
    for name, file in {"": "Regular", "-Bold": "Bold", "-Italic": "Italic"}.items():
        pdfmetrics.registerFont(TTFont(_FONT + name, str(folder / f"IBMPlexSerif-{file}.ttf")))
    pdfmetrics.registerFontFamily(_FONT, _FONT, f"{_FONT}-Bold", f"{_FONT}-Italic", f"{_FONT}-Bold")


def _frame(size: tuple[float, float]) -> Frame:
    return Frame(_MARGIN, _MARGIN, size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN, 0, 0, 0, 0)


def _p(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


def _front(sample: Sample) -> list[Flowable]:
    said = sample.document
    title = [_p(said["kind"], _CENTRED), _p(said["title"], _CENTRED)]
    if not sample.issued:
        return title
    left = "\n".join(part for part in (said.get("superior"), said["issuer"]) if part)
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    plain = ParagraphStyle("plain", parent=_CENTRED, fontName=_FONT)
    head = Table(
        [
            [_p(left, _CENTRED), _p(right, _CENTRED)],
            [_p(f"Số: {said['number']}", plain), _p(sample.dated, plain)],
        ],
        colWidths=[220, A4[0] - 2 * _MARGIN - 220],
    )
    box = [_p(said["box"], _CENTRED)] if said.get("box") else []
    return [*box, head, *title]


def _lines(sample: Sample) -> list[Flowable]:
    notes = [note for line in sample.lines for note in line.notes]
    found: list[Flowable] = [_p(line.printed, _STYLES.get(line.kind, _BODY)) for line in sample.lines]
    return found + [_p(note, _ITALIC) for note in notes]


def _closing(sample: Sample) -> Table:
    said = sample.document
    to = "\n".join(["Nơi nhận:", *(f"- {one}" for one in said["recipients"])])
    by = "\n".join(said[key] for key in ("authority", "deputy", "post", "signer") if said.get(key))
    return Table([[_p(to, ParagraphStyle("to", parent=_BODY, fontSize=9, leading=13)), _p(by, _CENTRED)]])


def _table(grid: Grid, width: float) -> Table:
    total = sum(grid.widths)
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if cell and (cell.row_span > 1 or cell.column_span > 1):
                style.append(("SPAN", (column, at), (column + cell.column_span - 1, at + cell.row_span - 1)))
    rows = [[_slot(cell, header=at < grid.header_rows) for cell in row] for at, row in enumerate(grid.rows)]
    widths = [width * part / total for part in grid.widths]
    return Table(rows, colWidths=widths, repeatRows=grid.header_rows, style=style)


def _slot(cell: Cell | None, *, header: bool) -> Paragraph | str:
    return "" if cell is None else _p(cell.text, _HEADER if header or cell.column_span > 1 else _CELL)
