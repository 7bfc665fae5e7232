"""A workbook that was written here, edited and sent in again is read row by row, not as a foreign document."""

import io
from dataclasses import replace

import openpyxl
import pytest

from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.read import Reading, read
from cchc.pure.writing.reread import NOTE, reread
from cchc.pure.writing.rows import MACHINE
from cchc.pure.writing.tests.test_xlsx import PLAN, edited
from cchc.pure.writing.xlsx import workbook


def sent_in(data: bytes) -> Reading:
    return reread(data, read(data, "ke-hoach.xlsx"))


def test_every_row_says_what_it_said() -> None:
    plan = sent_in(workbook(PLAN)).plan
    assert plan.document == PLAN.document
    assert [replace(item, place=PLAN.items[0].place) for item in plan.items] == list(PLAN.items)
    assert [target.measures for target in plan.targets] == [target.measures for target in PLAN.targets]
    assert [duty.due for duty in plan.duties] == [duty.due for duty in PLAN.duties]


def test_places_are_those_of_the_workbook() -> None:
    plan = sent_in(workbook(PLAN)).plan
    assert [(item.place.table, item.place.row) for item in plan.items] == [(1, 2), (1, 3)]
    assert [(target.place.table, target.place.row) for target in plan.targets] == [(2, 2)]
    assert [(place.table, place.row) for one in plan.citations for place in one.places] == [(3, 2)]


def column(book: openpyxl.Workbook, title: str) -> int:
    return next(cell.column for cell in book["Nhiệm vụ"][1] if cell.value == title)


def test_an_edit_wins_and_a_deleted_row_is_gone() -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Nhiệm vụ"]
        sheet.cell(3, column(book, "Nhiệm vụ")).value = "Kiểm tra công vụ đột xuất"
        sheet.delete_rows(2)

    (item,) = sent_in(edited(change)).plan.items
    assert item.text == "Kiểm tra công vụ đột xuất"
    assert item.place.row == 2


def test_what_is_hidden_is_not_shown_as_the_document() -> None:
    reading = sent_in(workbook(PLAN))
    assert not [cell for table in reading.source.tables() for cell in table.cells if MACHINE in cell.text]
    assert NOTE in reading.source.notes


def test_a_cell_that_cannot_be_understood_is_named() -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Nhiệm vụ"].cell(2, column(book, "Từ ngày")).value = "cuối tuần"

    with pytest.raises(ReadingError, match="không hiểu “cuối tuần”"):
        sent_in(edited(change))


def test_the_findings_are_those_of_the_rows_as_they_stand() -> None:
    assert "no-lead" not in {finding.rule for finding in sent_in(workbook(PLAN)).plan.findings}


def test_a_number_that_stands_in_neighbouring_rows_is_one_merged_cell() -> None:
    (number, *_rest) = [
        cell for cell in next(sent_in(workbook(PLAN)).source.tables()).cells if cell.text == "1"
    ]
    assert (number.row, number.row_span) == (1, 2)
    assert "row-number-repeated" not in {one.rule for one in sent_in(workbook(PLAN)).plan.findings}


def test_a_foreign_workbook_is_left_to_the_reader() -> None:
    book = openpyxl.Workbook()
    for row in (("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Rà soát", "Sở Nội vụ"), ("2", "Báo cáo", "Sở Tư pháp")):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    reading = read(stream.getvalue(), "bang.xlsx")
    assert reread(stream.getvalue(), reading) is reading
