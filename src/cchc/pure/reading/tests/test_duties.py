from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.blocks import Block, Cell, Paragraph, Place, Table
from cchc.pure.reading.duties import find_duties


def paragraphs(*texts: str) -> list[Block]:
    return [Paragraph(text, Place(line, line)) for line, text in enumerate(texts, 1)]


def duties(*texts: str) -> list[tuple[str | None, str | None, date | None]]:
    return [(one.who, one.due.text, one.due.end) for one in find_duties(paragraphs(*texts), year=2026)]


def test_a_plan_to_send_in() -> None:
    assert duties(
        "VI. TỔ CHỨC THỰC HIỆN",
        "3. Các cơ quan Trung ương đóng trên địa bàn tỉnh",
        "- Ban hành kế hoạch năm 2026 và gửi về UBND tỉnh (qua Sở Nội vụ) trước ngày 31/01/2026.",
    ) == [("Các cơ quan Trung ương đóng trên địa bàn tỉnh", "trước ngày 31/01/2026", date(2026, 1, 30))]


def test_a_day_without_the_word_for_it() -> None:
    assert duties("4. UBND xã Mẫu báo cáo Sở Y tế trước 30/11/2026 để tổng hợp.") == [
        ("UBND xã Mẫu", "trước 30/11/2026", date(2026, 11, 29))
    ]


def test_what_has_happened_is_no_duty() -> None:
    assert not duties(
        "II. KẾT QUẢ BÁO CÁO",
        "1. Đến hết ngày 24/5/2026, có 22 sở hoàn thành kế hoạch và gửi báo cáo.",
        "2. Sở Mẫu đã trình UBND tỉnh trước ngày 30/6/2026.",
    )


def test_the_deadline_of_a_task_is_no_duty_besides() -> None:
    assert not duties("1. Rà soát quy trình (Sở A chủ trì, phối hợp Sở B; hoàn thành trong tháng 6/2026).")


def test_who_stands_in_the_sentence() -> None:
    assert duties(
        "VI. TỔ CHỨC THỰC HIỆN",
        "Yêu cầu Giám đốc các sở; Chủ tịch UBND cấp xã triển khai Kế hoạch này; báo cáo kết quả theo quý, 06 tháng và năm.",
    ) == [("Giám đốc các sở; Chủ tịch UBND cấp xã", "theo quý, 06 tháng và năm", None)]


def test_two_dates_are_two_duties() -> None:
    found = duties(
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Giao các sở, ban, ngành:",
        "- Định kỳ 06 tháng (trước ngày 06/6) và hằng năm (trước ngày 06/12), gửi báo cáo về Sở Nội vụ.",
    )
    assert [(one[0], one[2]) for one in found] == [
        ("các sở, ban, ngành", date(2026, 6, 5)),
        ("các sở, ban, ngành", date(2026, 12, 5)),
    ]


def test_a_sentence_that_introduces_a_list() -> None:
    found = duties(
        "V. THỜI GIAN GỬI BÁO CÁO",
        "1. Các báo cáo: Các sở, ban, ngành gửi về Sở Nội vụ theo các mốc như sau:",
        "- Đối với báo cáo quý: Gửi trước ngày 10 tháng cuối cùng của quý;",
        "- Đối với báo cáo năm: Gửi trước ngày 25 tháng 11 hàng năm.",
    )
    assert [one[0] for one in found] == ["Các sở, ban, ngành"] * 2
    assert found[1][2] == date(2026, 11, 24)


def test_what_is_no_dated_duty() -> None:
    assert not duties(
        "Căn cứ Nghị quyết số 1/NQ-CP ngày 2/3/2021;",
        "I. MỤC TIÊU",
        "1. Nâng cao chất lượng phục vụ hằng năm.",
        "2. Thực hiện chế độ báo cáo theo quy định.",
        "- Thời gian thực hiện: trước ngày 10/5/2026.",
    )


def test_tables_and_footnotes_are_left_to_others() -> None:
    cell = Cell(0, 0, "gửi báo cáo trước ngày 10/5/2026", Place(2, 2))
    note = Paragraph("gửi báo cáo trước ngày 10/5/2026", Place(3, 3), footnote=True)
    head = paragraphs("I. TỔ CHỨC THỰC HIỆN")
    assert not find_duties([*head, Table(1, 1, (cell,), Place(2, 2)), note], year=2026)


@given(st.lists(st.text(alphabet="123456/.:;- trướcngàytháquýgửibáo", max_size=80), max_size=12))
def test_anything_is_read_in_peace(texts: list[str]) -> None:
    for duty in find_duties(paragraphs("I. TỔ CHỨC THỰC HIỆN", *texts), year=None):
        assert duty.due.text
