from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.tables.codes import numbered_parts


def test_numbered_parts_of_one_cell() -> None:
    text = "3.1. Lựa chọn mô hình 3.2. Ban hành văn bản 3.4 Tổng kết"
    assert numbered_parts(text) == [
        ("3.1", "Lựa chọn mô hình"),
        ("3.2", "Ban hành văn bản"),
        ("3.4", "Tổng kết"),
    ]


def test_a_figure_is_no_part() -> None:
    text = "2.1. Nâng cấp phần mềm lên phiên bản 4.0 Đám mây và 1.5 Triệu tài khoản"
    assert numbered_parts(text) == [
        ("2.1", "Nâng cấp phần mềm lên phiên bản 4.0 Đám mây và 1.5 Triệu tài khoản")
    ]


def test_bullets_are_parts_without_a_number() -> None:
    assert numbered_parts("- Lập kế hoạch\n- Tổ chức lớp") == [(None, "Lập kế hoạch"), (None, "Tổ chức lớp")]


def test_one_text_stays_one() -> None:
    assert numbered_parts("Ban hành kế hoạch\nvà tổ chức") == [(None, "Ban hành kế hoạch và tổ chức")]


@given(st.text())
def test_never_raises_and_gives_at_least_one_part(text: str) -> None:
    assert len(numbered_parts(text)) >= 1
