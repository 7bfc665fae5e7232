import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.checks import slips, spelling
from cchc.pure.reading.checks.syllables import is_syllable, split_glued
from cchc.pure.reading.checks.tests.build import case, item, lines

WORDS = (
    "nghiêng giếng quốc quyền khuyến thuở huơ ngoằn loong xoong giữa gì quỹ hoá hóa thuỷ thủy yêu ý xuyến "
    "được những người rượu khuya quạ boong cử tiện oẳn"
)


@pytest.mark.parametrize("word", WORDS.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["hànhchính", "chínhthuộc", "ngiệp", "đượcc", "trìnhh"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_glued() -> None:
    assert split_glued("hànhchính") == ("hành", "chính")
    of = case(texts=("đơn vị hànhchính thuộc tỉnh", "đơn vị hành chính thuộc tỉnh Đắk Lắk"))
    assert lines(slips.words_glued, of) == [[1]]


def test_word_misspelt() -> None:
    of = case(texts=("doanh ngiệp nhỏ", "đ) Doanh nghiệp nhỏ và vừa¹", "email, logistics, sđt, hđlđ"))
    assert lines(slips.word_misspelt, of) == [[1]]


def test_doubled_word() -> None:
    of = case(
        texts=(
            "Sở Sở Khoa học và Công nghệ",
            "Căn cứ Căn cứ Kế hoạch năm trước",
            "Xây dựng hệ thống thống nhất toàn tỉnh",
            "luôn luôn sẵn sàng",
        )
    )
    assert lines(slips.doubled_word, of) == [[1], [2]]


def test_letter_for_numeral() -> None:
    assert lines(slips.letter_for_numeral, case(texts=("Quý l", "Quý I", "quý lV/2026", "Quý l"))) == [
        [1, 4],
        [3],
    ]


def test_iso() -> None:
    of = case(texts=("TCVN ISO 9001:2005", "TCVN ISO 9001:2015", "ISO 9001: 2008"))
    assert lines(slips.iso_edition, of) == [[1]]
    assert lines(slips.iso_editions_mixed, of) == [[3]]


def test_space_missing() -> None:
    of = case(texts=("các cấp.Theo đó, tỉnh", "xem tại trang.gov.vn", "các cấp. Theo đó", "ThS.Nguyễn"))
    assert lines(slips.space_missing, of) == [[1]]


def test_text_cut() -> None:
    of = case(item(1, output="Số cuộc kiểm tra tăng ít nhất"), item(2, output="Danh mục kèm theo"), item(3))
    assert lines(slips.text_cut, of) == [[1]]


def test_brackets() -> None:
    of = case(
        texts=(
            "(theo dõi, đôn đốc",
            "a) Theo dõi (hằng quý) 1) đôn đốc",
            "“kỷ cương",
            "gồm: 1) Sở; 2) Xã",
            "Hỗ trợ (tập huấn, v.v)",
        )
    )
    assert lines(slips.brackets_unbalanced, of) == [[1], [2], [3]]


def test_compound_misspelt_where_the_document_itself_knows_better() -> None:
    right = "Xây dựng hệ thống; vận hành hệ thống; nâng cấp hệ thống."
    assert lines(spelling.compound_misspelt, case(texts=(right, "duy trì hệ hống một cửa"))) == [[2]]
    assert lines(spelling.compound_misspelt, case(texts=("duy trì hệ hống một cửa",))) == []
    crossing = "Ban hành văn bản; ban hành quy chế; ban hành kế hoạch; văn bản hành chính"
    assert lines(spelling.compound_misspelt, case(texts=(crossing,))) == []
    right = (
        "Làng nghề truyền thống; khu công nghiệp; quy chế chi tiêu. "
        + "Truyền thông; nông nghiệp; chỉ tiêu. " * 3
    )
    assert lines(spelling.compound_misspelt, case(texts=(right,))) == []


def test_word_confused() -> None:
    of = case(
        texts=("tăng hợp trực tuyến", "phối hợp trực tuyến", "gửi báo cáo, đề tổng hợp", "giảm hội hợp")
    )
    assert lines(spelling.word_confused, of) == [[1], [3], [4]]


@given(st.text(max_size=300))
def test_anything_is_read_in_peace(text: str) -> None:
    of = case(texts=(text.strip() or "x",))
    for rule in (slips.doubled_word, slips.words_glued, slips.word_misspelt, slips.brackets_unbalanced):
        lines(rule, of)
