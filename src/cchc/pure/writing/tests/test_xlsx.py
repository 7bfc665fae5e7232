"""A workbook is read back without loss; what a person changed in it wins; errors name the cell."""

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.worksheet.worksheet import Worksheet

from cchc.pure.deadline import Due
from cchc.pure.reading.blocks import Place
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.plan import (
    Activity,
    Assignees,
    Citation,
    Document,
    Duty,
    Finding,
    Item,
    Measure,
    Plan,
    Target,
)
from cchc.pure.reading.tests.plans import plans
from cchc.pure.writing.xlsx import parse, workbook

DUE = Due("Quý I/2026", "quarter", date(2026, 1, 1), date(2026, 3, 31))
ITEM = Item(
    "table", "I. Chỉ đạo", "1", ("1.1",), ("2.1",), ("a", "b"), "100% cơ quan có kế hoạch", "Ban hành kế hoạch",
    (Activity("a", "Soạn thảo"), Activity("b", "Trình ký")), "Kế hoạch", Assignees("Sở Nội vụ", ("Sở Nội vụ",)),
    Assignees("Sở Tài chính", ("Sở Tài chính",)), DUE, "80 triệu đồng", None, Place(page=3, table=1, row=4),
)  # fmt: skip
TARGET = Target(
    "1.2",
    "Chỉ đạo",
    "Tối thiểu 35% cơ quan được kiểm tra",
    (Measure(">=", Decimal(35), None, "%", "cơ quan"),),
    Place(line_from=3, line_to=5),
)
PLAN = Plan(
    Document(
        "05/KH-UBND", "Kế hoạch", "Cải cách hành chính", date(2026, 1, 12), None, "UBND tỉnh Mẫu", None, 2026
    ),
    (Citation("76/NQ-CP", "Nghị quyết", date(2021, 7, 15), (Place(page=1), Place(page=2))),),
    (TARGET,),
    (ITEM, ITEM),
    (
        Duty(
            "Sở Nội vụ",
            "Báo cáo năm",
            Due("Trước ngày 25/11/2026", "date", None, date(2026, 11, 24)),
            Place(page=2),
        ),
    ),
    (
        Finding(
            "no-lead", "error", "Nhiệm vụ %(code)s không có cơ quan chủ trì.", (Place(page=3),), {"code": "7"}
        ),
    ),
)


@settings(max_examples=10, deadline=None)
@given(plans)
def test_nothing_is_lost(plan: Plan) -> None:
    assert parse(workbook(plan)) == plan


def edited(change: Callable[[openpyxl.Workbook], object], plan: Plan = PLAN) -> bytes:
    """The workbook after a person saved it."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(plan)))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def column(sheet: Worksheet, title: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == title)


def put(book: openpyxl.Workbook, name: str, title: str, row: int, value: str | datetime | None) -> str:
    place = f"{column(book[name], title)}{row}"
    book[name][place] = value
    return place


def test_saving_it_in_between_changes_nothing() -> None:
    assert parse(edited(lambda book: None)) == PLAN


def test_edited_texts_win_and_what_follows_from_them_is_read_again() -> None:
    def change(book: openpyxl.Workbook) -> None:
        put(book, "Nhiệm vụ", "Cơ quan chủ trì", 2, "Sở Tư pháp; Thanh tra tỉnh")
        put(book, "Nhiệm vụ", "Thời hạn", 2, "Tháng 5/2026")
        put(book, "Nhiệm vụ", "Hoạt động", 2, "a) Soạn thảo\nb) Lấy ý kiến\nc) Trình ký")
        put(book, "Nhiệm vụ", "Kinh phí", 2, None)
        put(book, "Chỉ tiêu", "Chỉ tiêu", 2, "Tối thiểu 40% cơ quan được kiểm tra")

    plan = parse(edited(change))
    item = plan.items[0]
    assert item.lead == Assignees("Sở Tư pháp; Thanh tra tỉnh", ("Sở Tư pháp", "Thanh tra tỉnh"))
    assert (item.due.start, item.due.end) == (date(2026, 5, 1), date(2026, 5, 31))
    assert item.activity_codes == ("a", "b", "c")
    assert item.budget is None
    assert item.place == ITEM.place
    assert plan.targets[0].measures[0].value == 40
    assert plan.items[1] == ITEM


def test_a_day_that_was_set_by_hand_wins_over_the_words() -> None:
    def change(book: openpyxl.Workbook) -> None:
        put(book, "Nhiệm vụ", "Đến hết ngày", 2, datetime(2026, 2, 28))
        put(book, "Nhiệm vụ", "Từ ngày", 2, "15/01/2026")

    due = parse(edited(change)).items[0].due
    assert (due.text, due.start, due.end) == ("Quý I/2026", date(2026, 1, 15), date(2026, 2, 28))


def test_figures_are_edited_a_line_each() -> None:
    lines = "≥ 35,5 % | cơ quan\ntừ 2 đến 3 hội nghị | đối thoại\n1.200 lượt"
    measures = parse(edited(lambda book: put(book, "Chỉ tiêu", "Số liệu", 2, lines))).targets[0].measures
    assert measures == (
        Measure(">=", Decimal("35.5"), None, "%", "cơ quan"),
        Measure("range", Decimal(2), Decimal(3), "hội nghị", "đối thoại"),
        Measure("=", Decimal(1200), None, "lượt", ""),
    )


def test_rows_are_deleted_added_and_moved() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Nhiệm vụ"]
        sheet.delete_rows(2)
        put(book, "Nhiệm vụ", "Nhiệm vụ", 5, "Nhiệm vụ mới")
        put(book, "Nhiệm vụ", "Cơ quan chủ trì", 5, "Sở Y tế")

    items = parse(edited(change)).items
    assert [item.text for item in items] == ["Ban hành kế hoạch", "Nhiệm vụ mới"]
    assert items[1].lead.agencies == ("Sở Y tế",)
    assert items[1].place == Place()


def test_columns_may_be_moved_and_a_title_put_above() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Nhiệm vụ"]
        sheet.insert_cols(1)
        sheet.insert_rows(1)
        sheet["A1"] = "Bản đang rà soát"

    assert parse(edited(change)).items == PLAN.items


def test_a_text_that_looks_like_a_formula_stays_text() -> None:
    plan = Plan(Document(title="=1+1"), targets=(Target("1.10", None, "=CMD|'/C calc'!A0", (), Place()),))
    assert parse(workbook(plan)) == plan
    cell = openpyxl.load_workbook(io.BytesIO(workbook(plan)))["Chỉ tiêu"]["C2"]
    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_a_very_long_text_is_cut_in_sight_and_whole_behind() -> None:
    plan = Plan(Document(), targets=(Target(None, None, "dài " * 20_000 + "hết", (), Place()),))
    assert parse(workbook(plan)) == plan


@pytest.mark.parametrize(
    ("sheet", "title", "value", "hint"),
    [
        ("Nhiệm vụ", "Đến hết ngày", "31/6/2026", "31/12/2026"),
        ("Chỉ tiêu", "Số liệu", "nhiều", "≥ 35 %"),
        ("Văn bản dẫn chiếu", "Ngày ban hành", "hôm qua", "31/12/2026"),
        ("Phát hiện", "Mức độ", "Nặng", "Cảnh báo"),
    ],
)
def test_errors_name_the_cell(sheet: str, title: str, value: str, hint: str) -> None:
    places: list[str] = []
    data = edited(lambda book: places.append(put(book, sheet, title, 2, value)))
    with pytest.raises(ReadingError) as caught:
        parse(data)
    assert f"Trang {sheet}, ô {places[0]}: " in str(caught.value)
    assert value in str(caught.value)
    assert hint in str(caught.value)


def test_many_errors_are_counted() -> None:
    def change(book: openpyxl.Workbook) -> None:
        for row in (2, 3):
            put(book, "Nhiệm vụ", "Từ ngày", row, "?")
        book["Thông tin chung"]["B8"] = "năm nay"

    with pytest.raises(ReadingError, match=r"Trang Thông tin chung, ô B8: .*\(Còn 2 ô khác có lỗi\.\)"):
        parse(edited(change))


def test_hidden_data_that_was_changed_is_named() -> None:
    def change(book: openpyxl.Workbook) -> None:
        put(book, "Nhiệm vụ", "Dữ liệu của phần mềm 1", 2, "abc")

    with pytest.raises(ReadingError, match="ô ẩn do phần mềm ghi"):
        parse(edited(change))


def test_another_workbook_is_refused() -> None:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    with pytest.raises(ReadingError, match="Nhiệm vụ"):
        parse(stream.getvalue())


def test_people_see_a_tidy_sheet() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(PLAN)))["Nhiệm vụ"]
    assert sheet.freeze_panes == "A2"
    assert sheet["D2"].alignment.wrap_text
    assert sheet.column_dimensions[column(sheet, "Dữ liệu của phần mềm 1")].hidden
    assert sheet[f"{column(sheet, 'Vị trí trong văn bản')}2"].value == "Trang 3, bảng 1, dòng 4"
