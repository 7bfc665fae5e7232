from dataclasses import replace
from datetime import date

from cchc.pure.deadline import read_due
from cchc.pure.reading.blocks import Cell, Place, Source, Table
from cchc.pure.reading.checks import deadlines
from cchc.pure.reading.checks.rule import Case
from cchc.pure.reading.checks.span import span_of
from cchc.pure.reading.checks.tests.build import PLAN_2026, case, item, lines
from cchc.pure.reading.plan import Document, Duty, Plan


def test_before_plan_year() -> None:
    of = case(item(1, due="Quý I/2025"), item(2, due="Quý I/2026"), item(3, due="Hằng năm"))
    assert lines(deadlines.before_plan_year, of) == [[1]]


def test_before_the_period_but_after_the_issue() -> None:
    document = Document(title="KẾ HOẠCH GIAI ĐOẠN 2026 - 2030", issued_on=date(2025, 11, 18))
    of = case(item(1, due="Tháng 12/2025"), item(2, due="Quý I/2025"), document=document)
    assert lines(deadlines.before_period, of) == [[1]]
    assert lines(deadlines.before_plan_year, of) == [[2]]


def test_after_plan_year() -> None:
    of = case(item(1, due="Quý II/2027"), item(2, due="Quý IV/2026"), item(3, due="Quý IV/2026 - Quý I/2027"))
    assert lines(deadlines.after_plan_year, of) == [[1]]


def test_a_year_inside_a_date_of_the_title_is_no_plan_year() -> None:
    title = "TRIỂN KHAI QUYẾT ĐỊNH SỐ 6/QĐ-TTG NGÀY 02 THÁNG 01 NĂM 2025"
    document = Document(title=title, issued_on=date(2025, 11, 19), year=2025)
    assert lines(deadlines.after_plan_year, case(item(1, due="Quý IV/2026"), document=document)) == []
    assert lines(deadlines.before_plan_year, case(item(1, due="Quý II/2025"), document=document)) == [[1]]


def test_spans() -> None:
    assert span_of(Document()) is None
    until = span_of(Document(title="NHIỆM VỤ ĐẾN NĂM 2025", year=2025))
    assert until
    assert (until.start, until.end) == (None, date(2025, 12, 31))
    draft = span_of(Document(title="KẾ HOẠCH", year=2026))
    assert draft
    assert (draft.start, draft.end) == (date(2026, 1, 1), None)


def test_impossible_date() -> None:
    of = case(
        item(1, due="31/02/2026"),
        item(2, due="Quý l"),
        texts=("ngày 12/10/22024", "ngày 30/4/2025", "24/7/365"),
    )
    assert lines(deadlines.impossible_date, of) == [[1], [1]]


def test_an_impossible_date_of_a_row_is_told_once() -> None:
    cell = Cell(0, 0, "Trước ngày 31/6/2026", Place(4, 4, table=1, row=4))
    source = Source("a.txt", "0", "text/plain", (Table(1, 1, (cell,), Place(4, 4, table=1)),))
    of = Case(Plan(PLAN_2026, items=(item(4, due="Trước ngày 31/6/2026"),)), source)
    assert [found.message for found in deadlines.impossible_date.findings(of)] == [
        "“31/6/2026” không phải là ngày, tháng hoặc quý có thật; đề nghị sửa lại."
    ]


def test_not_understood_and_without_date() -> None:
    of = case(
        item(1, due="Kịp thời, hiệu quả"),
        item(2, due="Theo lộ trình của Trung ương"),
        item(3),
        item(4, due="-"),
    )
    assert lines(deadlines.not_understood, of) == [[1]]
    assert lines(deadlines.without_date, of) == [[2]]


def test_event_without_offset() -> None:
    of = case(item(1, due="Ngay sau khi ban hành văn bản"), item(2, due="15 ngày sau khi ban hành văn bản"))
    assert lines(deadlines.event_without_offset, of) == [[1]]


def test_open_ended_once_for_all() -> None:
    assert lines(
        deadlines.open_ended, case(item(1, due="Thường xuyên"), item(2), item(3, due="Thường xuyên"))
    ) == [[1, 3]]


def test_report_without_date() -> None:
    quarterly = Duty(None, "báo cáo", read_due("hằng quý", year=2026), Place(5, 5))
    dated = replace(quarterly, due=read_due("hằng năm (trước ngày 06/12)", year=2026))
    of = case(duties=(quarterly, dated), document=PLAN_2026)
    assert lines(deadlines.report_without_date, of) == [[5]]
