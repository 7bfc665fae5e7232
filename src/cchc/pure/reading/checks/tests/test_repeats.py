from cchc.pure.reading.checks import check_copies, repeats
from cchc.pure.reading.checks.tests.build import PLAN_2026, case, item, lines
from cchc.pure.reading.plan import Document, Plan

TASK = "Thẩm định dự toán mua sắm, sửa chữa thiết bị của các trường học"


def test_activity_repeated_also_when_it_is_abbreviated() -> None:
    of = case(
        item(1, activities=[("3.1", "Rà soát văn bản quy phạm pháp luật hằng năm")]),
        item(2, activities=[("3.2", "Rà soát văn bản QPPL hằng năm.")]),
        item(3, activities=[("3.3", "Họp")]),
        item(4, activities=[("3.4", "Họp")]),
    )
    assert lines(repeats.activity_repeated, of) == [[1, 2]]


def test_task_repeated_but_not_a_merged_cell() -> None:
    of = case(item(1, TASK, codes=["2.1"]), item(2, TASK, codes=["2.1"]), item(3, TASK, codes=["2.2"]))
    assert lines(repeats.task_repeated, of) == [[1, 3]]


def test_nearly_repeated() -> None:
    of = case(
        item(1, TASK, codes=["1"]),
        item(2, TASK + " tỉnh", codes=["2"]),
        item(3, TASK.replace("mua sắm", "2026"), codes=["3"]),
    )
    assert lines(repeats.nearly_repeated, of) == [[1, 2]]
    other = "Đo lường sự hài lòng của người dân đối với dịch vụ %s công"
    assert lines(repeats.nearly_repeated, case(item(1, other % "y tế"), item(2, other % "giáo dục"))) == []


def test_activity_equals_task() -> None:
    of = case(item(1, TASK, activities=[("3.1", TASK)]), item(2, TASK, activities=[("3.2", "Lập báo cáo")]))
    assert lines(repeats.activity_equals_task, of) == [[1]]


def test_copies() -> None:
    rows = tuple(item(n, f"Xây dựng và ban hành quy chế phối hợp số {n} của tỉnh") for n in range(1, 9))
    others = tuple(item(n, f"Tổ chức hội nghị đối thoại với doanh nghiệp lần thứ {n}") for n in range(1, 9))
    mine, copy = Plan(PLAN_2026, items=rows), Plan(Document(number="3/KH-UBND"), items=rows[:6])
    (finding,) = check_copies(mine, copy)
    assert "6/8" in finding.message or "8/8" in finding.message
    assert "3/KH-UBND" in finding.message
    assert check_copies(mine, Plan(Document(), items=others)) == ()
    assert check_copies(Plan(Document()), mine) == ()
