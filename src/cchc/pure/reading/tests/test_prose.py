"""Tasks in running text."""

from cchc.pure.reading.formats.text import read_text
from cchc.pure.reading.outline import read_outline
from cchc.pure.reading.plan import Item
from cchc.pure.reading.prose import find_prose_items


def items(text: str) -> tuple[Item, ...]:
    return find_prose_items(read_outline(read_text("II. NHIỆM VỤ\n" + text)), year=2026)


def said(item: Item) -> tuple[str, str | None, str | None, str | None]:
    return item.text, item.lead.text, item.support.text, item.due.text


def test_labels_below_a_task() -> None:
    [item] = items(
        "1. Rà soát quy trình nội bộ.\n"
        "- Cơ quan chủ trì: Sở A.\n- Cơ quan phối hợp: Sở B.\n- Thời gian: Quý II/2026.\n"
    )
    assert said(item) == ("Rà soát quy trình nội bộ.", "Sở A.", "Sở B.", "Quý II/2026.")


def test_bullets_that_are_assigned_one_by_one_are_tasks() -> None:
    found = items(
        "1. Cải cách thể chế\n"
        "- Ban hành quy chế.\n+ Cơ quan chủ trì: Sở A;\n+ Thời gian hoàn thành: Quý I/2026.\n"
        "- Rà soát văn bản.\n+ Cơ quan chủ trì: Sở B;\n+ Thời gian hoàn thành: Quý II/2026.\n"
    )
    assert [(item.text, item.lead.text, item.field) for item in found] == [
        ("Ban hành quy chế.", "Sở A", "Cải cách thể chế"),
        ("Rà soát văn bản.", "Sở B", "Cải cách thể chế"),
    ]


def test_labels_in_brackets_at_the_end() -> None:
    [item] = items("1. Số hóa tài liệu (Chủ trì: Sở A; phối hợp: Sở B; hoàn thành: trước 30/10/2026).\n")
    assert said(item) == ("Số hóa tài liệu", "Sở A", "Sở B", "trước 30/10/2026")


def test_who_leads_in_brackets_without_a_label() -> None:
    found = items(
        "1. Triển khai chữ ký số (Sở A chủ trì; thời gian: tháng 3/2026).\n"
        "2. Tập huấn kỹ năng (Sở B chủ trì, phối hợp với Sở C, hoàn thành trong quý II/2026).\n"
    )
    assert [said(item) for item in found] == [
        ("Triển khai chữ ký số", "Sở A", None, "tháng 3/2026"),
        ("Tập huấn kỹ năng", "Sở B", "Sở C", "trong quý II/2026"),
    ]


def test_a_part_of_an_office_can_be_who_does_it() -> None:
    [item] = items(
        "2.1. Thực hiện cơ chế một cửa\nBộ phận thực hiện: Văn phòng Sở\nThời gian thực hiện: Cả năm\n"
    )
    assert said(item) == ("Thực hiện cơ chế một cửa", "Văn phòng Sở", None, "Cả năm")
