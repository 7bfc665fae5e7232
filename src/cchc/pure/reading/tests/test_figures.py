"""Figures of targets: comparator, value, range, unit, subject, and what is no figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.figures import read_measures
from cchc.pure.reading.figures.numbers import read_number


def keys(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """(comparator, value, value_max, unit) of every measure."""
    return [
        (m.comparator, str(m.value), None if m.value_max is None else str(m.value_max), m.unit)
        for m in read_measures(text)
    ]


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("Tối thiểu 35 % cơ quan được kiểm tra", ">=", "35", "%"),
        ("Tỷ lệ hồ sơ đúng hạn đạt trên 99%", ">", "99", "%"),
        ("thu hút nhân tài khoảng 02% số tuyển mới", "~", "2", "%"),
        ("Mức độ hài lòng đạt từ 95 % trở lên", ">=", "95", "%"),
        ("Giảm tối thiểu 2,5% chi thường xuyên", ">=", "2.5", "%"),
        ("hội nghị trực tuyến chiếm không ít hơn 60% tổng số", ">=", "60", "%"),
        ("tuyển mới không quá 50% số đã tinh giản", "<=", "50", "%"),
        ("Tỷ lệ trễ hạn dưới 5%", "<", "5", "%"),
        ("Có ≥ 30% doanh nghiệp ứng dụng", ">=", "30", "%"),
        ("kết nối đến 45/45 xã, phường", "=", "45", "xã, phường"),
        ("Phấn đấu ít nhất có 03 sáng kiến mới", ">=", "3", "sáng kiến"),
        ("có từ 05 mô hình mới trở lên", ">=", "5", "mô hình"),
        ("Tiết kiệm hơn 268 tỷ đồng", ">", "268", "tỷ đồng"),
        ("Tổng kinh phí 1.234.567 đồng", "=", "1234567", "đồng"),
        ("Đạt 1,2 triệu lượt truy cập", "=", "1.2", "triệu lượt"),
        ("hội nghị quán triệt không quá 1/2 ngày", "<=", "0.5", "ngày"),
        ("hội nghị lớn không quá 1,5 ngày", "<=", "1.5", "ngày"),
        ("xây dựng hệ thống tại 20 UBND cấp xã", "=", "20", "UBND cấp xã"),
        ("Hoàn thành 10 nhóm nhiệm vụ", "=", "10", "nhóm nhiệm vụ"),
        ("Phấn đấu giảm 28 biên chế công chức", "=", "28", "biên chế"),
        ("tại 05 đơn vị, địa phương", "=", "5", "đơn vị, địa phương"),
        ("PAPI tăng 5 bậc so với năm trước", "=", "5", "bậc"),
        ("Chỉ số nằm trong top 10 cả nước", "<=", "10", "thứ hạng"),
        ("Chỉ số xếp thứ 10 trở lên", "<=", "10", "thứ hạng"),
        ("100% (45/45) xã, phường hoàn thành", "=", "100", "%"),
        ("Nâng tỷ lệ từ 50% năm 2024 lên 70%", "=", "70", "%"),
        ("2000 doanh nghiệp được hỗ trợ", "=", "2000", "doanh nghiệp"),
    ],
)
def test_one_figure(text: str, comparator: str, value: str, unit: str) -> None:
    assert keys(text) == [(comparator, value, None, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Tổ chức ít nhất từ 02 đến 03 cuộc đối thoại", "2", "3", "cuộc"),
        ("Tổ chức 02-03 cuộc đối thoại", "2", "3", "cuộc"),
        ("xây dựng 3-5 mô hình", "3", "5", "mô hình"),
        ("tăng từ 15 đến 20%", "15", "20", "%"),
        ("tăng từ 15% đến 20%", "15", "20", "%"),
    ],
)
def test_range(text: str, low: str, high: str, unit: str) -> None:
    assert keys(text) == [("range", low, high, unit)]


def test_two_figures_are_two_measures() -> None:
    first, second = read_measures("100% hồ sơ được số hóa; tối thiểu 70% hồ sơ nộp trực tuyến.")
    assert (first.comparator, str(first.value), first.subject) == ("=", "100", "hồ sơ được số hóa")
    assert (second.comparator, str(second.value), second.subject) == (">=", "70", "hồ sơ nộp trực tuyến")


def test_shared_wording_rules_every_figure() -> None:
    measures = read_measures(
        "số hóa đạt tối thiểu tương ứng: cấp tỉnh 100%, cấp huyện 90%, cấp xã 80% số hồ sơ."
    )
    assert [(m.comparator, str(m.value), m.subject) for m in measures] == [
        (">=", "100", "cấp tỉnh"),
        (">=", "90", "cấp huyện"),
        (">=", "80", "cấp xã"),
    ]


def test_wording_of_the_first_rules_a_list() -> None:
    text = "Cắt giảm tối thiểu 30% thủ tục, 25% thời gian giải quyết và 20% chi phí; tăng 5% số hồ sơ."
    assert [(m.comparator, str(m.value)) for m in read_measures(text)] == [
        (">=", "30"),
        (">=", "25"),
        (">=", "20"),
        ("=", "5"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "theo Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ",
        "theo Quyết định 766/QĐ-TTg",
        "Triển khai Đề án 06 của Chính phủ",
        "dịch vụ công mức độ 3, 4",
        "mô hình chính quyền địa phương 02 cấp",
        "đơn vị sự nghiệp công nhóm 3",
        "theo TCVN ISO 9001:2015",
        "trực 24/7 phục vụ người dân",
        "cách mạng công nghiệp 4.0, phiên bản 1.0",
        "giai đoạn 2021-2030 và năm 2026",
        "theo khoản 2 Điều 5",
        "trước ngày 15/12 hằng năm, quý 4, tháng 11",
        "trả lời trong vòng 03 ngày làm việc",
        "Hội nghị lần thứ 6",
        "báo cáo 06 tháng, 9 tháng và năm",
    ],
)
def test_no_figure(text: str) -> None:
    assert read_measures(text) == ()


def test_qualifier_is_not_the_measure() -> None:
    text = "Phấn đấu 50% công chức dưới 40 tuổi giao tiếp được bằng ngoại ngữ."
    assert keys(text) == [("=", "50", None, "%")]
    assert read_measures(text)[0].subject == "công chức dưới 40 tuổi giao tiếp được bằng ngoại ngữ"


def test_a_figure_in_brackets_leaves_no_bracket() -> None:
    text = "phân bổ vốn đối ứng (tối thiểu 5%) bảo đảm theo quy định"
    assert not read_measures(text)[0].subject.startswith(")")


def test_at_least_of_another_word_stays_there() -> None:
    assert keys("100% công chức có trình độ đại học trở lên.") == [("=", "100", None, "%")]


def test_exception_in_parentheses_has_no_measure() -> None:
    assert keys("Giảm 2% chi thường xuyên (không bao gồm tiết kiệm 5% theo quy định)") == [
        ("=", "2", None, "%")
    ]


def vietnamese(value: Decimal) -> str:
    """1234567.5 as "1.234.567,5"."""
    return f"{value:,f}".replace(",", "_").replace(".", ",").replace("_", ".")


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_vietnamese_numbers_are_read_back(value: Decimal) -> None:
    assert read_number(vietnamese(value)) == value
    assert keys(f"Đạt tối thiểu {vietnamese(value)} tỷ đồng") == [(">=", str(value), None, "tỷ đồng")]


@given(st.integers(0, 10**9), st.sampled_from(["%", " %", " sáng kiến", " cuộc họp", " triệu đồng"]))
def test_whole_numbers_are_read_back(value: int, unit: str) -> None:
    (measure,) = read_measures(f"Phấn đấu đạt {vietnamese(Decimal(value))}{unit}")
    assert measure.value == value


@given(st.text(alphabet=st.sampled_from("0123456789.,/%-–() ;:từđếntrởlênngàyABC\n½²"), max_size=80))
def test_never_raises_and_names_a_subject(text: str) -> None:
    for measure in read_measures(text):
        assert measure.subject
        assert measure.value is not None


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    read_measures(text)
