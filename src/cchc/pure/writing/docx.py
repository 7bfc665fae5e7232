"""The official appendix as a Word file, in the form of Nghị định 30/2020/NĐ-CP."""

import io
import re
from datetime import datetime, time
from xml.sax.saxutils import escape

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from cchc.pure.day import day_text
from cchc.pure.reading.formats.word.numbers import in_style
from cchc.pure.reading.plan import Document, Plan
from cchc.pure.writing.appendix import Form, Slot, form
from cchc.pure.writing.values import printable

FONT = "Times New Roman"
_BODY, _CELL = 13, 12  # points
_WIDE = 247  # millimetres between the margins: 297 - 30 - 20
_TWIPS = 56.7  # twentieths of a point in a millimetre
_COUNTRY = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_PLAN = re.compile(r"^(?:về việc\s+)?(?:ban hành\s+)?(?:kế hoạch\s+)?", re.IGNORECASE)


def appendix(plan: Plan) -> bytes:
    """The .docx: letterhead, title, one table. A plan without items gives the title and the header alone."""
    document = new_document()
    _look(document)
    _page(document)
    said = plan.document
    document.element.body.insert(0, parse_xml(_letterhead(said)))
    for text, bold in _titles(said):
        _centred(document.add_paragraph(), text, bold=bold)
    table = parse_xml(_table(form(plan)))
    document.add_paragraph()._p.addnext(table)
    document.core_properties.author = printable(said.issuer or "")
    document.core_properties.title = printable(said.title or "")
    if said.issued_on:
        document.core_properties.created = document.core_properties.modified = datetime.combine(
            said.issued_on, time()
        )
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _look(document: WordDocument) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(_BODY)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)


def _page(document: WordDocument) -> None:
    """A4 across; the page number centred in the top margin, not on page 1."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"/>'))


def _titles(said: Document) -> list[tuple[str, bool]]:
    """PHỤ LỤC, the name of the appendix, the document that it belongs to."""
    subject = _PLAN.sub("", said.title or "") or (f"trọng tâm năm {said.year}" if said.year else "trọng tâm")
    parts = [said.kind.capitalize() if said.kind else "văn bản"]
    parts += [f"số {said.number}"] if said.number else []
    parts += [f"ngày {day_text(said.issued_on)}"] if said.issued_on else []
    parts += [f"của {said.issuer}"] if said.issuer else []
    lines = [("PHỤ LỤC", True), (f"KHUNG NHIỆM VỤ {subject.upper()}", True)]
    return lines if len(parts) == 1 else [*lines, (f"(Kèm theo {' '.join(parts)})", False)]


def _centred(paragraph: Paragraph, text: str, *, bold: bool) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(printable(text))
    run.bold, run.italic = bold, not bold


def _letterhead(said: Document) -> str:
    """Two cells without borders; a rule under the issuer and under the motto."""
    left = _paragraph((said.issuer or "").upper(), bold=True, centred=True, ruled=True, size=_BODY)
    right = _paragraph(_COUNTRY[0], bold=True, centred=True, size=_BODY)
    right += _paragraph(_COUNTRY[1], bold=True, centred=True, ruled=True, size=_BODY)
    widths = [round(_WIDE * 0.42 * _TWIPS), round(_WIDE * 0.58 * _TWIPS)]
    cells = "".join(_cell(inner, width) for inner, width in zip((left, right), widths, strict=True))
    return _framed(f"<w:tr>{cells}</w:tr>", widths, ruled=False)


def _table(made: Form) -> str:
    total = sum(made.widths)
    widths = [round(_WIDE * width / total * _TWIPS) for width in made.widths]
    header = "".join(
        _cell(_paragraph(title, bold=True, centred=True), width)
        for title, width in zip(made.titles, widths, strict=True)
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>"]
    for number, group in enumerate(made.groups, 1):
        if group.name:
            count = _cell(_paragraph(in_style(number, "upperRoman"), bold=True, centred=True), widths[0])
            name = _cell(_paragraph(group.name.upper(), bold=True), sum(widths[1:]), span=len(widths) - 1)
            rows.append(f"<w:tr>{count}{name}</w:tr>")
        rows += [_row(line, widths) for line in group.lines]
    return _framed("".join(rows), widths, ruled=True)


def _row(line: tuple[Slot, ...], widths: list[int]) -> str:
    cells = []
    for at, (slot, width) in enumerate(zip(line, widths, strict=True)):
        merge = "continue" if slot.rows == 0 else "restart" if slot.rows > 1 else ""
        text = slot.text if slot.rows else ""
        inner = "".join(_paragraph(part, centred=at == 0) for part in text.split("\n"))
        cells.append(_cell(inner, width, merge=merge))
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _paragraph(
    text: str, *, bold: bool = False, centred: bool = False, ruled: bool = False, size: int = _CELL
) -> str:
    align = "center" if centred else "left"
    marks = "<w:b/>" if bold else ""
    rule = '<w:u w:val="single"/>' if ruled else ""
    return (
        f'<w:p><w:pPr><w:spacing w:before="20" w:after="20"/><w:jc w:val="{align}"/></w:pPr><w:r><w:rPr>{marks}'
        f'<w:sz w:val="{size * 2}"/>{rule}</w:rPr><w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r></w:p>'
    )


def _cell(inner: str, width: int, *, span: int = 1, merge: str = "") -> str:
    said = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    said += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    said += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{said}</w:tcPr>{inner}</w:tc>"


def _framed(rows: str, widths: list[int], *, ruled: bool) -> str:
    line = "single" if ruled else "nil"
    sides = "".join(
        f'<w:{side} w:val="{line}" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )
