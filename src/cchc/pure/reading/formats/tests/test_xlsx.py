"""An .xlsx gives what a person sees in its visible sheets."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.blocks import Block, Paragraph, Table
from cchc.pure.reading.context import Context
from cchc.pure.reading.formats import xlsx
from cchc.pure.reading.formats.sheet.values import shown


def save(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(book: openpyxl.Workbook, context: Context | None = None) -> list[Block]:
    return xlsx.read(save(book), context or Context())


def rows(block: Block) -> list[list[str | None]]:
    assert isinstance(block, Table)
    return [[cell.text if cell else None for cell in row] for row in block.grid()]


def sheet(*lines: list[object]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for line in lines:
        book["Sheet"].append(line)
    return book


def test_title_lines_are_paragraphs_and_the_wide_part_is_a_table() -> None:
    book = sheet(
        [None, "PHỤ LỤC"],
        [None, "Danh mục nhiệm vụ"],
        [],
        [None, "TT", "Nhiệm vụ", "Chủ trì"],
        [None, 1, "Ban hành kế hoạch", "Sở Nội vụ"],
        [None, 2, "Kiểm tra", "Thanh tra tỉnh"],
        [],
        [None, "Người lập biểu"],
    )
    found = read(book)
    assert [type(block) for block in found] == [Paragraph, Paragraph, Table, Paragraph]
    assert rows(found[2])[:2] == [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Ban hành kế hoạch", "Sở Nội vụ"]]
    assert found[2].place.table == 1


def test_merged_ranges_span() -> None:
    book = sheet(["TT", "Mục tiêu", "Nhiệm vụ"], ["I. Lĩnh vực"], [1, "A", "n1"], [2, None, "n2"])
    book["Sheet"].merge_cells("A2:C2")
    book["Sheet"].merge_cells("B3:B4")
    assert rows(read(book)[0]) == [
        ["TT", "Mục tiêu", "Nhiệm vụ"],
        ["I. Lĩnh vực"] * 3,
        ["1", "A", "n1"],
        ["2", "A", "n2"],
    ]


def test_a_merged_range_over_the_whole_sheet_costs_nothing() -> None:
    book = sheet(["a", "b", "c"], ["d", "e", "f"])
    data = save(book)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
                part = part.replace(b"</sheetData>", merge)
            new.writestr(name, part)
    found = xlsx.read(stream.getvalue(), Context())[0]
    assert isinstance(found, Table)
    assert (found.rows, found.columns) == (2, 3)


def test_values_are_shown_as_in_the_sheet() -> None:
    book = sheet(
        ["a", "b", "c", "d", "e", "f", "g"], [1.0, 0.35, date(2026, 3, 31), 1500000, 0.985, "1.2", 1.1]
    )
    line = book["Sheet"][2]
    line[1].number_format, line[2].number_format = "0%", "dd/mm/yyyy"
    line[3].number_format, line[4].number_format = "#,##0", "0.0%"
    assert rows(read(book)[0])[1] == ["1", "35%", "31/03/2026", "1.500.000", "98,5%", "1.2", "1.1"]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        ("46112", "mm/yyyy", "03/2026"),
        ("46112.5", "dd/mm/yyyy hh:mm", "31/03/2026 12:00"),
        ("3", "00", "03"),
        ("12.50", "0.0#", "12,5"),
        ("12", '0" triệu đồng"', "12 triệu đồng"),
        ("0.1", "General", "0.1"),
        ("0.30000000000000004", "General", "0.3"),
        ("-1234.5", "#,##0.00", "-1.234,50"),
        ("không", "0", "không"),
        ("1e400", "0", "1e400"),
        ("NaN", "0%", "NaN"),
        ("99999999999", "dd/mm/yyyy", "99999999999"),
    ],
)
def test_number_formats(value: str, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@given(st.text(max_size=30), st.text(alphabet='0#?.,%"\\dmyh[]_*; E-', max_size=12))
def test_no_number_format_breaks_the_reading(value: str, number_format: str) -> None:
    shown(value, number_format)


@given(
    st.decimals(allow_nan=True, allow_infinity=True),
    st.sampled_from(["General", "0%", "#,##0.00", "dd/mm/yyyy"]),
)
def test_every_number_can_be_shown(value: object, number_format: str) -> None:
    assert isinstance(shown(str(value), number_format), str)


def test_hidden_sheets_are_named_in_a_note() -> None:
    book = sheet(["a", "b", "c"], ["d", "e", "f"])
    book.create_sheet("Nháp").append(["x", "y", "z"])
    book["Nháp"].sheet_state = "hidden"
    context = Context()
    assert len(read(book, context)) == 1
    assert context.notes == ["Không đọc trang tính bị ẩn: Nháp."]


def test_tables_are_counted_over_the_sheets() -> None:
    book = sheet(["a", "b", "c"], ["d", "e", "f"])
    for line in (["x", "y", "z"], [datetime(2026, 1, 2), 1, 2]):
        (book["Hai"] if "Hai" in book.sheetnames else book.create_sheet("Hai")).append(line)
    assert [block.place.table for block in read(book)] == [1, 2]


def test_a_sheet_of_prose_is_paragraphs() -> None:
    found = read(sheet(["Kế hoạch"], ["I. Mục đích"]))
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["Kế hoạch", "I. Mục đích"]


def test_two_tables_of_one_sheet() -> None:
    book = sheet(
        ["Phụ lục 1. Chỉ tiêu"],
        ["TT", "Chỉ tiêu", "Đơn vị", "Năm 2026"],
        [1, "Hồ sơ trực tuyến", "%", 80],
        [],
        ["Phụ lục 2. Nhiệm vụ"],
        ["TT", "Nhiệm vụ", "Chủ trì"],
        [1, "Số hóa", "Sở A"],
    )
    blocks = read(book)
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Table", "Paragraph", "Table"]
    assert rows(blocks[3]) == [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Số hóa", "Sở A"]]
    assert [block.place.table for block in blocks if isinstance(block, Table)] == [1, 2]
