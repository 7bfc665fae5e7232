"""A .docx gives what Word shows of it."""

import io
import zipfile

from cchc.pure.reading.blocks import Block, Paragraph, Table
from cchc.pure.reading.context import Context
from cchc.pure.reading.formats import docx
from cchc.pure.reading.formats.tests import wordml as w


def blocks(body: str, **parts: str) -> list[Block]:
    return docx.read(w.docx(body, **parts), Context())


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks(body, **parts) if isinstance(block, Paragraph)]


def table(body: str, **parts: str) -> Table:
    return next(block for block in blocks(body, **parts) if isinstance(block, Table))


def rows(found: Table) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in found.grid()]


def test_paragraphs_and_tables_stand_in_reading_order() -> None:
    found = blocks(w.p("Một") + w.tbl(w.tr(w.tc("a"), w.tc("b"))) + w.p("Hai"))
    assert [type(block) for block in found] == [Paragraph, Table, Paragraph]
    assert isinstance(found[1], Table)
    assert found[1].place.table == 1
    assert found[1].cells[1].place.row == 1


def test_what_a_run_may_hold() -> None:
    run = (
        "<w:r><w:t>Quý</w:t><w:tab/><w:t>I</w:t><w:br/><w:t>năm 2021</w:t><w:noBreakHyphen/><w:t>2025</w:t>"
        "<w:softHyphen/><w:sym w:font='Symbol' w:char='F0B3'/></w:r>"
    )
    assert texts(w.p(inner=run)) == ["Quý I\nnăm 2021-2025≥"]


def test_fields_links_and_controls_show_their_text_alone() -> None:
    body = (
        "<w:p><w:hyperlink><w:r><w:t>Nghị định</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText> PAGE </w:instrText></w:r><w:fldSimple><w:r><w:t> số 5</w:t></w:r></w:fldSimple>"
        "<w:sdt><w:sdtContent><w:r><w:t>/NĐ</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        "<w:sdt><w:sdtContent>" + w.p("Trong khung") + "</w:sdtContent></w:sdt>"
    )
    assert texts(body) == ["Nghị định số 5/NĐ", "Trong khung"]


def test_hidden_text_is_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
    assert texts(w.p("hiện", inner=hidden)) == ["hiện"]


def test_tracked_changes_are_taken_as_accepted() -> None:
    inner = (
        "<w:ins><w:r><w:t> thêm</w:t></w:r></w:ins><w:del><w:r><w:delText> bỏ</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t> từ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> đến</w:t></w:r></w:moveTo>"
    )
    assert texts(w.p("Giữ", inner=inner)) == ["Giữ thêm đến"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    assert texts(w.p("Sở ", "<w:rPr><w:del/></w:rPr>") + w.p("Nội vụ")) == ["Sở Nội vụ"]


def test_a_deleted_row_is_gone() -> None:
    found = table(w.tbl(w.tr(w.tc("bỏ"), w.tc("1"), properties="<w:del/>"), w.tr(w.tc("giữ"), w.tc("2"))))
    assert rows(found) == [["giữ", "2"]]


def test_merged_cells_span() -> None:
    start, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = table(
        w.tbl(
            w.tr(w.tc("A", start), w.tc("B", '<w:gridSpan w:val="2"/>')),
            w.tr(w.tc("", go_on), w.tc("c"), w.tc("d")),
            w.tr(w.tc("e"), w.tc("f"), properties='<w:gridBefore w:val="1"/>'),
        )
    )
    assert rows(found) == [["A", "B", "B"], ["A", "c", "d"], [None, "e", "f"]]
    assert (found.cells[0].row_span, found.cells[1].column_span) == (2, 2)


def test_cells_merged_the_old_way() -> None:
    found = table(w.tbl(w.tr(w.tc("A", '<w:hMerge w:val="restart"/>'), w.tc("", "<w:hMerge/>"), w.tc("b"))))
    assert rows(found) == [["A", "A", "b"]]


def test_a_second_restart_begins_a_new_cell() -> None:
    start = '<w:vMerge w:val="restart"/>'
    found = table(w.tbl(w.tr(w.tc("A", start), w.tc("1")), w.tr(w.tc("B", start), w.tc("2"))))
    assert rows(found) == [["A", "1"], ["B", "2"]]


def test_a_frame_around_the_document_is_opened() -> None:
    inner = w.tbl(*(w.tr(w.tc(str(n)), w.tc("x"), w.tc("y")) for n in range(4)))
    found = blocks(w.tbl(w.tr(w.tc(inner=w.p("Tiêu đề") + inner + w.p("")))))
    assert [type(block) for block in found] == [Paragraph, Table]
    assert found[1].place.table == 1


def test_a_small_table_in_a_cell_is_its_text() -> None:
    inner = w.tbl(w.tr(w.tc("a"), w.tc("b")), w.tr(w.tc("c"), w.tc("d")))
    found = table(w.tbl(w.tr(w.tc("1"), w.tc(inner=w.p("gồm") + inner), w.tc("3"))))
    assert rows(found) == [["1", "gồm\na b\nc d", "3"]]


def test_numbers_of_many_levels() -> None:
    definition = w.lvl(0, "%1.", "upperRoman") + w.lvl(1, "%1.%2.") + w.lvl(2, "%3)", "lowerLetter")
    legal = definition.replace('<w:lvlText w:val="%1.%2."', '<w:isLgl/><w:lvlText w:val="%1.%2."')
    body = "".join(
        w.p(t, w.number(1, n))
        for t, n in [("A", 0), ("b", 1), ("c", 2), ("d", 2), ("e", 1), ("F", 0), ("g", 1)]
    )
    assert texts(body, numbering=w.lists(definition)) == [
        "I. A", "I.1. b", "a) c", "b) d", "I.2. e", "II. F", "II.1. g",
    ]  # fmt: skip
    assert texts(body, numbering=w.lists(legal))[1] == "1.1. b"


def test_numbers_that_go_on_through_the_document() -> None:
    definition = w.lvl(0, "%1.") + w.lvl(1, "%2)", extra='<w:lvlRestart w:val="0"/>')
    body = "".join(w.p(t, w.number(1, n)) for t, n in [("A", 0), ("b", 1), ("C", 0), ("d", 1)])
    assert texts(body, numbering=w.lists(definition)) == ["1. A", "1) b", "2. C", "2) d"]


def test_a_level_that_was_skipped_counts_as_begun() -> None:
    numbering = w.lists(w.lvl(0, "%1.") + w.lvl(1, "%1.%2."))
    body = "".join(w.p("x", w.number(1, level)) for level in (1, 0, 1))
    assert texts(body, numbering=numbering) == ["1.1. x", "2. x", "2.1. x"]


def test_a_bullet_level_prints_nothing_in_the_number_of_a_deeper_one() -> None:
    numbering = w.lists(w.lvl(0, "%1.") + w.lvl(1, "-", "bullet") + w.lvl(2, "%1.%2%3."))
    body = "".join(w.p("x", w.number(1, level)) for level in (0, 2, 2))
    assert texts(body, numbering=numbering) == ["1. x", "1.1. x", "1.2. x"]


def test_a_text_box_counts_apart_from_the_body() -> None:
    numbered = w.p("x", w.number(1))
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{numbered}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert texts(numbered + w.p("y", inner=box) + numbered, numbering=w.lists(w.lvl(0, "%1."))) == [
        "1. x", "y", "1. x", "2. x",
    ]  # fmt: skip


def test_a_list_that_starts_afresh() -> None:
    numbering = w.lists(w.lvl(0, "%1.")) + (
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(w.p("x", w.number(n)) for n in (1, 1, 9, 9, 1))
    assert texts(body, numbering=numbering) == ["1. x", "2. x", "5. x", "6. x", "7. x"]


def test_a_number_that_comes_with_the_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:outlineLvl w:val="1"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="Muc"/></w:style>'
    )
    numbering = w.lists(w.lvl(0, "%1.") + w.lvl(1, "%1.%2.", extra='<w:pStyle w:val="Muc"/>'))
    style, none = '<w:pStyle w:val="Con"/>', '<w:numPr><w:numId w:val="0"/></w:numPr>'
    found = blocks(w.p("A", style) + w.p("B", style + none), styles=styles, numbering=numbering)
    first = found[0]
    assert isinstance(first, Paragraph)
    assert (first.text, first.level, first.bold, first.centred) == ("1.1. A", 2, True, True)
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["1.1. A", "B"]


def test_bullets_are_dashes_and_plus_stays_plus() -> None:
    numbering = w.lists(w.lvl(0, "\uf0b7", "bullet"), w.lvl(0, "+", "bullet"))
    assert texts(w.p("a", w.number(1)) + w.p("b", w.number(2)), numbering=numbering) == ["- a", "+ b"]


def test_an_automatic_column_of_numbers() -> None:
    cells = [w.tr(w.tc(inner=w.p("", w.number(1))), w.tc(t)) for t in ("a", "b")]
    assert rows(table(w.tbl(*cells), numbering=w.lists(w.lvl(0, "%1")))) == [["1", "a"], ["2", "b"]]


def test_notes_follow_the_paragraph_with_their_mark() -> None:
    reference = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    notes = '<w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Ghi chú</w:t></w:r></w:p></w:footnote>'
    found = blocks(w.p("Câu", inner=reference) + w.p("Sau"), footnotes=notes)
    assert [(b.text, b.footnote) for b in found if isinstance(b, Paragraph)] == [
        ("Câu¹", False),
        ("¹ Ghi chú", True),
        ("Sau", False),
    ]


def test_notes_of_a_table_follow_the_table() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    found = blocks(
        w.tbl(w.tr(w.tc(inner=w.p("ô", inner=reference)), w.tc("b"))),
        footnotes='<w:footnote w:id="1">' + w.p("dưới") + "</w:footnote>",
    )
    assert isinstance(found[0], Table)
    assert found[0].cells[0].text == "ô¹"
    assert isinstance(found[1], Paragraph)
    assert found[1].text == "¹ dưới"


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent>" + w.p("DỰ THẢO") + "</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(w.p("Trước", inner=both)) == ["Trước", "DỰ THẢO"]


def test_pages_are_counted_where_word_laid_them_out() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/><w:t>Hai</w:t></w:r>"
    row = w.tr(*(w.tc(inner=w.p("đầu", inner=broken)) for _ in range(3)))
    found = blocks(w.p("Một") + w.p(inner=broken) + w.tbl(row, w.tr(w.tc("x"))) + w.p("Cuối"))
    assert [block.place.page for block in found] == [1, 2, 2, 3]
    assert isinstance(found[2], Table)
    assert [cell.place.page for cell in found[2].cells] == [2, 2, 2, 3]
    assert blocks(w.p("Không rõ trang"))[0].place.page is None


def test_bold_means_all_of_it() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>đậm</w:t></w:r>"
    first, second = blocks(w.p(inner=bold) + w.p("thường ", inner=bold))
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.bold, second.bold) == (True, False)


def test_letters_of_a_legacy_font_are_repaired() -> None:
    run = '<w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>KÕ ho¹ch</w:t></w:r>'
    assert texts(w.p(inner=run)) == ["Kế hoạch"]


def test_a_strict_document_is_read_like_any_other() -> None:
    source, stream = zipfile.ZipFile(io.BytesIO(w.docx(w.p("Nghiêm ngặt")))), io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            part = source.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            target.writestr(name, part)
    found = docx.read(stream.getvalue(), Context())
    assert isinstance(found[0], Paragraph)
    assert found[0].text == "Nghiêm ngặt"
