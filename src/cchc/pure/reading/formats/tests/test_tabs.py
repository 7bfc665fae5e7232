from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.pure.reading.formats.tabs import read_table

HEADER = "\tSTT\n\tNhiệm vụ\n\tChủ trì\n\tThời gian\n"
RECORDS = (
    HEADER
    + "\n\tI\n\tThể chế\n\n\t1\n\tRà soát văn bản\n\n\tSở Tư pháp\n\tQuý I\n\n\t2\n\tKiểm tra\n"
    + "\t- Thanh tra tỉnh;\n- Sở Nội vụ\n\tQuý II\n\n\tII\n\tCông vụ\n\t\n\t\n\n\t1\n\tTập huấn\n\tSở Nội vụ\n\t\n"
    + "\n\t \n\t \n\t \n\t \n"
)


def texts(text: str) -> list[list[str]]:
    table, _ = read_table(text.split("\n"), 0)
    assert table is not None
    return [
        [cell.text if cell and cell.row == r else "" for cell in row] for r, row in enumerate(table.grid())
    ]


def test_records_with_an_empty_paragraph_inside_and_short_group_rows() -> None:
    assert texts(RECORDS) == [
        ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["I", "Thể chế", "Thể chế", "Thể chế"],
        ["1", "Rà soát văn bản", "Sở Tư pháp", "Quý I"],
        ["2", "Kiểm tra", "- Thanh tra tỉnh;\n- Sở Nội vụ", "Quý II"],
        ["II", "Công vụ", "Công vụ", "Công vụ"],
        ["1", "Tập huấn", "Sở Nội vụ", ""],
    ]


def test_a_first_record_that_is_cut_stands_on_the_right() -> None:
    body = "".join(
        f"\n\t{n}\n\tNhiệm vụ số {n}\n\tSở Nội vụ\n\tQuý II\n\tNgân sách tỉnh\n" for n in range(1, 5)
    )
    assert texts(" \tQuý IV\n\tNgân sách tỉnh\n" + body)[0] == ["", "", "", "Quý IV", "Ngân sách tỉnh"]


def test_paragraphs_that_begin_with_a_tab_are_no_table() -> None:
    assert (
        read_table(["\tĐiều 1. Ban hành kế hoạch.", "\tĐiều 2. Hiệu lực.", "\tĐiều 3. Thi hành."], 0)[0]
        is None
    )
    assert read_table(["\tĐiều 1. Ban hành.", "", "\tĐiều 2. Hiệu lực.", ""], 0)[0] is None


def test_one_row_per_line_with_the_header_on_every_page() -> None:
    header = "STT\tNội dung\tChủ trì"
    lines = f"{header}\n1\tRà soát\tSở A\n2\tKiểm tra\nđột xuất\tSở B\n\n{header}\n3\tTập huấn\tSở C\n\nHết."
    assert texts(lines) == [
        ["STT", "Nội dung", "Chủ trì"],
        ["1", "Rà soát", "Sở A"],
        ["2", "Kiểm tra đột xuất", "Sở B"],
        ["3", "Tập huấn", "Sở C"],
    ]
    _, after = read_table(lines.split("\n"), 0)
    assert lines.split("\n")[after:] == ["", "Hết."]


def test_records_know_their_lines() -> None:
    table, _ = read_table(RECORDS.split("\n"), 0)
    assert table is not None
    cell = next(cell for cell in table.cells if cell.text.startswith("- Thanh tra"))
    assert (cell.place.line_from, cell.place.line_to) == (17, 18)


@settings(deadline=None)
@given(st.text("\tab \n1", max_size=200))
def test_any_tabs_end(text: str) -> None:
    lines = ("\t" + text).split("\n")
    _, after = read_table(lines, 0)
    assert 0 < after <= len(lines)


def test_a_letterhead_in_tabs_does_not_swallow_the_text_below() -> None:
    head = "\tSỞ MẪU\tĐộc lập - Tự do - Hạnh phúc\n\tSố: 01/KH-SM\tMẫu, ngày 05 tháng 01 năm 2026\n\n"
    body = "KẾ HOẠCH\nCải cách hành chính\n\nCăn cứ kế hoạch của tỉnh:\nI. MỤC TIÊU\n- Trên 90% hồ sơ.\n- Không trễ hạn.\n\n"
    lines = (head + body + RECORDS).split("\n")
    _, after = read_table(lines, 0)
    assert after <= lines.index("KẾ HOẠCH")


def test_titles_of_two_groups_are_two_records() -> None:
    text = RECORDS.replace("\n\tI\n", "\n\tA\n\tLĩnh vực chung\n\n\tI\n", 1)
    assert texts(text)[1:3] == [["A", *["Lĩnh vực chung"] * 3], ["I", *["Thể chế"] * 3]]
