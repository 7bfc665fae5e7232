"""What a cell looks like."""

import pytest

from cchc.pure.reading.looks import headed, looks_like


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2.3", "number"),
        ("IV", "number"),
        ("Quý II, Quý III", "time"),
        ("Trước ngày 15/11/2023", "time"),
        ("Hằng tháng", "time"),
        ("2026 - 2030", "time"),
        ("Sở Khoa học và Công nghệ", "body"),
        ("Các sở, ban, ngành; UBND cấp xã", "body"),
        ("Vụ Pháp chế", "body"),
        ("15.000.000", "amount"),
        ("20 triệu đồng", "amount"),
        ("Số lượng hồ sơ", "words"),
        ("Báo cáo kết quả", "words"),
        ("Ban hành Kế hoạch kiểm tra", "words"),
        ("Phòng, chống tham nhũng", "words"),
        ("", ""),
    ],
)
def test_kind_of_a_cell(text: str, kind: str) -> None:
    assert looks_like(text) == kind


@pytest.mark.parametrize(
    ("header", "kind"),
    [("Số TT", "number"), ("Thời hạn", "time"), ("Cơ quan chủ trì", "body"), ("Ghi chú", "")],
)
def test_what_a_header_promises(header: str, kind: str) -> None:
    assert headed(header) == kind
