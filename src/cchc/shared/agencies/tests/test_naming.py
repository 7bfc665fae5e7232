"""What two spellings share, and where they keep apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.shared.agencies.naming import accents, has_accents, initials, key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("Sở KHCN", "sở khoa học, công nghệ"),
        ("VP UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Các Sở, ban ngành cấp tỉnh", "sở, ban và ngành"),
        ("UBND các xã, phường", "Uỷ ban nhân dân xã, phường"),
        ("UBND tỉnh Mẫu", "Ủy ban nhân dân tỉnh"),
        ("Công an tỉnh Mẫu", "CA tỉnh"),
        ("Sở Nội vụ (Phòng Cải cách hành chính)", "Sở Nội vụ Mẫu"),
        ("BQL KKT", "Ban Quản lý Khu kinh tế"),
    ],
)
def test_one_agency_however_it_is_written(one: str, other: str) -> None:
    assert key(one, "tinh", "mau") == key(other, "tinh", "mau")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND tỉnh", "UBND thành phố Mẫu"),
        ("UBND tỉnh", "UBND cấp xã"),
        ("UBND tỉnh", "UBND"),
        ("Sở Nội vụ", "Sở Ngoại vụ"),
        ("UBND xã Mẫu", "UBND phường Mẫu"),
        ("UBND xã Mẫu", "UBND tỉnh Mẫu"),
        ("UBND huyện Suối Ngà", "UBND xã Suối Ngà"),
    ],
)
def test_two_agencies(one: str, other: str) -> None:
    assert key(one, "tinh", "mau") != key(other, "tinh", "mau")


def test_the_tone_may_stand_on_either_vowel_but_it_must_be_the_same_tone() -> None:
    assert accents("UBND xã Hoà Bình") == accents("Ủy ban nhân dân xã Hòa Bình")
    assert accents("UBND xã Tân An") != accents("UBND xã Tân Ấn")
    assert accents(unicodedata.normalize("NFD", "xã Thủy Đường")) == accents("xã Thuỷ Đường")
    assert has_accents("xã Tân An")
    assert not has_accents("xa Tan An")


def test_initials_are_of_every_word() -> None:
    assert initials("Ban Quản lý Khu kinh tế") == "bqlkkt"


@given(st.text(max_size=60))
def test_a_key_is_a_key_of_itself(words: str) -> None:
    assert key(key(words)) == key(words) or not words.isascii()
