"""Bits of WordprocessingML, and the file around them. Written by hand so that the bytes are the same each time."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_AUTHOR = 'w:author="Sở Nội vụ" w:date="2026-01-09T08:00:00Z"'


def run(text: str, *, bold: bool = False, italic: bool = False, size: int = 28) -> str:
    """A run; `size` in half points. A line break in the text is one in the document."""
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + f'<w:sz w:val="{size}"/>'
    pieces = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n"))
    return f"<w:r><w:rPr>{marks}</w:rPr>{pieces}</w:r>"


def paragraph(*runs: str, align: str = "", numbered: tuple[int, int] | None = None, style: str = "") -> str:
    """A paragraph; `numbered` is (list, level)."""
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        said += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    said += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{said}</w:pPr>{''.join(runs)}</w:p>"


def inserted(text: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="901" {_AUTHOR}>{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="902" {_AUTHOR}>{run(text).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")}</w:del>'


def note(key: int) -> str:
    """A reference to a footnote."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{key}"/></w:r>'


def text_box(text: str) -> str:
    """A floating box, in the two forms in which Word writes one."""
    inner = f"<w:txbxContent>{paragraph(run(text, bold=True, size=22), align='center')}</w:txbxContent>"
    size = '<wp:extent cx="3600000" cy="360000"/>'
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3600000" cy="360000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{inner}</wps:txbx><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic>"
    )
    drawing = f'<w:drawing><wp:inline>{size}<wp:docPr id="1" name="box"/>{shape}</wp:inline></w:drawing>'
    old = f'<w:pict><v:shape style="width:283pt;height:28pt" type="#_x0000_t202"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def cell(*paragraphs: str, width: int, span: int = 1, merge: str = "") -> str:
    """A cell; `merge` is "restart" or "continue"."""
    said = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    said += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    said += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{said}</w:tcPr>{''.join(paragraphs) or paragraph()}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """A row; a header is printed again on every page."""
    said = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{said}{''.join(cells)}</w:tr>"


def table(rows: list[str], widths: list[int], *, ruled: bool = True) -> str:
    """A table; widths in twentieths of a point."""
    sides = "".join(
        f'<w:{side} w:val="{"single" if ruled else "nil"}" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def level(depth: int, text: str, style: str = "decimal") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val={quoteattr(text)}/><w:lvlJc w:val="left"/></w:lvl>'
    )


def package(body: str, parts: dict[str, str]) -> bytes:
    """The .docx: `parts` by name ("numbering", "styles", "footnotes") hold what is inside their root."""
    roots = {"document": f"<w:body>{body}</w:body>", **parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{"document.main" if name == "document" else name}+xml"/>'
        for name in roots
    )
    files = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in parts}),
        **{f"word/{name}.xml": f"<w:{name} {NAMES}>{inner}</w:{name}>" for name, inner in roots.items()},
    }
    return zipped({name: '<?xml version="1.0" encoding="UTF-8"?>\n' + text for name, text in files.items()})


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip whose bytes depend on nothing but its files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _relations(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
