"""The days on which something is told; quiet days are made up for and nothing is told twice."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cchc.web.site.reminders.when import reminds, since, weekly

DUE = date(2026, 11, 20)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def told_on(before: list[int], days: range) -> list[int]:
    """Days before (-) and after the due day on which a person who reads daily is told."""
    found = []
    for offset in days:
        today = DUE + timedelta(days=offset)
        if reminds(DUE, since=today - timedelta(days=1), today=today, before=before):
            found.append(offset)
    return found


def test_before_on_and_after_the_day() -> None:
    assert told_on([7, 1], range(-20, 24)) == [-7, -1, 0, 1, 8, 15, 22]
    assert told_on([], range(-20, 3)) == [0, 1]
    assert told_on([14, 3], range(-20, 1)) == [-14, -3, 0]


def test_what_fell_on_quiet_days_is_told_on_the_first_day_after_them() -> None:
    friday, monday = date(2026, 11, 13), date(2026, 11, 16)
    saturday = date(2026, 11, 14)
    assert reminds(saturday, since=friday, today=monday, before=[])
    assert not reminds(saturday, since=monday, today=monday + timedelta(days=1), before=[])


def test_who_is_new_hears_of_what_is_late_once() -> None:
    long_ago = date(2026, 3, 1)
    today = date(2026, 11, 20)
    assert reminds(long_ago, since=since(None, today), today=today, before=[7])
    assert not reminds(long_ago, since=today, today=today + timedelta(days=1), before=[]) or weekly(
        long_ago + timedelta(days=1), since=today, today=today + timedelta(days=1)
    )


@given(DAYS, st.lists(st.booleans(), min_size=60, max_size=60))
def test_each_reason_is_told_once_whatever_days_are_quiet(due: date, quiet: list[bool]) -> None:
    """Going through sixty days, each told only from the last telling on: no reason is lost and none comes twice."""
    start = due - timedelta(days=20)
    last, told = start - timedelta(days=1), []
    for offset, rests in enumerate(quiet):
        today = start + timedelta(days=offset)
        if not rests and reminds(due, since=last, today=today, before=[7, 1]):
            told.append((last, today))
            last = today
    reasons = [due - timedelta(days=7), due - timedelta(days=1), due]
    reasons += [due + timedelta(days=1 + 7 * week) for week in range(6)]
    for reason in reasons:
        inside = [span for span in told if span[0] < reason <= span[1]]
        assert len(inside) <= 1
        open_days = [
            day
            for offset, rests in enumerate(quiet)
            if not rests and (day := start + timedelta(days=offset)) >= reason
        ]
        if open_days:
            assert len(inside) == 1
