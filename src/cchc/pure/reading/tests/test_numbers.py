import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.numbers import KINDS, find_numbers, mend


def numbers(text: str) -> list[str]:
    return [number.text for number in find_numbers(mend(text))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nghị quyết số 76/NQ-CP", "76/NQ-CP"),
        ("Nghị định số 63/2010/NĐ-CP", "63/2010/NĐ-CP"),
        ("Kết luận 45- KL/TW", "45-KL/TW"),
        ("Chương trình hành động số 01-CTr/TU", "01-CTr/TU"),
        ("Nghị quyết số 66.7/NQ-CP", "66.7/NQ-CP"),
        ("Quyết định số 21/2023/QĐ- UBND", "21/2023/QĐ-UBND"),
        ("Nghị định 37/2019/NĐCP", "37/2019/NĐ-CP"),
        ("Nghị quyết số 110/2023/QH15", "110/2023/QH15"),
        ("văn bản số 412/SNV-CCHC&VTLT", "412/SNV-CCHC&VTLT"),
        ("Văn bản số 7105/UBN D-VX1 ngày", "7105/UBND-VX1"),
        ("Công điện số 732/CD-TTg", "732/CĐ-TTg"),
        ("QUYẾT ĐỊNH SỐ 06/QĐ-TTG NGÀY", "06/QĐ-TTg"),
        ("Nghị quyết số 19-NQ-TW", "19-NQ/TW"),
        ("Thông tư liên tịch số 01/2015/TTLT-BTTTT-BNV", "01/2015/TTLT-BTTTT-BNV"),
        ("Kế hoạch số 12/KH - UBND", "12/KH-UBND"),
    ],
)
def test_regular_form(text: str, number: str) -> None:
    assert numbers(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "TCVN ISO 9001:2015",
        "QCVN 102:2016/BTTTT",
        "Số:      /KH-UBND, ngày   tháng 12 năm 2025",
        "điện thoại 0239.3855/123",
        "69/69 UBND cấp xã",
        "2/3 UBND cấp xã",
        "Quý I-IV/2026",
        "giai đoạn 2021-2025",
        "hạ tầng 4G/5G, IoT",
        "ngày 31/12/2025 UBND tỉnh",
    ],
)
def test_not_a_number(text: str) -> None:
    assert numbers(text) == []


def test_spellings_of_one_number_share_their_key() -> None:
    spellings = ["45-KL/TW", "45- KL/TW", "45/KL-TW", "045-KL/TW"]
    assert len({number.key for text in spellings for number in find_numbers(f"số {text}")}) == 1
    (dated,) = find_numbers("số 12/2020/QĐ-UBND")
    (plain,) = find_numbers("số 12/QĐ-UBND")
    assert dated.key != plain.key


@given(st.integers(1, 9999), st.sampled_from(sorted(KINDS)), st.sampled_from(["UBND", "HĐND", "TTg", "BNV"]))
def test_every_kind_is_read_back(count: int, letters: str, office: str) -> None:
    (number,) = find_numbers(f"số {count}/{letters}-{office} ngày 1/2/2020")
    assert number.kind == KINDS[letters]
    assert number.count == str(count)


@given(st.text(max_size=200))
def test_any_text_is_read_in_peace(text: str) -> None:
    for number in find_numbers(mend(text)):
        assert number.text
