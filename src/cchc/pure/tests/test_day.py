"""A day is read however it is typed; what is no day is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.day import day_text, read_day

SHAPES = (
    "{d:02d}/{m:02d}/{y:04d}",
    "{d}/{m}/{y:04d}",
    "{d}-{m}-{y:04d}",
    "{d:02d}.{m:02d}.{y:04d}",
    " {d} {m} {y:04d} ",
    "{d} / {m} / {y:04d}",
    "{d:02d}{m:02d}{y:04d}",
    "{y:04d}-{m:02d}-{d:02d}",
    "ngày {d:02d} tháng {m:02d} năm {y:04d}",
)


@given(st.dates(), st.sampled_from(SHAPES))
def test_every_way_of_typing_is_read(day: date, shape: str) -> None:
    assert read_day(shape.format(d=day.day, m=day.month, y=day.year)) == day


@given(st.dates())
def test_what_is_written_is_read(day: date) -> None:
    assert read_day(day_text(day)) == day


def test_two_digits_are_a_year_of_this_century() -> None:
    assert read_day("1/2/26") == date(2026, 2, 1)


def test_nothing_is_no_day() -> None:
    assert read_day("") is None
    assert read_day("  ") is None
    assert day_text(None) == ""


@pytest.mark.parametrize(
    "text",
    ["31/02/2026", "12/31/2026", "1/2", "1/2/206", "2026/1", "mai", "311226", "-1/2/2026", "1/2/2026/3"],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (date() says it in its own words)
        read_day(text)


@given(st.text())
def test_any_text_is_a_day_or_refused(text: str) -> None:
    try:
        found = read_day(text)
    except ValueError:
        return
    assert found is None or isinstance(found, date)
