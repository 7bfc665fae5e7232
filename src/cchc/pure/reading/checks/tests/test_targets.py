from cchc.pure.reading.checks import targets
from cchc.pure.reading.checks.rule import Case
from cchc.pure.reading.checks.tests.build import case, item, lines, target

BODY = [
    "100% sở, ban, ngành ban hành kế hoạch cải cách hành chính",
    "Tối thiểu 40% cơ quan, đơn vị được kiểm tra trong năm",
    "Có ít nhất 07 mô hình điểm được nhân rộng",
    "Giảm tối thiểu 4,5% chi tiền điện của các công sở",
    "Mức độ hài lòng của người dân đạt từ 95% trở lên",
]


def plan(rows: list[str], body: list[str] = BODY) -> Case:
    items = [item(line, target=f"1.{line}. {words}") for line, words in enumerate(rows, 1)]
    return case(*items, targets=tuple(target(100 + n, str(n), words) for n, words in enumerate(body, 1)))


def test_same_targets_have_nothing_against_them() -> None:
    for rule in (
        targets.target_without_row,
        targets.row_target_not_in_body,
        targets.figure_dropped,
        targets.figure_changed,
        targets.target_part_dropped,
    ):
        assert lines(rule, plan(BODY)) == []


def test_target_without_row_and_the_reverse() -> None:
    rows = [*BODY[:4], "Tổ chức hai đợt diễn tập an toàn thông tin mạng"]
    assert lines(targets.target_without_row, plan(rows)) == [[105]]
    assert lines(targets.row_target_not_in_body, plan(rows)) == [[5]]


def test_a_table_without_targets_says_nothing() -> None:
    of = case(item(1), targets=(target(5, "1", BODY[0]),))
    assert lines(targets.target_without_row, of) == []


def test_a_row_that_brings_two_targets_together() -> None:
    body = [*BODY, "100% thủ tục nội bộ được công bố", "100% thủ tục liên thông được công bố"]
    rows = [*BODY, "100% thủ tục nội bộ và thủ tục liên thông được công bố"]
    assert lines(targets.target_without_row, plan(rows, body)) == []


def test_figure_dropped() -> None:
    rows = [*BODY[:3], "Giảm chi tiền điện của các công sở", BODY[4]]
    assert lines(targets.figure_dropped, plan(rows)) == [[104, 4]]


def test_figure_changed() -> None:
    rows = [BODY[0], BODY[1].replace("40", "30"), *BODY[2:]]
    assert lines(targets.figure_changed, plan(rows)) == [[102, 2]]
    assert lines(targets.figure_dropped, plan(rows)) == []


def test_part_dropped() -> None:
    body = [*BODY[:4], "100% hồ sơ được số hóa; 100% kết quả được cấp bản điện tử"]
    rows = [*BODY[:4], "100% hồ sơ được số hóa"]
    assert lines(targets.target_part_dropped, plan(rows, body)) == [[105, 5]]


def test_output_in_other_unit() -> None:
    share = "25% cơ quan, đơn vị được kiểm tra"
    of = case(
        item(1, target=share, output="Kiểm tra tại 90 cơ quan, đơn vị"),
        item(2, target=share, output="Báo cáo"),
    )
    assert lines(targets.output_in_other_unit, of) == [[1]]
