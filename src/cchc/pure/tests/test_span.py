"""Spans of days: both ends belong to them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.span import Span, day_before

ENDS = st.none() | st.dates(date(2020, 1, 1), date(2020, 3, 1))
DAYS = [date(2019, 12, 30) + timedelta(days=n) for n in range(70)]


@st.composite
def spans(draw: st.DrawFn) -> Span:
    one, other = draw(ENDS), draw(ENDS)
    return Span(other, one) if one and other and other < one else Span(one, other)


@given(spans(), spans())
def test_two_spans_overlap_where_a_day_belongs_to_both(one: Span, other: Span) -> None:
    assert one.overlaps(other) == any(one.covers(day) and other.covers(day) for day in DAYS)
    assert one.overlaps(other) == other.overlaps(one)


def test_both_ends_belong_to_it() -> None:
    span = Span(date(2025, 3, 1), date(2025, 6, 30))
    assert span.covers(date(2025, 3, 1))
    assert span.covers(date(2025, 6, 30))
    assert not span.covers(date(2025, 7, 1))
    assert span.is_over(date(2025, 7, 1))
    assert not span.is_over(date(2025, 6, 30))
    assert day_before(date(2025, 7, 1)) == date(2025, 6, 30)


def test_it_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Span(date(2025, 3, 2), date(2025, 3, 1))
