import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.workdays import Holidays, read_holidays
from cchc.pure.workdays.lunar import solar

SHIPPED = Path(__file__).resolve().parents[3] / "definitions" / "calendars"
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
COUNTS = st.integers(-300, 300)
PLAIN = Holidays()


@pytest.fixture(scope="module")
def shipped() -> Holidays:
    return read_holidays(path.read_text(encoding="utf-8") for path in sorted(SHIPPED.glob("*.toml")))


def test_the_shipped_calendars_are_read(shipped: Holidays) -> None:
    assert {2025, 2026, 2027} <= shipped.years
    assert not shipped.is_working(date(2026, 9, 2))
    assert shipped.is_working(date(2026, 1, 10))  # a Saturday that makes up for the Friday after New Year
    assert not shipped.is_working(date(2026, 1, 2))
    assert shipped.knows(date(2026, 7, 1))
    assert not shipped.knows(date(2031, 7, 1))
    assert date(2026, 9, 2) not in shipped.doubtful
    assert date(2026, 1, 2) in shipped.doubtful


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_tet_and_the_day_of_the_hung_kings_are_off(shipped: Holidays, year: int) -> None:
    """The moon's days, and the next working day for the one that falls on a weekend (Labour Code, article 111)."""
    tet = [solar(year, 1, day) for day in (1, 2, 3)]
    assert not any(shipped.is_working(day) for day in [tet[0] - timedelta(days=1), *tet])
    hung_kings = solar(year, 3, 10)
    assert not shipped.is_working(hung_kings)
    if hung_kings.weekday() > 4:
        monday = hung_kings + timedelta(days=7 - hung_kings.weekday())
        assert not shipped.is_working(monday)


def test_every_day_says_where_it_comes_from() -> None:
    for path in SHIPPED.glob("*.toml"):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["day"]:
            assert entry.get("law") or entry.get("source"), (path.name, entry)
            assert entry.get("checked") or entry.get("source"), (path.name, entry)


def test_every_day_off_or_made_up_changes_something(shipped: Holidays) -> None:
    assert all(day.weekday() < 5 for day in shipped.off)
    assert all(day.weekday() >= 5 for day in shipped.made_up)


def test_thirty_working_days_over_tet(shipped: Holidays) -> None:
    assert shipped.add(date(2026, 2, 13), 1) == date(2026, 2, 23)
    assert shipped.add(date(2026, 2, 23), -1) == date(2026, 2, 13)
    assert shipped.next_working(date(2026, 2, 16)) == date(2026, 2, 23)
    assert shipped.between(date(2026, 2, 13), date(2026, 2, 27)) == 5


@given(DAYS, COUNTS)
def test_adding_and_counting_agree(day: date, count: int) -> None:
    holidays = Holidays(frozenset({date(2026, 2, 16), date(2026, 2, 17)}), frozenset({date(2026, 2, 14)}))
    found = holidays.add(day, count)
    assert holidays.is_working(found)
    if count > 0:
        assert holidays.between(day, found) == count
    if count < 0:
        assert holidays.between(found, day) == -count - 1 + holidays.is_working(day)


@given(DAYS, st.integers(1, 300))
def test_without_holidays_a_week_has_five_days(day: date, weeks: int) -> None:
    assert PLAIN.between(day, day + timedelta(weeks=weeks)) == 5 * weeks


@given(DAYS)
def test_nothing_to_add_is_the_next_working_day(day: date) -> None:
    found = PLAIN.add(day, 0)
    assert found >= day
    assert found.weekday() < 5
    assert (found - day).days <= 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "without a year"),
        ("year = 2026\n[[day]]\nname = 'x'", "2026"),
        ("year = 2026\n[[day]]\non = 2025-01-01", "2026"),
        ('year = 2026\n[[day]]\non = 2026-02-18\nlunar = "1/1"', "not 1/1 of the lunar calendar, in 2026"),
        ("year = 2026\n[[day]]\non = 2026-01-03\n[[day]]\non = 2026-01-03\nworks = true", "both"),
    ],
)
def test_a_calendar_that_is_wrong_says_where(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_holidays([text])


def test_two_calendars_of_a_year_are_refused() -> None:
    with pytest.raises(ValueError, match="second one of 2026"):
        read_holidays(["year = 2026", "year = 2026"])


def test_too_many_days_are_refused() -> None:
    with pytest.raises(ValueError, match="5000"):
        PLAIN.add(date(2026, 1, 1), 5_001)
