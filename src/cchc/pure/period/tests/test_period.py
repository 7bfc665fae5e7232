from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.period import CALENDAR, REPORT, Kind, Period, containing, parse, periods_of
from cchc.pure.period.period import PER_YEAR

DAYS = st.dates(date(1950, 1, 1), date(2200, 12, 31))
KINDS = st.sampled_from(list(Kind))
CALENDARS = st.sampled_from([CALENDAR, REPORT])


@pytest.mark.parametrize(
    ("text", "first", "last", "report_first", "report_last", "words"),
    [
        ("2026", "2026-01-01", "2026-12-31", "2025-12-15", "2026-12-14", "Năm 2026"),
        ("2026-H1", "2026-01-01", "2026-06-30", "2025-12-15", "2026-06-14", "6 tháng đầu năm 2026"),
        ("2026-H2", "2026-07-01", "2026-12-31", "2026-06-15", "2026-12-14", "6 tháng cuối năm 2026"),
        ("2026-Q1", "2026-01-01", "2026-03-31", "2025-12-15", "2026-03-14", "Quý I/2026"),
        ("2026-Q4", "2026-10-01", "2026-12-31", "2026-09-15", "2026-12-14", "Quý IV/2026"),
        ("2026-02", "2026-02-01", "2026-02-28", "2026-01-15", "2026-02-14", "Tháng 2/2026"),
        ("2028-02", "2028-02-01", "2028-02-29", "2028-01-15", "2028-02-14", "Tháng 2/2028"),
        ("2026-04-15", "2026-04-15", "2026-04-15", "2026-04-15", "2026-04-15", "15/04/2026"),
    ],
)
def test_days_and_words(
    text: str, first: str, last: str, report_first: str, report_last: str, words: str
) -> None:
    period = parse(text)
    assert str(period) == text
    assert (period.first().isoformat(), period.last().isoformat()) == (first, last)
    assert (period.first(REPORT).isoformat(), period.last(REPORT).isoformat()) == (report_first, report_last)
    assert period.words == words


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-Q5", "2026-13", "2026-00", "2026-H3", "2026-Q", "2026-02-30", " 2026", "0000", "9999"],
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r"period|month|day|year"):
        parse(text)


def test_the_15th_of_december_belongs_to_the_next_report_year() -> None:
    assert str(containing(date(2025, 12, 15), Kind.QUARTER, REPORT)) == "2026-Q1"
    assert str(containing(date(2025, 12, 14), Kind.QUARTER, REPORT)) == "2025-Q4"
    assert str(containing(date(2025, 12, 31), Kind.MONTH, CALENDAR)) == "2025-12"


@given(DAYS, KINDS, CALENDARS)
def test_every_day_is_in_one_period_of_each_kind(day: date, kind: Kind, calendar: str) -> None:
    period = containing(day, kind, calendar)
    assert period.contains(day, calendar)
    assert not period.next().contains(day, calendar)
    assert not period.next(-1).contains(day, calendar)
    assert parse(str(period)) == period


@given(DAYS, KINDS, CALENDARS)
def test_periods_follow_each_other_without_a_gap(day: date, kind: Kind, calendar: str) -> None:
    period = containing(day, kind, calendar)
    assert period.last(calendar) + timedelta(days=1) == period.next().first(calendar)
    assert period.next(5).next(-5) == period
    assert period.next() > period


@given(st.integers(1950, 2200), st.sampled_from(list(PER_YEAR)), CALENDARS)
def test_a_year_is_the_sum_of_its_periods(year: int, kind: Kind, calendar: str) -> None:
    whole, parts = Period(year, Kind.YEAR), periods_of(year, kind)
    assert (parts[0].first(calendar), parts[-1].last(calendar)) == (
        whole.first(calendar),
        whole.last(calendar),
    )
    days = sum((part.last(calendar) - part.first(calendar)).days + 1 for part in parts)
    assert days == (whole.last(calendar) - whole.first(calendar)).days + 1
