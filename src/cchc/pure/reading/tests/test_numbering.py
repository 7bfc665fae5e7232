import pytest

from cchc.pure.reading.numbering import ordinal, read_head, split_code


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("1. Mục đích", "1", "Mục đích"),
        ("1.2.3. Nâng cấp", "1.2.3", "Nâng cấp"),
        ("2.3 Sửa đổi", "2.3", "Sửa đổi"),
        ("6.4.Thực hiện", "6.4", "Thực hiện"),
        ("3.18 Ban hành", "3.18", "Ban hành"),
        ("IV. TỔ CHỨC", "IV", "TỔ CHỨC"),
        ("II - NHIỆM VỤ", "II", "NHIỆM VỤ"),
        ("III", "III", ""),
        ("đ) Rà soát", "đ", "Rà soát"),
        ("(2) Tinh giản", "(2)", "Tinh giản"),
        ("12/ Ban hành", "12", "Ban hành"),
        ("7", "7", ""),
        ("A. PHẦN CHUNG", "A", "PHẦN CHUNG"),
    ],
)
def test_reads_the_number_at_the_head(text: str, code: str, rest: str) -> None:
    assert split_code(text) == (code, rest)


@pytest.mark.parametrize(
    "text",
    [
        "100% cơ quan",
        "2,5 % chi",
        "15/01/2026",
        "2026",
        "Các sở",
        "1,5 ngày",
        "3.000 hồ sơ/ngày%",
        "Ban hành",
        "I ốt",
    ],
)
def test_a_figure_is_no_number(text: str) -> None:
    head = read_head(text)
    assert head is None or head.rest != text


def test_ordinals_count() -> None:
    assert ordinal("IV", "roman") == (4,)
    assert ordinal("XIX", "roman") == (19,)
    assert ordinal("2.10", "dotted") > ordinal("2.9", "dotted")
    assert ordinal("đ", "letter") == (5,)
    assert ordinal("(3)", "paren") == (3,)
