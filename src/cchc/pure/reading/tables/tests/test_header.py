import pytest

from cchc.pure.reading.tables.header import read_header
from cchc.pure.reading.tables.tests.grids import table
from cchc.pure.reading.tables.vocabulary import role_of
from cchc.pure.reading.text import fold


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("STT", "number"),
        ("TT", "number"),
        ("1- Mục tiêu/Chỉ tiêu", "target"),
        ("2- Nhiệm vụ", "task"),
        ("Nội dung công việc", "task"),
        ("Tên đề án, nhiệm vụ", "task"),
        ("Hoạt động", "activity"),
        ("Kết quả, sản phẩm", "output"),
        ("Sản phẩm đầu ra", "output"),
        ("Cơ quan chủ trì", "lead"),
        ("Đơn vị thực hiện", "lead"),
        ("Cơ quan phối hợp", "support"),
        ("Cơ quan chủ trì, phối hợp", "roles"),
        ("Phân công nhiệm vụ", "roles"),
        ("Nhiệm vụ được phân công", "task"),
        ("Mã nhiệm vụ", "number"),
        ("Tên nhóm nhiệm vụ/nhiệm vụ", "task"),
        ("Nhóm nhiệm vụ", "field"),
        ("Phương thức hỗ trợ thực hiện", "note"),
        ("Thời gian hoàn thành (quý/năm)", "due"),
        ("Tiến độ", "due"),
        ("Nguồn kinh phí", "budget"),
        ("Theo dõi, kiểm tra, đôn đốc", "monitor"),
        ("Ghi chú", "note"),
        ("Điểm chuẩn", "score"),
        ("Kết quả thực hiện", "result"),
        ("Màu sắc", None),
    ],
)
def test_a_header_names_its_role(words: str, role: str | None) -> None:
    assert role_of(fold(words)) == role


def test_columns_in_any_order() -> None:
    drawn = table(
        ["TT", "Cơ quan chủ trì", "Nhiệm vụ", "Sản phẩm", "Thời gian"],
        ["1", "Sở A", "Ban hành", "Văn bản", "Quý I"],
    )
    header = read_header(drawn, drawn.grid())
    assert header is not None
    assert header.roles == ("number", "lead", "task", "output", "due")
    assert header.body == 1


def test_two_levels_and_a_counting_row() -> None:
    drawn = table(
        ["TT", "Nhiệm vụ", "Cơ quan thực hiện", "<", "Thời gian"],
        ["^", "^", "Chủ trì", "Phối hợp", "^"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["1", "Ban hành quy chế", "Sở A", "Sở B", "Quý I"],
    )
    header = read_header(drawn, drawn.grid())
    assert header is not None
    assert header.roles == ("number", "task", "lead", "support", "due")
    assert header.body == 3


def test_a_title_row_may_stand_above() -> None:
    drawn = table(
        ["DANH MỤC NHIỆM VỤ NĂM 2026", "<", "<", "<"],
        ["STT", "Nội dung", "Chủ trì", "Hoàn thành"],
        ["1", "Ban hành", "Sở A", "Quý I"],
    )
    header = read_header(drawn, drawn.grid())
    assert header is not None
    assert header.body == 2


def test_no_header_in_plain_rows() -> None:
    drawn = table(["1", "Ban hành quy chế", "Sở A"], ["2", "Rà soát quy chế", "Sở B"])
    assert read_header(drawn, drawn.grid()) is None


def test_two_levels_that_lost_their_spans() -> None:
    drawn = table(
        ["TT", "Phân công thực hiện", "", "Nội dung công việc", "Thời gian"],
        ["", "Chủ trì", "Phối hợp", "", ""],
        ["1", "Văn phòng", "Phòng Kinh tế", "Ban hành quy chế", "Quý I"],
    )
    header = read_header(drawn, drawn.grid())
    assert header is not None
    assert header.roles == ("number", "lead", "support", "task", "due")
    assert header.body == 2
