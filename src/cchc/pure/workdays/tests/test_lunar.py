"""The moon's calendar against days that are known, and against itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.workdays.lunar import NoSuchDay, new_year, solar

YEARS = st.integers(1950, 2099)
# In 1968, 1985, 2007, 2030 and 2053 China's new year was, or will be, another day: its meridian is another.
TET = {
    1968: (1, 29),
    1985: (1, 21),
    2000: (2, 5),
    2007: (2, 17),
    2008: (2, 7),
    2012: (1, 23),
    2016: (2, 8),
    2019: (2, 5),
    2020: (1, 25),
    2021: (2, 12),
    2022: (2, 1),
    2023: (1, 22),
    2024: (2, 10),
    2025: (1, 29),
    2026: (2, 17),
    2027: (2, 6),
    2030: (2, 2),
    2053: (2, 18),
}
HUNG_KINGS = {2022: (4, 10), 2023: (4, 29), 2024: (4, 18), 2025: (4, 7), 2026: (4, 26), 2027: (4, 16)}
LEAP = {
    2004: 2,
    2006: 7,
    2009: 5,
    2012: 4,
    2014: 9,
    2017: 6,
    2020: 4,
    2023: 2,
    2025: 6,
    2028: 5,
    2031: 3,
    2033: 11,
}


@pytest.mark.parametrize(("year", "day"), TET.items())
def test_tet(year: int, day: tuple[int, int]) -> None:
    assert new_year(year) == date(year, *day)


@pytest.mark.parametrize(("year", "day"), HUNG_KINGS.items())
def test_the_day_of_the_hung_kings(year: int, day: tuple[int, int]) -> None:
    assert solar(year, 3, 10) == date(year, *day)


def leap_month(year: int) -> int | None:
    for month in range(1, 13):
        try:
            solar(year, month, 1, leap=True)
        except NoSuchDay:
            continue
        return month
    return None


@pytest.mark.parametrize("year", range(2003, 2034))
def test_leap_months(year: int) -> None:
    assert leap_month(year) == LEAP.get(year)


@given(YEARS)
def test_a_years_months_follow_each_other_without_a_gap(year: int) -> None:
    firsts = [solar(year, month, 1) for month in range(1, 13)]
    leap = leap_month(year)
    if leap is not None:
        firsts.append(solar(year, leap, 1, leap=True))
    firsts = [*sorted(firsts), new_year(year + 1)]
    assert {(after - before).days for before, after in zip(firsts, firsts[1:], strict=False)} <= {29, 30}


@given(YEARS)
def test_tet_lies_between_late_january_and_late_february(year: int) -> None:
    assert date(year, 1, 20) <= new_year(year) <= date(year, 2, 21)
    assert new_year(year) - solar(year - 1, 12, 29) in (timedelta(1), timedelta(2))


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (1, 0), (1, 31)])
def test_there_is_no_such_day(month: int, day: int) -> None:
    with pytest.raises(NoSuchDay):
        solar(2026, month, day)
