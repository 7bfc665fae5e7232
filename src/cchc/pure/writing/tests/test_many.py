"""Many rows at once: every value comes back as it went in, in the style of the sample row, and no text is a formula."""

import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from cchc.pure.writing.many import with_rows
from cchc.pure.writing.values import printable

HEADS = ("Tên", "Số", "Ngày")


def shell() -> bytes:
    book = Workbook()
    book.active.append(HEADS)
    for at in range(1, 4):
        book.active.cell(2, at, "").font = Font(bold=True)
    book.active.cell(2, 3).number_format = "dd/mm/yyyy"
    book.active.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


SHELL = shell()


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text("aĐộ<&>\"'=\n\r\t\x0b\x00 1", max_size=20) | st.none(),
            st.integers(-(10**9), 10**9) | st.none(),
            st.dates(date(1950, 1, 1), date(2199, 1, 1)) | st.none(),
        ),
        max_size=4,
    )
)
def test_what_goes_in_comes_out(rows: list[tuple[str | None, int | None, date | None]]) -> None:
    sheet = load_workbook(io.BytesIO(with_rows(SHELL, rows))).active
    assert [cell.value for cell in sheet[1]] == list(HEADS)
    for row, found in zip(rows, sheet.iter_rows(min_row=2), strict=False):
        words, number, day = (cell.value for cell in found)
        # XML knows one end of a line.
        assert (words or "") == printable(row[0] or "").replace("\r\n", "\n").replace("\r", "\n")
        assert number == row[1]
        assert (day.date() if day else None) == row[2]


def test_a_text_is_no_formula_and_wears_the_style() -> None:
    sheet = load_workbook(io.BytesIO(with_rows(SHELL, [("=1+1", 2, date(2026, 3, 31))] * 3))).active
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("=1+1", "s")
    assert sheet["C4"].number_format == "dd/mm/yyyy"
    assert sheet["B3"].font.bold
    assert sheet.freeze_panes == "A2"


def test_without_a_row_there_is_no_style_to_take() -> None:
    stream = io.BytesIO()
    Workbook().save(stream)
    with pytest.raises(ValueError, match="style"):
        with_rows(stream.getvalue(), [("a",)])
