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


_HEAD = "|\nTT |\nNhiệm vụ |\nChủ trì |\nPhối hợp |\nThời gian |\nSản phẩm |\n"


def rows(text: str) -> list[list[str | None]]:
    table = next(block for block in read_text(text) if isinstance(block, Table))
    return [[cell.text if cell else None for cell in row] for row in table.grid()]


def test_a_row_of_spans_before_a_group_or_the_next_number_stands_alone() -> None:
    found = rows(
        "|\nTT\n|\nNhiệm vụ\n|\nChủ trì\n|\nPhối hợp\n|\nThời gian\n|\nSản phẩm\n|\n"
        "|\nI\n|\nThể chế\n|\n"
        "|\n1\n|\nRà soát văn bản\n|\nSở A\n|\nCác sở\n|\nQuý I\n|\nBáo cáo\n|\n"
        "|\n2\n|\nKiểm tra văn bản\n|\n"
        "|\n3\n|\nTheo dõi thi hành\n|\nSở B\n|\nCác sở\n|\nQuý II\n|\nBáo cáo\n|\n"
        "|\n4\n|\nĐánh giá tác động\n|\n"
        "|\nII\n|\nCông vụ\n|\n"
        "|\n1\n|\nTập huấn\n|\nSở A\n|\nCác sở\n|\nQuý III\n|\nLớp học\n|\n"
    )
    assert found[3] == ["2", "Kiểm tra văn bản", "Sở A", "Các sở", "Quý I", "Báo cáo"]
    assert found[5] == ["4", "Đánh giá tác động", "Sở B", "Các sở", "Quý II", "Báo cáo"]
    assert found[6][:2] == ["II", "Công vụ"]


def test_a_lone_closing_pipe_is_the_cell_above_where_the_column_is_else_filled() -> None:
    found = rows(
        _HEAD
        + "|\n1 |\nRà soát văn bản |\nSở A |\nCác sở |\nQuý I |\nBáo cáo |\n"
        + "|\n2 |\nKiểm tra văn bản |\nSở B |\nCác sở |\nQuý II |\n|\n"
        + "|\n3 |\nTập huấn công chức |\nSở A |\nCác sở |\nQuý III |\nLớp học |\n"
    )
    assert found[2][-1] == "Báo cáo"


def test_a_lone_closing_pipe_is_an_empty_cell_where_one_is_seen_below_a_heading() -> None:
    found = rows(
        _HEAD
        + "|\nI |\nThể chế |\n||||\n"
        + "|\n1 |\nRà soát văn bản |\nSở A |\nCác sở |\nQuý I |\n|\n"
        + "|\n2 |\nKiểm tra văn bản |\nSở B |\nCác sở |\nQuý II |\nBáo cáo |\n"
        + "|\n3 |\nĐánh giá văn bản |\nSở B |\nCác sở |\nQuý II |\n|\n"
        + "|\n4 |\nTập huấn công chức |\nSở A |\nCác sở |\nQuý III |\nLớp học |\n"
    )
    assert found[4][-1] == ""
