import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.text import clean, fold, one_line


def test_clean_keeps_lines_and_collapses_blanks() -> None:
    assert clean("  Sở\u00a0 Nội\tvụ \r\n\n  Sở Tư\u200b pháp ") == "Sở Nội vụ\nSở Tư pháp"


def test_one_line() -> None:
    assert one_line(" Quý\n I ") == "Quý I"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_fold_drops_accents_in_either_form(form: str) -> None:
    assert fold(unicodedata.normalize(form, "ĐỔI mới Quản  lý Ưu Ỹ")) == "doi moi quan ly uu y"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)
