"""A sample as LibreOffice makes it: numbered lists, spans, a note, a tracked change, a frame."""

import re
from xml.sax.saxutils import escape

from cchc.web.site.demo.documents.sample import Cell, Grid, Line, Sample
from cchc.web.site.demo.documents.wordml import zipped

_MIME = "application/vnd.oasis.opendocument.text"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    f'xmlns:{short}="{_URN}{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
_DEPTH = {"heading1": 1, "heading2": 2, "heading3": 3}
_PIECES = re.compile(r"(\^\[[^\]]*\]|\{--.*?--\}|\{\+\+.*?\+\+\})")
_STYLES = (
    '<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="I" style:family="paragraph"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="R" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
    '<text:list-style style:name="N">'
    '<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    '</text:list-style><text:list-style style:name="D"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/>'
    '</text:list-style><text:list-style style:name="T"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    "</text:list-style>"
)


class _Lists:
    """Attributes of text:list: each goes on with the list of its style before it."""

    def __init__(self) -> None:
        self._count = 0
        self._last: dict[str, str] = {}

    def opened(self, style: str) -> str:
        self._count += 1
        key, before = f"list{self._count}", self._last.get(style)
        self._last[style] = key
        goes_on = f' text:continue-list="{before}"' if before else ""
        return f'xml:id="{key}" text:style-name="{style}"{goes_on}'


def document(sample: Sample) -> bytes:
    """The .odt, the same bytes each time."""
    said, chain = sample.document, _Lists()
    body = [_frame(said["box"])] if said.get("box") else []
    body += [_letterhead(sample), _p(said["kind"], "C"), _p(said["title"], "C")]
    body += [_line(line, chain) for line in sample.lines]
    body.append(_closing(sample))
    body += [_p(line, "C") for line in sample.appendix]
    if sample.grid:
        body.append(_table(sample.grid, chain))
    content = (
        f"<office:document-content {_NAMES} office:version='1.3'><office:automatic-styles>{_STYLES}"
        f"</office:automatic-styles><office:body><office:text>{_changes(sample)}{''.join(body)}"
        "</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return zipped(
        {"mimetype": _MIME, "content.xml": head + content, "META-INF/manifest.xml": head + manifest}
    )


def _p(text: str, style: str = "") -> str:
    said = f' text:style-name="{style}"' if style else ""
    return f"<text:p{said}>{escape(text).replace(chr(10), '<text:line-break/>')}</text:p>"


def _line(line: Line, chain: _Lists) -> str:
    inner = "".join(_piece(piece) for piece in _PIECES.split(line.markup) if piece)
    style = {"heading1": "B", "heading2": "B", "preamble": "I"}.get(line.kind, "")
    said = f' text:style-name="{style}"' if style else ""
    depth = _DEPTH.get(line.kind, 1 if line.kind == "dash" else 0)
    if not depth:
        return f"<text:p{said}>{inner}</text:p>"
    lists = "D" if line.kind == "dash" else "N"
    start = f"<text:list {chain.opened(lists)}><text:list-item>"
    start += "<text:list><text:list-item>" * (depth - 1)
    return f"{start}<text:p{said}>{inner}</text:p>" + "</text:list-item></text:list>" * depth


def _piece(piece: str) -> str:
    if piece.startswith("^["):
        return (
            '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            f"<text:note-body>{_p(piece[2:-1])}</text:note-body></text:note>"
        )
    if piece.startswith("{--"):
        return '<text:change text:change-id="c1"/>'
    return escape(piece[3:-3] if piece.startswith("{++") else piece)


def _changes(sample: Sample) -> str:
    deleted = [
        piece[3:-3]
        for line in sample.lines
        for piece in _PIECES.findall(line.markup)
        if piece.startswith("{--")
    ]
    if not deleted:
        return ""
    who = "<office:change-info><dc:creator>Sở Nội vụ</dc:creator><dc:date>2026-01-09T08:00:00</dc:date></office:change-info>"
    return (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        f"{who}{_p(deleted[0])}</text:deletion></text:changed-region></text:tracked-changes>"
    )


def _frame(text: str) -> str:
    return (
        '<text:p text:style-name="C"><draw:frame svg:width="12cm" svg:height="0.9cm">'
        f"<draw:text-box>{_p(text, 'C')}</draw:text-box></draw:frame></text:p>"
    )


def _letterhead(sample: Sample) -> str:
    said = sample.document
    if not sample.issued:
        return ""
    left = [part for part in (said.get("superior"), said["issuer"]) if part]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    return _plain_table([[left, right], [[f"Số: {said['number']}"], [sample.dated]]])


def _closing(sample: Sample) -> str:
    said = sample.document
    if not sample.issued:
        return ""
    to = ["Nơi nhận:", *(f"- {one}" for one in said["recipients"])]
    by = [said[key] for key in ("authority", "deputy", "post", "signer") if said.get(key)]
    return _plain_table([[to, by]])


def _plain_table(rows: list[list[list[str]]]) -> str:
    lines = ""
    for row in rows:
        cells = ["".join(_p(text, "C") for text in cell) for cell in row]
        inner = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        lines += f"<table:table-row>{inner}</table:table-row>"
    return f'<table:table><table:table-column table:number-columns-repeated="2"/>{lines}</table:table>'


def _table(grid: Grid, chain: _Lists) -> str:
    rows = [
        f"<table:table-row>{''.join(_cell(cell, chain) for cell in row)}</table:table-row>"
        for row in grid.rows
    ]
    header = "".join(rows[: grid.header_rows])
    return (
        f'<table:table><table:table-column table:number-columns-repeated="{len(grid.widths)}"/>'
        f"<table:table-header-rows>{header}</table:table-header-rows>{''.join(rows[grid.header_rows :])}</table:table>"
    )


def _cell(cell: Cell | None, chain: _Lists) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    rows = f' table:number-rows-spanned="{cell.row_span}"' if cell.row_span > 1 else ""
    columns = f' table:number-columns-spanned="{cell.column_span}"' if cell.column_span > 1 else ""
    inner = "".join(_p(line) for line in cell.text.split("\n"))
    if cell.automatic:
        opened = chain.opened("T")
        inner = f"<text:list {opened}><text:list-item>{_p('')}</text:list-item></text:list>"
    return f'<table:table-cell table:style-name="R"{rows}{columns}>{inner}</table:table-cell>'
