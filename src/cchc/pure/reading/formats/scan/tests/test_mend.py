import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.blocks import Cell, Paragraph, Place, Table
from cchc.pure.reading.formats.scan.mend import mend, mend_text


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Quý 1/2026", "Quý I/2026"),
        ("Quý IHI/2026", "Quý III/2026"),
        ("Quý H/2026", "Quý II/2026"),
        ("Quý IIL2026", "Quý II/2026"),
        ("quý IV năm 2026", "quý IV năm 2026"),
        ("SỞ, ban, ngành", "Sở, ban, ngành"),
        ("SỞ NỘI VỤ", "SỞ NỘI VỤ"),
        ("thủ tỤC hành chính", "thủ tục hành chính"),
        ("Sở, — ban, ngành", "Sở, ban, ngành"),
        ("Sở Nội vụ ^ và", "Sở Nội vụ và"),
        ("- Rà soát; + Ban hành", "- Rà soát; + Ban hành"),
        ("UBND cấp xã; TTHC", "UBND cấp xã; TTHC"),
    ],
)
def test_slips(read: str, meant: str) -> None:
    assert mend_text(read) == meant


def test_quarters_in_digits_stay_digits() -> None:
    place = Place(page=1)
    blocks = mend([Paragraph("Quý 1/2026", place), Paragraph("Quý 2/2026", place)])
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["Quý 1/2026", "Quý 2/2026"]


def test_roman_numbers_in_the_first_column() -> None:
    place = Place(page=1)
    cells = (Cell(0, 0, "H", place), Cell(0, 1, "H", place), Cell(1, 0, "|", place), Cell(2, 0, "VỊ", place))
    (table,) = mend([Table(3, 2, cells, place)])
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["II", "H", "I", "VI"]


@given(st.text(st.sampled_from("QuýIVHl1|/2026 Sởbanệ—^-.\n"), max_size=40))
def test_never_stumbles_and_settles(text: str) -> None:
    assert isinstance(mend_text(mend_text(text)), str)
