"""What was drawn for each job: the same each time, in order, and a province as one knows it."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cchc.web.site.demo.year import fates

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@st.composite
def facts(draw: st.DrawFn) -> fates.Facts:
    due = draw(DAYS)
    starts = due - timedelta(days=draw(st.integers(0, 364)))
    agency = draw(st.sampled_from(["so-noi-vu", "xa-doi-che", "thue"]))
    return fates.Facts(7, f"{draw(st.integers(0, 99))} {agency}", agency, starts, due, draw(st.booleans()))


@given(facts(), st.integers(0, 9))
def test_a_job_has_one_fate(one: fates.Facts, seed: int) -> None:
    assert list(fates.fate(one, seed)) == list(fates.fate(one, seed))


@given(facts())
def test_nothing_is_confirmed_or_returned_that_was_not_reported(one: fates.Facts) -> None:
    said = [move.what for move in fates.fate(one, 1)]
    for place, what in enumerate(said):
        if what in (fates.CONFIRM, fates.RETURN):
            assert said[place - 1] in (fates.REPORT_DONE, fates.REPORT_NA)
        if what in (fates.GRANT, fates.REFUSE):
            assert said[place - 1] == fates.ASK


@given(DAYS)
def test_nobody_reports_on_a_weekend_or_at_tet(day: date) -> None:
    found = fates.working_day(day)
    assert found >= day
    assert found.weekday() < 5
    assert not fates.RESTS[0] <= found <= fates.RESTS[1]


def test_most_comes_in_time_and_every_state_is_there() -> None:
    ends = Counter()
    for number in range(2000):
        due = date(2026, 1, 31) + timedelta(days=number % 300)
        one = fates.Facts(
            number,
            f"{number} a{number % 20}",
            f"a{number % 20}",
            due - timedelta(days=60),
            due,
            number % 2 == 0,
        )
        moves = list(fates.fate(one, 2026))
        ends[moves[-1].what if moves else "nothing"] += 1
    assert ends[fates.CONFIRM] > 1500
    assert min(ends[what] for what in (fates.REPORT_DONE, fates.RETURN, fates.BEGIN, "nothing")) > 10
