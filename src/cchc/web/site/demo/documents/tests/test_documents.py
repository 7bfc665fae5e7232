"""The sample documents say the same in every form, and hold what their TOML files promise."""

from dataclasses import replace

import pypdfium2
import pytest

from cchc.pure.reading.blocks import Table
from cchc.pure.reading.context import Context
from cchc.pure.reading.formats import docx, odt, xlsx
from cchc.web.site.demo.documents import office, sample_documents, scan
from cchc.web.site.demo.documents.make import kinds, render
from cchc.web.site.demo.documents.sample import load, names
from cchc.web.site.demo.documents.text import article, grid_rows, markdown, prose
from cchc.web.site.demo.documents.truth import Row, rows

GRIDS = [name for name in names() if load(name).grid]


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("kind", kinds())
def test_the_bytes_are_the_same_each_time(name: str, kind: str) -> None:
    assert render(name, kind) == render(name, kind)


def slots(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


@pytest.mark.parametrize("name", GRIDS)
@pytest.mark.parametrize(("kind", "read"), [("docx", docx.read), ("odt", odt.read), ("xlsx", xlsx.read)])
def test_the_table_is_read_as_it_was_written(name: str, kind: str, read: object) -> None:
    assert callable(read)
    grid = load(name).grid
    assert grid is not None
    tables = [block for block in read(render(name, kind), Context()) if isinstance(block, Table)]
    assert grid_rows(grid) in [slots(table) for table in tables]


@pytest.mark.parametrize("name", names())
def test_every_line_is_in_the_docx_with_its_number(name: str) -> None:
    found = [
        block.text for block in docx.read(render(name, "docx"), Context()) if not isinstance(block, Table)
    ]
    assert all(line.printed in found for line in load(name).lines if not line.notes)


@pytest.mark.parametrize("name", names())
def test_planted_mistakes_stand_in_the_document(name: str) -> None:
    whole = markdown(load(name))
    for mistake in load(name).mistakes:
        assert mistake["quote"] in whole, mistake["kind"]


def test_the_main_plan_is_rich_enough_to_show() -> None:
    sample = load("plan")
    assert len(sample.rows) >= 45
    assert len({row["field"] for row in sample.rows}) == 7
    assert len({mistake["kind"] for mistake in sample.mistakes}) >= 12
    assert set(sample.due) <= {row["due"] for row in sample.rows}


def test_the_second_version_adds_drops_and_changes_rows() -> None:
    first, second = rows(load("plan")), rows(load("plan-2"))
    gone, new = [row for row in first if row not in second], [row for row in second if row not in first]
    assert (len(gone), len(new)) == (6, 7)  # 2 dropped and 4 changed; 3 added and 4 changed
    assert len(second) == len(first) + 1


def test_tasks_in_prose_are_known_with_who_and_when() -> None:
    found = rows(load("prose"))
    assert len(found) == 7
    assert found[1].output == "Quyết định của Chủ tịch UBND tỉnh"
    assert found[5] == Row(
        "Giám sát, đánh giá", None, "Công khai kết quả đánh giá chất lượng phục vụ của từng cơ quan, đơn vị, địa phương.",
        None, None, "Văn phòng UBND tỉnh", None, "Hàng tháng", None,
    )  # fmt: skip
    assert all(row.lead and row.due for row in found)


def test_the_commune_numbers_its_tasks_through_and_merges_its_leads() -> None:
    grid = load("commune").grid
    assert grid is not None
    texts = grid_rows(grid)
    assert [row[:3] for row in texts[:3]] == [
        ["STT", "Cơ quan thực hiện", "Cơ quan thực hiện"],
        ["STT", "Chủ trì", "Phối hợp"],
        ["(1)", "(2)", "(3)"],
    ]
    assert [row[0] for row in texts if row[0].isdigit()] == [str(n) for n in range(1, 13)]
    assert texts[4][1] == texts[5][1] == texts[6][1] == "Văn phòng HĐND và UBND xã"


def test_an_article_has_no_table_and_no_preamble() -> None:
    text = article(load("plan"))
    assert "Căn cứ" not in text
    assert "\t" not in text
    assert "1.2. Tối thiểu 35%" in text


def test_tracked_changes_are_accepted_where_a_form_has_none() -> None:
    whole = "\n".join(prose(load("plan")))
    assert "kiểm tra định kỳ, đột xuất" in whole
    assert "kiểm tra khi cần thiết" not in whole


def test_the_demo_gets_files() -> None:
    found = list(sample_documents())
    assert found
    assert all(name.endswith(".docx") and data for name, data in found)


def test_a_pdf_has_its_text_and_the_table_on_many_pages() -> None:
    data = render("plan", "pdf")
    assert data == render("plan", "pdf")
    source = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in source]
    source.close()
    assert "Tối thiểu 35% cơ quan, đơn vị được kiểm tra" in " ".join(pages)
    assert sum("Thời gian" in page and "Kinh phí" in page for page in pages) > 2


def test_a_scan_is_pictures_alone() -> None:
    short = replace(load("plan"), lines=load("plan").lines[:5], grid=None, appendix=())
    source = pypdfium2.PdfDocument(scan.image_pdf(short))
    assert len(source) == len(scan.pngs(short)) == 1
    assert source[0].get_textpage().get_text_bounded() == ""
    source.close()


@pytest.mark.skipif(not office.installed(), reason="LibreOffice is not installed")
def test_a_binary_doc_is_what_word_97_wrote() -> None:
    assert render("plan", "doc").startswith(b"\xd0\xcf\x11\xe0")
