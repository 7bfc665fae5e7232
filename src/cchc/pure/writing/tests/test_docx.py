"""The appendix in Word: the form of an official document, and everything of the plan in it."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx as word
import pytest
from docx.shared import Mm, Pt
from hypothesis import given, settings

from cchc.pure.deadline import Due
from cchc.pure.reading.blocks import Place, Table
from cchc.pure.reading.context import Context
from cchc.pure.reading.formats import docx as reader
from cchc.pure.reading.plan import Activity, Assignees, Document, Item, Plan
from cchc.pure.reading.tests.plans import plans
from cchc.pure.writing.docx import FONT, appendix

SAID = Document(
    "05/KH-UBND",
    "Kế hoạch",
    "Kế hoạch cải cách hành chính tỉnh Mẫu năm 2026",
    date(2026, 1, 12),
    None,
    "UBND tỉnh Mẫu",
    None,
    2026,
)


def item(
    target: str | None, text: str, activity: str, *, field: str = "I. CHỈ ĐẠO", budget: str | None = None
) -> Item:
    return Item(
        "table", field, None, (), (), (), target, text, (Activity("a", activity),), "Kế hoạch",
        Assignees("Sở Nội vụ", ("Sở Nội vụ",)), Assignees(), Due("Quý I/2026"), budget, None, Place(),
    )  # fmt: skip


PLAN = Plan(
    SAID,
    items=(
        item("1.1. A", "1. Một", "Soạn"),
        item("1.1. A", "1. Một", "Trình"),
        item("1.1. A", "2. Hai", "Làm"),
        item("1.2. B", "2. Hai", "Làm tiếp"),
        item(None, "3. Ba", "Xong", field="II. THỂ CHẾ"),
    ),
)


def table(plan: Plan) -> Table:
    blocks = reader.read(appendix(plan), Context())
    return [block for block in blocks if isinstance(block, Table)][-1]


def slots(plan: Plan) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table(plan).grid()]


def test_equal_targets_and_tasks_are_merged_and_columns_that_nobody_fills_left_out() -> None:
    found = slots(PLAN)
    assert found[0] == [
        "TT", "Mục tiêu, chỉ tiêu", "Nhiệm vụ", "Hoạt động", "Kết quả, sản phẩm", "Chủ trì", "Thời gian hoàn thành",
    ]  # fmt: skip
    assert [row[:4] for row in found[1:]] == [
        ["I", *["CHỈ ĐẠO"] * 3],
        ["1", "1.1. A", "1. Một", "a) Soạn"],
        ["1", "1.1. A", "1. Một", "a) Trình"],
        ["1", "1.1. A", "2. Hai", "a) Làm"],
        ["2", "1.2. B", "2. Hai", "a) Làm tiếp"],
        ["II", *["THỂ CHẾ"] * 3],
        ["1", "", "3. Ba", "a) Xong"],
    ]
    spans = {(cell.row, cell.column): cell.row_span for cell in table(PLAN).cells if cell.row_span > 1}
    assert spans == {(2, 0): 3, (2, 1): 3, (2, 2): 2}  # task 2 is not merged over the border of its target


def test_without_targets_tasks_are_counted() -> None:
    plan = replace(PLAN, items=tuple(replace(one, target=None) for one in PLAN.items[:3]))
    assert [row[0] for row in slots(plan)] == ["TT", "I", "1", "1", "2"]


def test_printed_numbers_are_kept() -> None:
    rows = [("7", "2.1"), ("7", "2.2"), ("8", "8")]
    items = tuple(
        replace(PLAN.items[n], text=f"Việc {n}", code=tt, task_codes=(code,))
        for n, (tt, code) in enumerate(rows)
    )
    assert [row[:3:2] for row in slots(replace(PLAN, items=items))[2:]] == [
        ["7", "2.1. Việc 0"],
        ["7", "2.2. Việc 1"],
        ["8", "Việc 2"],
    ]


def test_the_form_of_the_decree() -> None:
    document = word.Document(io.BytesIO(appendix(PLAN)))
    section = document.sections[0]
    sizes = (
        section.page_width,
        section.page_height,
        section.left_margin,
        section.right_margin,
        section.top_margin,
    )
    assert [round((size or 0) / Mm(1)) for size in sizes] == [297, 210, 30, 20, 20]
    assert section.different_first_page_header_footer
    assert (document.styles["Normal"].font.name, document.styles["Normal"].font.size) == (FONT, Pt(13))
    xml = zipfile.ZipFile(io.BytesIO(appendix(PLAN))).read("word/document.xml").decode()
    assert xml.count("<w:tblHeader/>") == 1
    lines = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert lines == [
        "PHỤ LỤC",
        "KHUNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH TỈNH MẪU NĂM 2026",
        "(Kèm theo Kế hoạch số 05/KH-UBND ngày 12/01/2026 của UBND tỉnh Mẫu)",
    ]


def test_the_letterhead_stands_first() -> None:
    head = next(block for block in reader.read(appendix(PLAN), Context()) if isinstance(block, Table))
    assert [cell.text for cell in head.cells] == [
        "UBND TỈNH MẪU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ]


@pytest.mark.parametrize("plan", [Plan(Document()), Plan(Document(year=2026))])
def test_a_plan_that_says_nothing_has_an_appendix_too(plan: Plan) -> None:
    assert len(slots(plan)) == 1


def test_characters_that_xml_forbids_are_left_out() -> None:
    assert slots(Plan(SAID, items=(item(None, "Một\x02 hai", "x"),)))[2][1] == "Một hai"


@settings(max_examples=10, deadline=None)
@given(plans)
def test_every_plan_can_be_written(plan: Plan) -> None:
    found = slots(plan)
    assert len(found) >= 1 + len(plan.items)
