"""An .odt gives what LibreOffice shows of it."""

import io
import zipfile

import pytest

from cchc.pure.reading.blocks import Block, Paragraph, Table
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats import odt

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip


def pack(body: str, automatic: str = "", manifest: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def blocks(body: str, automatic: str = "") -> list[Block]:
    return odt.read(pack(body, automatic), Context())


def texts(body: str, automatic: str = "") -> list[str]:
    return [block.text for block in blocks(body, automatic) if isinstance(block, Paragraph)]


def rows(body: str) -> list[list[str | None]]:
    found = next(block for block in blocks(body) if isinstance(block, Table))
    return [[cell.text if cell else None for cell in row] for row in found.grid()]


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{p(text)}</table:table-cell>"


def table(*lines: str) -> str:
    return f"<table:table>{''.join(f'<table:table-row>{line}</table:table-row>' for line in lines)}</table:table>"


COVERED = "<table:covered-table-cell/>"


def test_the_text_of_a_paragraph() -> None:
    inner = 'Quý<text:tab/>I<text:s text:c="3"/>năm<text:line-break/><text:span>2026</text:span><office:annotation>x</office:annotation>'
    assert texts(p(inner)) == ["Quý I năm\n2026"]


def test_deleted_text_is_gone() -> None:
    gone = f"<text:tracked-changes><text:changed-region><text:deletion>{p('bỏ')}</text:deletion></text:changed-region></text:tracked-changes>"
    assert texts(gone + p('giữ<text:change text:change-id="1"/> lại')) == ["giữ lại"]


def test_spans_and_covered_cells() -> None:
    body = table(
        cell("A", 'table:number-rows-spanned="2"') + cell("B", 'table:number-columns-spanned="2"') + COVERED,
        COVERED + cell("c") + cell("d"),
        cell("x", 'table:number-columns-repeated="2"')
        + '<table:table-cell table:number-columns-repeated="1"/>',
    )
    assert rows(body) == [["A", "B", "B"], ["A", "c", "d"], ["x", "x", ""]]


def test_repeated_empty_cells_are_bounded() -> None:
    body = table(cell("a") + cell("b") + '<table:table-cell table:number-columns-repeated="999999"/>')
    assert len(rows(body)[0]) < 100


def test_rows_of_a_repeated_header() -> None:
    body = (
        f"<table:table><table:table-header-rows><table:table-row>{cell('TT') + cell('Tên')}</table:table-row>"
        f"</table:table-header-rows><table:table-row>{cell('1') + cell('a')}</table:table-row></table:table>"
    )
    assert rows(body) == [["TT", "Tên"], ["1", "a"]]


LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>'
)


def test_numbers_of_lists() -> None:
    deeper = f"<text:list><text:list-item>{p('con')}<text:list><text:list-item>{p('gạch')}</text:list-item></text:list></text:list-item></text:list>"
    first = f'<text:list text:style-name="L"><text:list-item>{p("A")}{deeper}</text:list-item><text:list-item>{p("B")}</text:list-item></text:list>'
    again = f'<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>{p("C")}</text:list-item></text:list>'
    assert texts(first + p("giữa") + again, LISTS) == [
        "I. A",
        "I.1. con",
        "- gạch",
        "II. B",
        "giữa",
        "III. C",
    ]


def test_a_list_after_one_of_another_style_goes_on_only_where_it_says_which() -> None:
    def one(style: str, said: str) -> str:
        return f'<text:list text:style-name="{style}" {said}><text:list-item>{p("x")}</text:list-item></text:list>'

    other = '<text:list-style style:name="D"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>'
    body = one("L", 'xml:id="a"') + one("D", "") + one("L", 'text:continue-numbering="true"') + one("D", "")
    assert texts(body + one("L", 'text:continue-list="a"'), LISTS + other) == [
        "I. x",
        "- x",
        "I. x",
        "- x",
        "II. x",
    ]


def test_only_the_first_paragraph_of_an_item_has_the_number() -> None:
    body = f'<text:list text:style-name="L"><text:list-item text:start-value="4">{p("A")}{p("tiếp")}</text:list-item></text:list>'
    assert texts(body, LISTS) == ["IV. A", "tiếp"]


def test_notes_and_frames_follow_their_paragraph() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('dưới')}</text:note-body></text:note>"
    frame = f"<draw:frame><draw:text-box>{p('DỰ THẢO')}</draw:text-box></draw:frame>"
    assert texts(p("Câu" + note + frame)) == ["Câu¹", "DỰ THẢO", "¹ dưới"]


def test_what_styles_say() -> None:
    styles = (
        '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="Q" style:family="paragraph" style:parent-style-name="P"/>'
        '<style:style style:name="T" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>'
    )
    body = '<text:p text:style-name="Q">đậm</text:p><text:p text:style-name="P">nửa <text:span text:style-name="T">nửa</text:span></text:p>'
    first, second = blocks(body + '<text:h text:outline-level="2">Mục</text:h>', styles)[:2]
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.bold, first.centred, second.bold) == (True, True, False)


def test_a_heading_has_its_level() -> None:
    found = blocks('<text:h text:outline-level="2">Mục</text:h>')[0]
    assert isinstance(found, Paragraph)
    assert found.level == 2


def test_a_password_is_named() -> None:
    with pytest.raises(ReadingError, match="mật khẩu"):
        odt.read(pack(p("x"), manifest="<manifest><encryption-data/></manifest>"), Context())
