from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.deadline.offset import due_after
from cchc.pure.deadline.status import STATUSES, status
from cchc.pure.workdays import Holidays

DUE = date(2026, 3, 31)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
STATES = st.sampled_from(["todo", "doing", "confirming", "returned", "done", "na"])


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 23), "on_time"),
        (date(2026, 3, 24), "soon"),
        (date(2026, 3, 31), "soon"),
        (date(2026, 4, 1), "late"),
    ],
)
def test_an_open_job(today: date, expected: str) -> None:
    assert status(DUE, None, "doing", today, 7) == expected


@pytest.mark.parametrize(
    ("state", "done_on", "expected"),
    [
        ("done", date(2026, 3, 31), "done"),
        ("done", date(2026, 4, 1), "done_late"),
        ("done", None, "done"),
        ("confirming", date(2026, 3, 31), "on_time"),
        ("confirming", date(2026, 4, 1), "late"),
        ("confirming", None, "late"),
        ("returned", None, "late"),
        ("na", None, "na"),
    ],
)
def test_after_its_day(state: str, done_on: date | None, expected: str) -> None:
    assert status(DUE, done_on, state, date(2026, 6, 1)) == expected


def test_without_a_day() -> None:
    assert status(None, None, "todo", DUE) == "undated"
    assert status(None, None, "todo", DUE, waits=True) == "waiting"
    assert status(None, None, "todo", DUE, continuous=True) == "continuous"
    assert status(None, DUE, "done", DUE, waits=True) == "done"


@given(DAYS, DAYS, STATES, st.integers(0, 60))
def test_what_is_late_stays_late(due: date, today: date, state: str, soon: int) -> None:
    now, later = (status(due, None, state, day, soon) for day in (today, today + timedelta(days=90)))
    assert now in STATUSES
    if now == "late":
        assert later == "late"
    if state not in ("done", "na"):
        assert (now == "late") == (today > due)


@pytest.mark.parametrize(
    ("event", "offset", "expected"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2026-05-10", "30 days", "2026-06-09"),
        ("2026-02-13", "3 working days", "2026-02-18"),
        ("2026-05-08", "immediately", "2026-05-11"),
        ("2026-05-08", "before", "2026-05-07"),
        ("2026-05-31", "3 months before", "2026-02-28"),
        ("2026-05-08", "2 weeks", "2026-05-22"),
        ("2026-05-08", "24 hours", "2026-05-09"),
        ("2026-05-08", "1 quarter", "2026-08-08"),
        ("2026-05-08", "", None),
        ("2026-05-08", "someday", None),
    ],
)
def test_days_after_an_event(event: str, offset: str, expected: str | None) -> None:
    found = due_after(date.fromisoformat(event), offset, Holidays())
    assert (found and found.isoformat()) == expected


@given(
    DAYS,
    st.integers(1, 200),
    st.sampled_from(["day", "working day", "week", "month", "quarter", "year", "hour"]),
)
def test_an_offset_leads_forward_and_before_leads_back(event: date, count: int, unit: str) -> None:
    later, earlier = (due_after(event, f"{count} {unit}s{how}", Holidays()) for how in ("", " before"))
    assert later
    assert later > event
    assert earlier
    assert earlier <= event
