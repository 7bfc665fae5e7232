import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.pure.reading import encodings
from cchc.pure.reading.syllables import is_syllable

LOWER = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
SENTENCE = "Cộng hòa xã hội chủ nghĩa Việt Nam: Sở Nội vụ chủ trì tham mưu ban hành kế hoạch của Ủy ban nhân dân tỉnh."
TO_TCVN3 = {letter: code for code, letter in encodings.TCVN3.items()}
TO_VNI = {letter: code for code, letter in reversed(encodings.VNI.items())}


def tcvn3(text: str) -> str:
    return "".join(TO_TCVN3.get(c, c) for c in text)


def vni(text: str) -> str:
    return "".join(TO_VNI.get(c, c) for c in text)


def cp1258(text: str) -> bytes:
    """Vowel, then tone as a combining mark."""
    out = ""
    for c in text:
        parts = unicodedata.normalize("NFD", c)
        tone = "".join(p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323")
        out += unicodedata.normalize("NFC", "".join(p for p in parts if p not in tone)) + tone
    return out.encode("cp1258")


@settings(deadline=None)
@given(st.text(LOWER + " .,;-()0123456789"))
def test_tcvn3_comes_back(text: str) -> None:
    assert encodings.from_tcvn3(tcvn3(text)) == text


@settings(deadline=None)
@given(st.text(LOWER + LOWER.upper() + " .,;-()0123456789"))
def test_vni_comes_back(text: str) -> None:
    assert encodings.from_vni(vni(text)) == text


@pytest.mark.parametrize(
    "text", [SENTENCE.replace("Ủy", "ủy"), "Số lượng hội nghị giảm ít nhất mười phần trăm"]
)
def test_any_encoding_of_a_file(text: str) -> None:
    old = [cp1258(text), tcvn3(text).encode("latin-1"), vni(text).encode("latin-1")]
    new = [text.encode(), text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("utf-16-le")]
    new += [text.encode("utf-16-be"), b"\xfe\xff" + text.encode("utf-16-be")]
    new += [unicodedata.normalize("NFD", text).encode()]
    for data in old:
        decoded, notes = encodings.decode(data)
        assert decoded == text
        assert notes
    for data in new:
        assert encodings.decode(data) == (text, [])


def test_old_letters_inside_unicode_are_repaired() -> None:
    assert encodings.repair("Céng hoµ x· héi chñ nghÜa ViÖt Nam") == "Cộng hoà xã hội chủ nghĩa Việt Nam"
    assert encodings.repair("Ñoäc laäp - Töï do - Haïnh phuùc") == "Độc lập - Tự do - Hạnh phúc"
    decoded, notes = encodings.decode(tcvn3("Sở Nội vụ chủ trì").encode())
    assert decoded == "Sở Nội vụ chủ trì"
    assert len(notes) == 1


def test_the_font_decides_where_it_is_known() -> None:
    assert encodings.repair("vô", ".VnTime") == "vụ"
    assert encodings.repair("kÕ ho¹ch", ".VnTimeH") == "KẾ HOẠCH"
    assert encodings.repair("plan", ".VnArialH") == "PLAN"
    assert encodings.repair("Töï do", "VNI-Times") == "Tự do"
    assert encodings.repair("Kế hoạch", ".VnTime") == "Kế hoạch"
    assert encodings.repair("vô", "Times New Roman") == "vô"


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Hà Nam, Hòa Bình, có lý, cà phê, vô tư, là, tù",
        "naïve café résumé, El Niño, São Paulo, Zürich, Müller",
        "Société Générale à Paris, l'été dernier, élève, où ça, crème brûlée, Noël",
        "5 °C ± 2 µm, § 3, © 2025, «trích dẫn», ½, 10 m²",
        "",
    ],
)
def test_good_text_is_left_alone(text: str) -> None:
    assert encodings.repair(text) == text
    assert encodings.decode(text.encode()) == (text, [])


def test_icelandic_letters_that_look_like_vietnamese_ones() -> None:
    assert encodings.repair("Ðảng bộ tỉnh, ðường") == "Đảng bộ tỉnh, đường"


def test_a_few_damaged_bytes_do_not_change_the_encoding() -> None:
    data = (SENTENCE * 5).encode() + b"\xe1"
    text, notes = encodings.decode(data)
    assert text.startswith(SENTENCE)
    assert notes == ["Tệp có một vài ký tự bị hỏng."]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_some_text(data: bytes) -> None:
    text, _ = encodings.decode(data)
    assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "word", ["nghiêng", "thuyền", "khuỷu", "quyết", "gì", "giữa", "ươn", "yêu", "oái", "Đặng", "xoong"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["stra", "Néi", "hµ", "école", "việtt", "àá"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
