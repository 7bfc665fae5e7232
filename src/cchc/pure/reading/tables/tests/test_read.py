"""Whole tables → items."""

from cchc.pure.reading.blocks import Table
from cchc.pure.reading.plan import Item
from cchc.pure.reading.tables.read import read_tables
from cchc.pure.reading.tables.tests.grids import table

HEAD = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian"]


def items(*tables: Table) -> list[Item]:
    return [item for reading in read_tables(tables, year=2026) for item in reading.items]


def kinds(*tables: Table) -> list[str]:
    return [reading.kind for reading in read_tables(tables, year=2026)]


def test_fields_of_a_row() -> None:
    [item] = items(
        table(HEAD, ["1", "Ban hành quy chế", "Quyết định", "Sở Nội vụ", "Sở Tư pháp", "Quý II/2026"])
    )
    assert (item.code, item.text, item.output) == ("1", "Ban hành quy chế", "Quyết định")
    assert item.lead.text == "Sở Nội vụ"
    assert item.support.text == "Sở Tư pháp"
    assert (item.due.kind, str(item.due.end)) == ("quarter", "2026-06-30")
    assert (item.place.table, item.place.row) == (1, 2)


def test_group_headings_nest_and_end() -> None:
    found = items(
        table(
            HEAD,
            ["I", "CẢI CÁCH THỂ CHẾ", "", "", "", ""],
            ["1", "Rà soát văn bản", "Báo cáo", "Sở Tư pháp", "", "Quý I"],
            ["II", "Chính quyền số", "<", "<", "<", "<"],
            ["2.1", "Nền tảng", "<", "<", "<", "<"],
            ["1", "Thuê máy chủ", "Hợp đồng", "Sở A", "", "Quý I"],
            ["2.2", "Nhân lực", "", "", "", ""],
            ["1", "Mở lớp", "Lớp học", "Sở A", "", "Quý I"],
        )
    )
    assert [item.field for item in found] == [
        "CẢI CÁCH THỂ CHẾ",
        "Chính quyền số › Nền tảng",
        "Chính quyền số › Nhân lực",
    ]


def test_a_heading_repeated_in_every_column() -> None:
    found = items(
        table(HEAD, ["I. Thể chế"] * 6, ["1", "Rà soát", "Báo cáo", "Sở Tư pháp", "Các sở", "Quý I"]),
    )
    assert [item.field for item in found] == ["Thể chế"]


def test_merged_cells_belong_to_every_row() -> None:
    head = ["TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Chủ trì", "Thời gian"]
    found = items(
        table(
            head,
            ["1", "1.1. Đạt 90%", "2.1. Rà soát", "3.1. Lập danh mục", "Danh mục", "Sở A", "Quý I"],
            ["^", "^", "^", "3.2. Tổng hợp", "Báo cáo", "^", "^"],
        )
    )
    assert [item.task_codes for item in found] == [("2.1",), ("2.1",)]
    assert [item.activity_codes for item in found] == [("3.1",), ("3.2",)]
    assert [item.target_codes for item in found] == [("1.1",), ("1.1",)]
    assert [item.lead.text for item in found] == ["Sở A", "Sở A"]


def test_blank_cells_of_assignment_are_missing_not_inherited() -> None:
    found = items(
        table(
            HEAD,
            ["1", "Rà soát", "Báo cáo", "Sở A", "Sở B", "Quý I"],
            ["2", "Tập huấn", "Lớp", "Sở A", "", ""],
        ),
    )
    assert (found[1].support.text, found[1].due.text) == (None, None)


def test_the_rest_of_a_row_cut_by_a_page_goes_on_with_it() -> None:
    head = ["TT", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Chủ trì", "Thời gian"]
    found = items(
        table(
            head,
            ["1", "2.1. Ban hành", "3.1. Dự thảo", "Văn bản", "Sở A", "Quý I"],
            ["", "", "3.2. Trình ký", "", "", ""],
        )
    )
    assert [item.activity_codes for item in found] == [("3.1", "3.2")]


def test_tasks_that_say_nothing_more_are_still_tasks() -> None:
    found = items(
        table(
            HEAD,
            ["1", "Rà soát", "Báo cáo", "Sở A", "", "Quý I"],
            ["2", "Sơ kết công tác", "", "", "", ""],
            ["3", "Tập huấn", "Lớp", "Sở A", "", "Quý II"],
        )
    )
    assert [item.code for item in found] == ["1", "2", "3"]


def test_a_task_over_its_numbered_parts_is_their_heading() -> None:
    found = items(
        table(
            HEAD,
            ["1", "Rà soát", "Báo cáo", "Sở A", "", "Quý I"],
            ["2", "Công tác tuyên truyền", "", "", "", ""],
            ["2.1", "Mở chuyên mục", "Chuyên mục", "Sở B", "", "Quý I"],
        )
    )
    assert [(item.code, item.field) for item in found] == [("1", None), ("2.1", "Công tác tuyên truyền")]


def test_a_table_goes_on_in_the_next_one() -> None:
    first = table(HEAD, ["I", "THỂ CHẾ", "", "", "", ""], ["1", "Rà soát", "Báo cáo", "Sở A", "", "Quý I"])
    second = table(["2", "Tập huấn", "Lớp", "Sở A", "", "Quý II"])
    assert [(item.code, item.field) for item in items(first, second)] == [("1", "THỂ CHẾ"), ("2", "THỂ CHẾ")]


def test_a_repeated_header_is_no_row() -> None:
    row = ["1", "Rà soát", "Báo cáo", "Sở A", "", "Quý I"]
    assert len(items(table(HEAD, row, HEAD, ["2", *row[1:]]))) == 2


def test_tables_that_are_not_plans() -> None:
    scores = table(["TT", "Tiêu chí", "Điểm chuẩn", "Điểm tự chấm"], ["1", "Ban hành kế hoạch", "2", ""])
    progress = table(
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Kết quả thực hiện"],
        ["1", "Rà soát", "Sở A", "Quý I", "Đã xong"],
    )
    blank = table(HEAD, *[[str(n), "", "", "", "", ""] for n in range(1, 6)])
    targets = table(["TT", "Chỉ tiêu", "Cơ quan chủ trì", "Năm 2026"], ["1", "Hồ sơ đúng hạn", "Sở A", "99%"])
    assert kinds(scores, progress, blank, targets) == ["other", "other", "other", "targets"]


def test_a_lost_header_is_read_off_the_columns() -> None:
    rows = [
        [
            "1",
            "Thể chế",
            "1.1. Rà soát văn bản quy phạm pháp luật",
            "Báo cáo",
            "Sở Tư pháp",
            "Các sở, ngành",
            "Quý I",
            "0",
        ],
        [
            "",
            "",
            "1.2. Tập huấn công tác xây dựng pháp luật",
            "Lớp",
            "Sở Tư pháp",
            "Sở Nội vụ",
            "Quý II",
            "20",
        ],
        [
            "2",
            "Bộ máy",
            "2.1. Sắp xếp đơn vị sự nghiệp công lập",
            "Đề án",
            "Sở Nội vụ",
            "Các sở",
            "Trong năm",
            "0",
        ],
        [
            "",
            "",
            "2.2. Giao biên chế năm cho các cơ quan",
            "Quyết định",
            "Sở Nội vụ",
            "Sở Tài chính",
            "Quý IV",
            "0",
        ],
    ]
    found = items(table(*rows))
    assert [item.code for item in found] == ["1.1", "1.2", "2.1", "2.2"]
    assert [item.field for item in found] == ["Thể chế", "Thể chế", "Bộ máy", "Bộ máy"]
    assert found[1].lead.text == "Sở Tư pháp"
    assert found[1].budget == "20"


def test_a_title_repeated_beside_its_number() -> None:
    found = items(
        table(
            HEAD,
            ["IV", *["Đo lường, giám sát"] * 5],
            ["6.1", "Đánh giá tác động", "Báo cáo", "Sở A", "Các sở", "Năm 2026"],
        )
    )
    assert [(item.code, item.field) for item in found] == [("6.1", "Đo lường, giám sát")]


def test_a_header_that_slipped_sideways_below_a_title() -> None:
    row = ["1", "Rà soát", "Báo cáo", "Sở A", "Sở B", "Quý I"]
    first = table(HEAD, row)
    second = table(["B", "CHÍNH QUYỀN SỐ", "<", "<", "<", "<"], [*HEAD[1:], ""], ["2", *row[1:]])
    assert [(item.code, item.field, item.lead.text) for item in items(first, second)] == [
        ("1", None, "Sở A"),
        ("2", "CHÍNH QUYỀN SỐ", "Sở A"),
    ]
