from cchc.pure.reading.blocks import Cell, Paragraph, Place, Source, Table
from cchc.steps.plans import sources
from cchc.steps.plans.passages import words_at
from cchc.steps.plans.source_html import render
from cchc.steps.plans.tests import samples


def test_a_source_comes_back_as_it_was() -> None:
    source = samples.reading(5).source
    assert sources.from_json(sources.to_json(source)) == source


def test_anchors_by_line_by_row_and_by_page() -> None:
    blocks = (
        Paragraph("Một", Place(1, 1, page=1)),
        Paragraph("Hai\nBa", Place(2, 3, page=1)),
        Table(2, 1, (Cell(0, 0, "a", Place(4, 4)), Cell(1, 0, "b", Place(5, 6))), Place(4, 6)),
        Paragraph("Cuối", Place(7, 7, page=2)),
    )
    anchors = sources.anchors(blocks)
    assert anchors.of(Place(1, 1)) == ["b1"]
    assert anchors.of(Place(3, 5)) == ["b2", "t1r1", "t1r2"]
    assert anchors.of(Place(table=1, row=2)) == ["t1r2"]
    assert anchors.of(Place(4, 6, table=1, row=1)) == ["t1r1", "t1r2"]
    assert anchors.of(Place(page=2)) == ["b4"]
    assert anchors.of(Place()) == []


def test_a_passage_is_the_words_of_its_place() -> None:
    source = samples.reading(2).source
    found = words_at(
        source.blocks, {"a": {"table": 1, "row": 2}, "b": {"line_from": 2, "line_to": 2}, "c": {}}
    )
    assert found["a"][1].startswith("1 | Rà soát quy trình nội bộ nhóm 1 | Báo cáo nhóm 1")
    assert found["b"][1].startswith("Căn cứ Nghị quyết")
    assert "c" not in found


def test_nothing_of_a_document_becomes_markup() -> None:
    source = Source("a", "0", "text/plain", (Paragraph("<script>alert(1)</script>", Place(1, 1)),))
    html = render(source.blocks)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_spans_and_pages_are_shown() -> None:
    wide = Cell(0, 0, "gộp\nhai dòng", Place(1, 1, page=3), row_span=2, column_span=9)
    table = Table(2, 9, (wide,), Place(1, 2, page=3))
    html = render((table,))
    assert 'rowspan="2" colspan="9"' in html
    assert "Trang 3" in html
    assert 'id="t1r1"' in html
    assert "gộp<br>hai dòng" in html
