"""A look that is taken over is the same as one that is set."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from cchc.pure.writing.looks import Look, dress

BOLD, PLAIN = Look(Font(bold=True), Alignment(wrap_text=True)), Look(number_format="@")


def test_every_cell_of_a_book_looks_as_asked() -> None:
    for _book in range(2):
        sheet = Workbook().active
        for row in range(1, 4):
            dress(sheet.cell(row, 1), BOLD)
            dress(sheet.cell(row, 2), PLAIN)
        assert all(
            sheet.cell(row, 1).font.bold and sheet.cell(row, 1).alignment.wrap_text for row in (1, 2, 3)
        )
        assert {sheet.cell(row, 2).number_format for row in (1, 2, 3)} == {"@"}
        assert not sheet.cell(3, 2).font.bold


def test_changing_one_cell_leaves_the_others() -> None:
    sheet = Workbook().active
    for row in (1, 2):
        dress(sheet.cell(row, 1), BOLD)
    sheet["A2"].number_format = "0.00"
    assert sheet["A1"].number_format == "General"
