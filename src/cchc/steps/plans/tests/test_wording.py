"""How deadlines read to a person."""

import pytest

from cchc.steps.plans.shapes import due_of
from cchc.steps.plans.wording import calm, due_beyond, due_words


def test_an_understanding_that_says_nothing_new_is_left_out() -> None:
    assert due_beyond(due_of("Thường xuyên", year=None)) == ""
    assert due_beyond(due_of("Hàng tháng", year=None)) == ""
    assert due_beyond(due_of("Quý I/2026", year=2026)) == "01/01/2026–31/03/2026"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Trong thời hạn 30 ngày kể từ ngày nhận được kết luận", "30 ngày sau khi nhận được kết luận"),
        ("15 ngày làm việc sau khi có văn bản", "15 ngày làm việc sau khi có văn bản"),
        ("Ngay sau khi ban hành", "ngay sau khi ban hành"),
    ],
)
def test_what_waits_for_an_event(said: str, words: str) -> None:
    assert due_words(due_of(said, year=2026)) == words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("CẢI CÁCH THỂ CHẾ", "Cải cách thể chế"),
        ("CẢI CÁCH TTHC, CHÍNH QUYỀN SỐ", "Cải cách TTHC, chính quyền số"),
        ("II. CÔNG TÁC CHỈ ĐẠO", "II. Công tác chỉ đạo"),
        ("Cải cách TTHC", "Cải cách TTHC"),
        ("CCHC", "CCHC"),
        ("", ""),
    ],
)
def test_a_heading_in_capitals_is_said_calmly(written: str, said: str) -> None:
    assert calm(written) == said
