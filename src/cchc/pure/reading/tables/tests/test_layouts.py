"""Layouts that plans of other places use: ticked periods, a beginning and an end, groups that share, totals."""

import pytest

from cchc.pure.reading.blocks import Table
from cchc.pure.reading.plan import Item
from cchc.pure.reading.tables.read import read_tables
from cchc.pure.reading.tables.tests.grids import table

HEAD = ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"]


def items(*tables: Table) -> list[Item]:
    return [item for reading in read_tables(tables, year=2026) for item in reading.items]


def test_ticked_quarters_are_the_deadline() -> None:
    found = items(
        table(
            ["TT", "Nhiệm vụ", "Thời gian", "<", "<", "<", "Chủ trì"],
            ["^", "^", "Quý I", "Quý II", "Quý III", "Quý IV", "^"],
            ["1", "Ban hành quy chế", "x", "", "", "", "Phòng A"],
            ["2", "Rà soát quy trình", "", "x", "x", "", "Phòng B"],
            ["3", "Kiểm tra", "x", "x", "x", "x", "Phòng C"],
        )
    )
    assert [item.due.text for item in found] == ["Quý I", "Quý II, Quý III", "Quý I - Quý IV"]
    assert str(found[1].due.end) == "2026-09-30"
    assert found[2].lead.text == "Phòng C"


def test_ticked_months_take_their_word_from_the_header_above() -> None:
    found = items(
        table(
            ["TT", "Nhiệm vụ", "Tháng thực hiện", "<", "<", "<", "Phụ trách"],
            ["^", "^", "1", "2", "3", "4", "^"],
            ["1", "Mở lớp", "", "x", "", "", "Phòng A"],
            ["2", "Trực", "x", "x", "x", "", "Phòng B"],
        )
    )
    assert [item.due.text for item in found] == ["Tháng 2", "Tháng 1 - Tháng 3"]


def test_periods_with_figures_are_not_ticked() -> None:
    found = items(
        table(
            ["TT", "Nhiệm vụ", "Quý I", "Quý II", "Chủ trì", "Thời gian"],
            ["1", "Số hóa hồ sơ", "30%", "60%", "Phòng A", "Tháng 6/2026"],
        )
    )
    assert found[0].due.text == "Tháng 6/2026"


def test_beginning_and_end_are_one_span() -> None:
    [item] = items(
        table(
            ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian thực hiện", "<"],
            ["^", "^", "^", "Bắt đầu", "Kết thúc"],
            ["1", "Xây dựng đề án", "Sở A", "02/2026", "9/2026"],
        )
    )
    assert item.due.text == "02/2026 - 9/2026"
    assert (str(item.due.start), str(item.due.end)) == ("2026-02-01", "2026-09-30")


def test_a_group_says_what_holds_for_its_rows() -> None:
    found = items(
        table(
            HEAD,
            ["I", "Công khai", "", "Các sở", "Năm 2026"],
            ["1", "Công khai thủ tục", "Sở A", "", ""],
            ["2", "Công khai ngân sách", "Sở B", "", ""],
            ["II", "Số hóa", "", "", ""],
            ["3", "Số hóa hồ sơ", "Sở C", "Sở A", "Quý IV"],
        )
    )
    assert [(i.text, i.support.text, i.due.text) for i in found] == [
        ("Công khai thủ tục", "Các sở", "Năm 2026"),
        ("Công khai ngân sách", "Các sở", "Năm 2026"),
        ("Số hóa hồ sơ", "Sở A", "Quý IV"),
    ]
    assert [i.field for i in found] == ["Công khai", "Công khai", "Số hóa"]


def test_parent_row_with_letters_below_and_total_are_no_tasks() -> None:
    found = items(
        table(
            [*HEAD, "Kinh phí"],
            ["1", "Cải cách thể chế", "", "", "", ""],
            ["1.1", "Kiểm tra văn bản:", "", "", "", ""],
            ["a)", "Tự kiểm tra", "Sở A", "Sở B", "Quý I", "5 triệu đồng"],
            ["b)", "Kiểm tra theo thẩm quyền", "Sở A", "Sở B", "Quý II", "5 triệu đồng"],
            ["1.2", "Rà soát văn bản", "Sở A", "Sở B", "Quý II", ""],
            ["", "Tổng cộng", "", "", "", "10 triệu đồng"],
        )
    )
    assert [i.text for i in found] == ["Tự kiểm tra", "Kiểm tra theo thẩm quyền", "Rà soát văn bản"]


def test_a_row_that_points_at_the_rows_below_is_no_task() -> None:
    """Two columns of numbers: all tasks counted through, and the groups with their lettered parts."""
    found = items(
        table(
            ["TT", "Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn"],
            ["", "1", "Làm sạch dữ liệu", "", "Sở D", "Dữ liệu sạch", "30/8/2026"],
            ["1", "a)", "Dữ liệu đất đai", "Sở A", "^", "^", "^"],
            ["2", "b)", "Dữ liệu hộ tịch", "Sở B", "^", "^", "^"],
            ["", "2", "Nối các hệ thống, gồm:", "Sở A", "", "Đạt các mức sau đây:", "Theo mốc dưới đây"],
            ["3", "a)", "Hệ thống họp", "Sở A", "Sở C", "Hệ thống", "Quý III"],
            ["4", "b)", "Hệ thống báo cáo", "Sở A", "Sở C", "Hệ thống", "Quý IV"],
            ["5", "3", "Mở chợ số", "Sở E", "Sở C", "Chợ", "Quý IV"],
        )
    )
    assert [(i.code, i.field, i.lead.text, i.due.text) for i in found] == [
        ("1", "Làm sạch dữ liệu", "Sở A", "30/8/2026"),
        ("2", "Làm sạch dữ liệu", "Sở B", "30/8/2026"),
        ("3", "Nối các hệ thống, gồm:", "Sở A", "Quý III"),
        ("4", "Nối các hệ thống, gồm:", "Sở A", "Quý IV"),
        ("5", None, "Sở E", "Quý IV"),
    ]


def test_codes_beside_the_count() -> None:
    found = items(
        table(
            ["STT", "Mã nhiệm vụ", *HEAD[1:]],
            ["I", "KH_N01", "Công khai", "", "", ""],
            ["1", "KH_N01.1", "Công khai thủ tục", "Sở A", "Sở B", "2026"],
            ["", "KH_N01.2", "Công khai ngân sách", "Sở A", "", ""],
            ["2", "KH_N01.2.1", "Đăng dự toán", "Sở A", "Sở B", "2026"],
        )
    )
    assert [(i.code, i.field) for i in found] == [
        ("KH_N01.1", "Công khai"),
        ("KH_N01.2.1", "Công khai › Công khai ngân sách"),
    ]


def test_a_title_with_a_stray_word_beside_it_is_a_title() -> None:
    found = items(
        table(
            HEAD,
            ["I", "Công khai", "", "", ""],
            ["1", "Công khai thủ tục", "Sở A", "Sở B", "2026 và những"],
            ["II", "Số hóa hồ sơ, dữ liệu", "", "", "năm sau"],
            ["2", "Số hóa hồ sơ", "Sở C", "Sở A", "Quý IV"],
        )
    )
    assert [(i.text, i.field) for i in found] == [
        ("Công khai thủ tục", "Công khai"),
        ("Số hóa hồ sơ", "Số hóa hồ sơ, dữ liệu"),
    ]


def test_a_row_without_a_number_that_goes_on_in_the_middle_of_a_name() -> None:
    found = items(
        table(
            HEAD,
            ["1", "Thực hiện: (1) Việc A;", "Sở Nông", "", "2026"],
            ["", "(2) Việc B", "nghiệp và Môi trường", "", ""],
            ["2", "Việc C", "Sở A", "Sở B", "2026"],
            ["3", "Việc D", "Sở A", "Sở B", "2026"],
        )
    )
    assert [i.task_codes for i in found] == [("1",), ("2",), ("3",)]
    assert found[0].lead.agencies == ("Sở Nông nghiệp và Môi trường",)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (["TT", "Họ và tên", "Đơn vị công tác", "Nhiệm vụ"], ["1", "Nguyễn Văn Mẫu", "Sở A", "Tổ trưởng"]),
        (
            ["TT", "Tên văn bản", "Số, ký hiệu", "Cơ quan ban hành"],
            ["1", "Kế hoạch kiểm tra", "12/KH-SNV", "Sở Nội vụ"],
        ),
        (
            ["TT", "Đơn vị được kiểm tra", "Nội dung", "Thời gian", "Đoàn kiểm tra"],
            ["1", "Sở B", "Kỷ luật hành chính", "Tháng 5", "Sở Nội vụ"],
        ),
        (
            ["TT", "Nhiệm vụ", "Thời hạn", "Chủ trì", "Tiến độ"],
            ["1", "Xây đề án", "Tháng 5", "Sở A", "Đang thực hiện"],
        ),
        (
            ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Kết quả hiện nay"],
            ["1", "Xây đề án", "Đề án", "Sở A", "Đã trình"],
        ),
        (["Thời gian", "Nội dung", "Người thực hiện"], ["07h30 - 08h00", "Đón đại biểu", "Văn phòng"]),
    ],
)
def test_tables_that_are_no_plans(header: list[str], row: list[str]) -> None:
    assert not items(table(header, row, row, row))


def test_header_in_two_rows_that_has_lost_its_columns() -> None:
    found = items(
        table(
            ["TT", "Cơ quan", "Nội dung nhiệm vụ", "Thời gian", ""],
            ["Chủ trì", "Phối hợp", "", "", ""],
            ["1", "Sở A", "Sở B", "Liên thông hồ sơ", "Quý II"],
            ["2", "Sở C", "Sở B", "Thu phí trực tuyến", "Quý III"],
        )
    )
    assert [(i.text, i.lead.text, i.support.text, i.due.text) for i in found] == [
        ("Liên thông hồ sơ", "Sở A", "Sở B", "Quý II"),
        ("Thu phí trực tuyến", "Sở C", "Sở B", "Quý III"),
    ]


def test_header_in_two_rows_whose_spans_are_filled_up() -> None:
    found = items(
        table(
            ["TT", "Cơ quan", "Cơ quan", "Nội dung nhiệm vụ", "Thời gian"],
            ["TT", "Chủ trì", "Phối hợp", "Nội dung nhiệm vụ", "Thời gian"],
            ["1", "Sở A", "Sở B", "Liên thông hồ sơ", "Quý II"],
        )
    )
    assert [(i.text, i.lead.text, i.support.text) for i in found] == [("Liên thông hồ sơ", "Sở A", "Sở B")]
