from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.pure.reading.blocks import Table
from cchc.pure.reading.formats.pipes import read_table

CLOSING = """|
TT |
Nhiệm vụ |
Hoạt động |
Chủ trì |
Thời gian |
Kinh phí |
|
I |
THỂ CHẾ |
||||
|
1 |
2.1. Rà soát văn bản |
3.1. Lập danh mục |
Sở Tư pháp |
Quý I |
100 triệu |
|
3.2. Họp góp ý
và hoàn thiện |
Sở Nội vụ |
Quý II |
|
||
|
2 |
2.2. Kiểm tra |
3.3. Lập đoàn |
Thanh tra tỉnh |
Quý III |
|
|
3 |
2.3. Tập huấn |
3.4. Mở lớp |
|||
Hết bảng."""


def grid(text: str) -> tuple[list[list[str | None]], int]:
    """Texts by row and column; "^" where a cell goes on from above, "<" from the left."""
    table, after = read_table(text.split("\n"), 0)
    assert isinstance(table, Table)
    rows: list[list[str | None]] = []
    for r, row in enumerate(table.grid()):
        rows.append(
            [
                None if cell is None else "^" if cell.row < r else "<" if cell.column < c else cell.text
                for c, cell in enumerate(row)
            ]
        )
    return rows, after


def test_a_closing_run_counts_the_columns_spanned_from_above() -> None:
    rows, after = grid(CLOSING)
    assert rows[1] == ["I", "THỂ CHẾ", "<", "<", "<", "<"]
    assert rows[2] == ["1", "2.1. Rà soát văn bản", "3.1. Lập danh mục", "Sở Tư pháp", "Quý I", "100 triệu"]
    assert rows[3] == ["^", "^", "3.2. Họp góp ý và hoàn thiện", "Sở Nội vụ", "Quý II", ""]
    assert rows[4] == ["2", "2.2. Kiểm tra", "3.3. Lập đoàn", "Thanh tra tỉnh", "Quý III", ""]
    assert rows[5] == ["3", "2.3. Tập huấn", "3.4. Mở lớp", "^", "^", "^"]
    assert CLOSING.split("\n")[after] == "Hết bảng."


def test_cells_know_their_lines() -> None:
    table, _ = read_table(CLOSING.split("\n"), 0)
    assert table is not None
    cell = next(cell for cell in table.cells if cell.text.startswith("3.2."))
    assert (cell.place.line_from, cell.place.line_to) == (20, 21)
    assert (table.place.line_from, table.row_places()[2].line_from) == (2, 13)


def test_parting_pipes_leave_spanned_cells_out() -> None:
    rows, _ = grid(
        "|\n**STT**\n|\n**Nhiệm vụ**\n|\n**Chủ trì**\n|\n**Kinh phí**\n|\n|\n**I**\n|\n**Thể chế**\n|\n|\n1\n|\n"
        "Rà soát\nvăn bản\n|\nSở Tư pháp\n|\nDự toán được giao\n|\n|\n2\n|\nKiểm tra\n|\nThanh tra tỉnh\n|\n|\n3\n|\n"
        "Tập huấn\n|\nSở Khoa học và\nCông nghệ\n|\nDự toán được giao\n|\n|\n|\n|\n|\n|\n\nHết."
    )
    assert rows[0] == ["STT", "Nhiệm vụ", "Chủ trì", "Kinh phí"]
    assert rows[1] == ["I", "Thể chế", "<", "<"]
    assert rows[2] == ["1", "Rà soát văn bản", "Sở Tư pháp", "Dự toán được giao"]
    assert rows[3] == ["2", "Kiểm tra", "Thanh tra tỉnh", "^"]
    assert rows[4] == ["3", "Tập huấn", "Sở Khoa học và Công nghệ", "Dự toán được giao"]
    assert len(rows) == 5


def test_rows_on_one_line_and_rows_broken_in_the_middle() -> None:
    rows, _ = grid(
        "| TT | Tên | Chủ trì | Hạn |\n| 1 | Luật A | Sở A | Quý I |\n| 2 | Luật B\n| Sở B\n| Quý II |\n"
        "| 3 | Luật C | Sở C |\nQuý III |"
    )
    assert rows[1:] == [
        ["1", "Luật A", "Sở A", "Quý I"],
        ["2", "Luật B", "Sở B", "Quý II"],
        ["3", "Luật C", "Sở C", "Quý III"],
    ]


def test_a_dump_after_lines_of_pairs_is_a_table_of_its_own() -> None:
    lines = ["| Số hiệu | 12/KH-UBND |", "| Năm | 2026 |", "|", "A |", "B |", "C |", "|", "1 |", "2 |", "3 |"]
    pairs, after = read_table(lines, 0)
    assert pairs is not None
    assert (pairs.rows, pairs.columns, after) == (2, 2, 2)
    second, _ = read_table(lines, after)
    assert second is not None
    assert (second.rows, second.columns) == (2, 3)


def test_no_table_in_a_line_without_one() -> None:
    assert read_table(["văn bản"], 0)[0] is None
    assert read_table(["|", "|", "|"], 0)[0] is None


WORDS = st.text("abcđêế", max_size=12).map(lambda word: "x" + word)


@settings(deadline=None)
@given(
    st.integers(2, 9).flatmap(
        lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=2, max_size=6)
    )
)
def test_full_rows_come_back_as_they_were(rows: list[list[str]]) -> None:
    closing = "\n".join("|\n" + "\n".join(f"{text} |" for text in row) for row in rows)
    table, _ = read_table(closing.split("\n"), 0)
    assert table is not None
    kept = [row for number, row in enumerate(rows) if number == 0 or row != rows[0]]
    assert [[cell.text if cell else "" for cell in row] for row in table.grid()] == kept


@settings(deadline=None)
@given(st.text("|ab \n1.", max_size=300))
def test_any_pipes_end(text: str) -> None:
    lines = ("|" + text).split("\n")
    table, after = read_table(lines, 0)
    assert 0 < after <= len(lines)
    if table:
        assert all(cell is None or cell.text is not None for row in table.grid() for cell in row)
