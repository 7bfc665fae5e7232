"""A sample as Word makes it: automatic numbers, merged cells, a footnote, a tracked change, a text box."""

import re

from cchc.web.site.demo.documents import wordml as w
from cchc.web.site.demo.documents.sample import Cell, Grid, Line, Sample

_BODY, _DASHES, _COLUMN = 1, 2, 3  # lists
_DEPTH = {"heading1": 0, "heading2": 1, "heading3": 2}
_WIDE = 15400  # twentieths of a point between the margins of a landscape page
_PIECES = re.compile(r"(\^\[[^\]]*\]|\{--.*?--\}|\{\+\+.*?\+\+\})")
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    'w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
)
_PAGE = '<w:pgSz w:w="{0}" w:h="{1}"{2}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
_UPRIGHT = _PAGE.format(11906, 16838, "")
_LANDSCAPE = _PAGE.format(16838, 11906, ' w:orient="landscape"').replace('w:left="1701"', 'w:left="567"')


def document(sample: Sample) -> bytes:
    """The .docx, the same bytes each time."""
    notes: list[str] = []
    body = [
        _letterhead(sample),
        *_title(sample),
        *(_line(line, notes) for line in sample.lines),
        _closing(sample),
    ]
    if sample.grid:
        body.append(f"<w:p><w:pPr><w:sectPr>{_UPRIGHT}</w:sectPr></w:pPr></w:p>")
        body += [w.paragraph(w.run(line, bold=True), align="center") for line in sample.appendix]
        body += [_table(sample.grid), w.paragraph(), f"<w:sectPr>{_LANDSCAPE}</w:sectPr>"]
    else:
        body.append(f"<w:sectPr>{_UPRIGHT}</w:sectPr>")
    footnotes = "".join(
        f'<w:footnote w:id="{key}">{w.paragraph("<w:r><w:footnoteRef/></w:r>", w.run(" " + note, size=20))}</w:footnote>'
        for key, note in enumerate(notes, 1)
    )
    return w.package("".join(body), {"styles": _STYLES, "numbering": _numbering(), "footnotes": footnotes})


def _numbering() -> str:
    lists = [
        w.level(0, "%1.", "upperRoman") + w.level(1, "%2.") + w.level(2, "%2.%3."),
        w.level(0, "-", "bullet"),
        w.level(0, "%1"),
    ]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for key, levels in enumerate(lists, 1)
    )
    return abstract + "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in range(1, len(lists) + 1)
    )


def _line(line: Line, notes: list[str]) -> str:
    bold, italic = line.kind in {"heading1", "heading2"}, line.kind == "preamble"
    runs = [_piece(piece, notes, bold=bold, italic=italic) for piece in _PIECES.split(line.markup) if piece]
    depth = _DEPTH.get(line.kind)
    if depth is None:
        return w.paragraph(*runs, align="both", numbered=(_DASHES, 0) if line.kind == "dash" else None)
    return w.paragraph(*runs, numbered=(_BODY, depth), style="Heading1" if depth == 0 else "")


def _piece(piece: str, notes: list[str], *, bold: bool, italic: bool) -> str:
    if piece.startswith("^["):
        notes.append(piece[2:-1])
        return w.note(len(notes))
    if piece.startswith("{--"):
        return w.deleted(piece[3:-3])
    if piece.startswith("{++"):
        return w.inserted(piece[3:-3])
    return w.run(piece, bold=bold, italic=italic)


def _letterhead(sample: Sample) -> str:
    said = sample.document
    if not sample.issued:
        return ""

    def centred(text: str, *, bold: bool = False, italic: bool = False) -> str:
        return w.paragraph(w.run(text, bold=bold, italic=italic, size=26), align="center")

    above = [centred(said["superior"])] if said.get("superior") else []
    left = [*above, centred(said["issuer"], bold=True)]
    right = [
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True),
        centred("Độc lập - Tự do - Hạnh phúc", bold=True),
    ]
    widths = [3800, 5271]
    box = w.paragraph(w.text_box(said["box"]), align="center") if said.get("box") else ""
    rows = [
        w.row(w.cell(*left, width=widths[0]), w.cell(*right, width=widths[1])),
        w.row(
            w.cell(centred(f"Số: {said['number']}"), width=widths[0]),
            w.cell(centred(sample.dated, italic=True), width=widths[1]),
        ),
    ]
    return box + w.table(rows, widths, ruled=False)


def _title(sample: Sample) -> list[str]:
    return [w.paragraph(w.run(sample.document[key], bold=True), align="center") for key in ("kind", "title")]


def _closing(sample: Sample) -> str:
    said = sample.document
    if not sample.issued:
        return ""
    to = [w.paragraph(w.run("Nơi nhận:", bold=True, italic=True, size=24))]
    to += [w.paragraph(w.run(f"- {one}", size=22)) for one in said["recipients"]]
    by = [
        w.paragraph(w.run(said[key], bold=True), align="center")
        for key in ("authority", "deputy", "post", "signer")
        if said.get(key)
    ]
    widths = [4500, 4571]
    return w.table([w.row(w.cell(*to, width=widths[0]), w.cell(*by, width=widths[1]))], widths, ruled=False)


def _table(grid: Grid) -> str:
    total = sum(grid.widths)
    widths = [_WIDE * width // total for width in grid.widths]
    rows = []
    for at, row in enumerate(grid.rows):
        cells = [_cell(grid, at, column, widths, header=at < grid.header_rows) for column in range(len(row))]
        rows.append(w.row(*(cell for cell in cells if cell), header=at < grid.header_rows))
    return w.table(rows, widths)


def _cell(grid: Grid, at: int, column: int, widths: list[int], *, header: bool) -> str:
    """The cell of a slot: its text, or the continuation of the cell above; nothing where one from the left covers it."""
    cell = grid.rows[at][column]
    if cell is None:
        above = _above(grid, at, column)
        return w.cell(width=widths[column], span=above.column_span, merge="continue") if above else ""
    bold = header or cell.column_span > 1
    numbered = (_COLUMN, 0) if cell.automatic else None
    text = "" if cell.automatic else cell.text
    paragraphs = [
        w.paragraph(
            *([w.run(line, bold=bold, size=24)] if line else []),
            numbered=numbered,
            align="center" if header else "",
        )
        for line in text.split("\n")
    ]
    return w.cell(
        *paragraphs, width=widths[column], span=cell.column_span, merge="restart" if cell.row_span > 1 else ""
    )


def _above(grid: Grid, at: int, column: int) -> Cell | None:
    """The cell that begins in this column above and reaches down to this row."""
    for up in range(at - 1, -1, -1):
        cell = grid.rows[up][column]
        if cell is not None:
            return cell if up + cell.row_span > at else None
    return None
