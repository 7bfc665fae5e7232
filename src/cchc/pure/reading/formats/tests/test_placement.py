"""Cells find their columns again when a dump has lost which columns were spanned."""

from cchc.pure.reading.blocks import Table
from cchc.pure.reading.formats.text import read_text

_MIDDLE = """|
TT |
Nhiệm vụ |
Chủ trì |
Sản phẩm |
Thời gian |
|
1 |
Tuyên truyền trên báo của tỉnh |
Sở Mẫu |
Tin, bài |
Hằng tháng |
|
2 |
Tập huấn tổ công nghệ cộng đồng |
Lớp học |
||
|
3 |
Nâng cấp trung tâm dữ liệu |
Sở Mẫu |
Hệ thống mới |
Năm 2025 |
"""


def test_spanned_in_the_middle_and_on_the_right_of_a_small_table() -> None:
    table = next(block for block in read_text(_MIDDLE) if isinstance(block, Table))
    grid = table.grid()
    assert [cell.text if cell else None for cell in grid[2]] == [
        "2",
        "Tập huấn tổ công nghệ cộng đồng",
        "Sở Mẫu",
        "Lớp học",
        "Hằng tháng",
    ]


_LOOSE = """|
TT |
Nhiệm vụ |
Cơ quan tham mưu |
Thời gian trình |
Cấp trình |
Ghi chú |
|
1 |
Quy định mức chi |
Sở Mẫu |
Tháng 6 |
Hội đồng nhân dân |
|
|
2 |
Quy định phân cấp |
Tháng 9 |
Ủy ban nhân dân |
Chuyển sang |
|
|
3 |
Quy định phối hợp |
Sở Khác |
Quý IV |
Ủy ban nhân dân |
|
"""


def test_the_header_says_what_a_column_looks_like() -> None:
    table = next(block for block in read_text(_LOOSE) if isinstance(block, Table))
    assert [cell.text if cell else None for cell in table.grid()[2]] == [
        "2",
        "Quy định phân cấp",
        "Sở Mẫu",
        "Tháng 9",
        "Ủy ban nhân dân",
        "Chuyển sang",
    ]
