from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.deadline import KINDS, RECURRENCES, Due, Milestone, occurrences, read_due
from cchc.pure.period import REPORT, Kind, Period, parse

DAYS = st.none() | st.dates(date(2020, 1, 1), date(2031, 12, 31))
MILESTONES = st.lists(st.builds(Milestone, st.just("mốc"), DAYS), max_size=4).map(tuple)
DUES = st.builds(
    Due,
    text=st.just("thời hạn"),
    kind=st.sampled_from(KINDS),
    start=DAYS,
    end=DAYS,
    recurrence=st.none() | st.sampled_from(RECURRENCES),
    event=st.none() | st.just("công bố"),
    milestones=MILESTONES,
)


def said(text: str, year: int = 2026) -> list[tuple[str, str | None]]:
    return [
        (one.period, one.due_on and one.due_on.isoformat())
        for one in occurrences(read_due(text, year=year), year)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quý I năm 2026", [("", "2026-03-31")]),
        ("Trước ngày 15/01/2026", [("", "2026-01-14")]),
        ("Năm 2025", [("", "2025-12-31")]),
        ("Quý I, Quý IV", [("2026-Q1", "2026-03-31"), ("2026-Q4", "2026-12-31")]),
        ("Hàng năm", [("2026", "2026-12-31")]),
        ("Theo lộ trình được cấp có thẩm quyền quy định", [("", None)]),
        ("01 tháng sau khi các cơ quan TW công bố chỉ số PCI", [("", None)]),
        ("", [("", None)]),
        ("15/6 và 15/12 hằng năm", [("2026-06", "2026-06-15"), ("2026-12", "2026-12-15")]),
        ("Quý IV/2025: Hoàn thành 50% tổng đơn vị", [("", "2025-12-31")]),
    ],
)
def test_once_or_by_milestone(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


def test_each_month_and_each_quarter() -> None:
    months = said("Hàng tháng")
    assert (months[0], months[1], months[-1], len(months)) == (
        ("2026-01", "2026-01-31"),
        ("2026-02", "2026-02-28"),
        ("2026-12", "2026-12-31"),
        12,
    )
    assert said("Hàng quý") == [
        ("2026-Q1", "2026-03-31"),
        ("2026-Q2", "2026-06-30"),
        ("2026-Q3", "2026-09-30"),
        ("2026-Q4", "2026-12-31"),
    ]


def test_a_day_of_each_quarter() -> None:
    assert said("Trước ngày 10 tháng cuối quý")[0] == ("2026-Q1", "2026-03-09")


def test_what_goes_on_is_asked_about_each_report_period() -> None:
    found = occurrences(read_due("Thường xuyên", year=2026), 2026)
    assert [(one.period, one.starts_on, one.due_on) for one in found[:2]] == [
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026-Q2", date(2026, 3, 15), date(2026, 6, 14)),
    ]
    assert len(found) == 4
    halves = occurrences(read_due("Thường xuyên", year=2026), 2026, asked_each=Kind.HALF)
    assert [one.period for one in halves] == ["2026-H1", "2026-H2"]


def test_what_goes_on_for_a_while_is_asked_about_for_that_while() -> None:
    due = Due("thường xuyên, từ tháng 7", "continuous", date(2026, 7, 1))
    assert [(one.period, one.starts_on) for one in occurrences(due, 2026)] == [
        ("2026-Q3", date(2026, 7, 1)),
        ("2026-Q4", date(2026, 9, 15)),
    ]


def test_only_an_event_is_waited_for() -> None:
    assert occurrences(read_due("30 ngày kể từ ngày nhận được kết luận", year=2026), 2026)[0].waits
    assert not occurrences(read_due("Theo lộ trình của Trung ương", year=2026), 2026)[0].waits
    assert not occurrences(Due(None), 2026)[0].waits


def test_two_milestones_of_one_month_stay_two() -> None:
    due = Due("x", "multi", milestones=(Milestone("a", date(2026, 6, 5)), Milestone("b", date(2026, 6, 20))))
    assert [one.period for one in occurrences(due, 2026)] == ["2026-06-05", "2026-06-20"]
    open_end = Due("x", "multi", milestones=(Milestone("a", date(2026, 6, 5)), Milestone("b", None)))
    assert [(one.period, one.due_on) for one in occurrences(open_end, 2026)] == [
        ("2026-06", date(2026, 6, 5)),
        ("", None),
    ]


@given(DUES, st.integers(2020, 2031), st.sampled_from([Kind.QUARTER, Kind.HALF, Kind.MONTH]))
def test_whatever_the_deadline(due: Due, year: int, asked_each: Kind) -> None:
    found = occurrences(due, year, asked_each=asked_each)
    assert found
    assert len({one.period for one in found}) == len(found)
    for one in found:
        assert len(one.period) <= 10
        assert one.period == "" or isinstance(parse(one.period), Period)
        assert not (one.starts_on and one.due_on) or one.starts_on <= one.due_on
        assert not (one.waits and one.due_on)
    dated = [one.due_on for one in found if one.due_on]
    assert all(earlier < later for earlier, later in pairwise(dated))


@given(st.integers(2000, 2100))
def test_the_report_year_is_covered_without_a_gap(year: int) -> None:
    found = occurrences(Due("Thường xuyên", "continuous"), year)
    assert found[0].starts_on == Period(year, Kind.YEAR).first(REPORT)
    assert found[-1].due_on == Period(year, Kind.YEAR).last(REPORT)
    for one, after in pairwise(found):
        assert one.due_on
        assert after.starts_on
        assert (after.starts_on - one.due_on).days == 1
