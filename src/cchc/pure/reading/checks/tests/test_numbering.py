from dataclasses import replace

from cchc.pure.reading.blocks import Cell, Place, Table
from cchc.pure.reading.checks import numbering, row_numbers
from cchc.pure.reading.checks.tests.build import case, item, lines, target


def test_one_number_for_two_things() -> None:
    of = case(
        item(1, activities=[("3.1", "Lập dự toán")]),
        item(2, activities=[("3.1", "Xây dựng kho dữ liệu")]),
        item(3, codes=["2.1"], text="Một việc"),
        item(4, codes=["2.1"], text="Một việc"),
    )
    assert lines(numbering.repeated, of) == [[1, 2]]


def test_skipped() -> None:
    of = case(*(item(line, target=f"1.{n}. Mục tiêu {n}") for line, n in enumerate((4, 5, 5, 8), 1)))
    assert lines(numbering.skipped, of) == [[2, 4]]


def test_where_a_number_was_forgotten_none_was_skipped() -> None:
    targets = ["1.1. Một", "Tối thiểu hai", "1.3. Ba", "1.4. Bốn", "1.5. Năm"]
    of = case(*(item(line, target=words) for line, words in enumerate(targets, 1)))
    assert lines(numbering.skipped, of) == []
    assert lines(numbering.missing, of) == [[2]]


def test_row_numbers_with_a_slip_and_with_a_jump() -> None:
    slip = case(
        *(item(line, code=code, field="A") for line, code in enumerate(["1", "2", "33", "4", "5"], 1))
    )
    jump = case(*(item(line, code=code, field="A") for line, code in enumerate(["1", "2", "4", "5", "6"], 1)))
    groups = case(item(1, code="1", field="A"), item(2, code="2", field="A"), item(3, code="1", field="B"))
    assert lines(row_numbers.row_number_skipped, slip) == [[3]]
    assert lines(row_numbers.row_number_skipped, jump) == [[3]]
    assert lines(row_numbers.row_number_skipped, groups) == []


def test_row_number_repeated_but_not_merged() -> None:
    items = [item(line, code="3", field="A", text=f"Việc {line}") for line in (1, 2)]
    for span, expected in ((1, [[1, 2]]), (2, [])):
        numbers = [Cell(row, 0, "3.", Place(row + 1), row_span=span) for row in range(3 - span)]
        of = case(*items)
        of.source = replace(of.source, blocks=(Table(2, 1, tuple(numbers), Place(1, 2)),))
        assert lines(row_numbers.row_number_repeated, of) == expected


def test_restarted() -> None:
    rows = [item(line, code=code, field="A") for line, code in enumerate(["1", "2", "1", "2"], 1)]
    groups = [item(1, code="2", field="A"), item(2, code="1", field="B")]
    assert lines(row_numbers.row_number_restarted, case(*rows)) == [[2, 3]]
    assert lines(row_numbers.row_number_restarted, case(*groups)) == []


def test_out_of_order() -> None:
    of = case(*(item(line, codes=[code], text=code) for line, code in enumerate(("2.1", "2.3", "2.2"), 1)))
    assert lines(numbering.out_of_order, of) == [[2, 3]]
    assert lines(numbering.skipped, of) == []


def test_headings() -> None:
    of = case(
        texts=("VI. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ", "2. Sở Tư pháp", "4. Sở Tài chính", "5. Sở Y tế")
    )
    assert lines(numbering.heading_skipped, of) == [[4]]
    whole = case(
        texts=("VI. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ", "2. Sở Tư pháp", "VII. KINH PHÍ", "1. Ngân sách")
    )
    assert lines(numbering.heading_skipped, whole) == []


def test_collision() -> None:
    body = (target(9, "2.1", "100% văn bản được rà soát"), target(10, "1.1", "100% cơ quan có kế hoạch"))
    of = case(
        item(1, codes=["2.1"], text="Sửa đổi tiêu chí chấm điểm"),
        item(2, target="1.1. 100% cơ quan có kế hoạch"),
        targets=body,
    )
    assert lines(numbering.collision, of) == [[9, 1]]


def test_tasks_counted_through_the_table_apart_from_its_rows() -> None:
    def counted(*codes: int) -> object:
        return case(
            *(item(line, code="1", codes=[str(n)], text=f"Việc {line}") for line, n in enumerate(codes, 1))
        )

    assert lines(numbering.repeated, counted(1, 2, 3, 4, 4, 5, 6, 7)) == [[4, 5]]
    assert lines(numbering.skipped, counted(1, 2, 3, 4, 6, 7, 8, 9)) == [[4, 5]]
    assert lines(numbering.skipped, counted(1, 2, 3, 4, 5, 6, 7, 8)) == []
    assert lines(numbering.repeated, counted(3, 1, 9, 3, 2, 1, 7, 2)) == []
