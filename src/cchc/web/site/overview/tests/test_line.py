"""The line over the weeks: where it begins and ends, and the steps of its scale."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cchc.web.site.overview import line
from cchc.web.site.overview.line import HEIGHT, LEFT, RIGHT, TOP, WIDTH, draw

START = date(2026, 1, 4)


def _series(values: list[int]) -> list[tuple[date, int]]:
    return [(START + timedelta(days=7 * n), value) for n, value in enumerate(values)]


def test_a_line_needs_two_points() -> None:
    assert draw(_series([3])) is None


def test_the_scale_has_round_steps() -> None:
    drawn = draw(_series([0, 12, 34]))
    assert drawn is not None
    assert [row.words for row in drawn.rows] == ["0", "10", "20", "30", "40"]
    assert drawn.last == 34
    assert drawn.points.startswith(f"{LEFT} {drawn.foot} ")


def test_nothing_late_lies_at_the_foot() -> None:
    drawn = draw(_series([0, 0]))
    assert drawn is not None
    assert drawn.y == drawn.foot


@given(st.lists(st.integers(0, 700_000), min_size=2, max_size=60))
def test_every_point_stands_in_the_drawing(values: list[int]) -> None:
    drawn = draw(_series(values))
    assert drawn is not None
    numbers = [int(part) for part in drawn.points.split()]
    assert all(LEFT <= x <= WIDTH - RIGHT for x in numbers[::2])
    assert all(TOP <= y <= HEIGHT - line.BOTTOM for y in numbers[1::2])
    assert len(drawn.rows) <= 7
