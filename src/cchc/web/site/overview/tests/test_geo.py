"""Land on a plane: what is drawn, where its word stands."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from cchc.web.site.overview import geo

SQUARE = [[105.0, 18.0], [105.1, 18.0], [105.1, 18.1], [105.0, 18.1]]
EAST = [[x + 0.1, y] for x, y in SQUARE]


def test_two_squares_lie_side_by_side_north_on_top() -> None:
    land = geo.draw({"a": [SQUARE], "b": [EAST]})
    first, second = land.shapes
    assert (first.code, second.code) == ("a", "b")
    assert land.width == geo.WIDTH
    assert land.height > land.width / 2  # a degree of longitude is the shorter one
    assert first.x < land.width / 2 < second.x
    assert first.room == land.width // 2


def test_no_shapes_no_land() -> None:
    assert geo.draw({}).shapes == ()
    assert geo.draw({"a": []}).shapes == ()


def test_an_island_is_drawn_and_the_word_stands_on_the_larger_part() -> None:
    island = [[x / 10 + 120, y / 10 + 10] for x, y in SQUARE]
    (shape,) = geo.draw({"a": [island, SQUARE]}).shapes
    assert shape.path.count("M") == 2
    (alone,) = geo.draw({"b": [SQUARE]}).shapes
    assert alone.path.count("z") == 1


@given(
    st.lists(
        st.tuples(st.floats(100, 110, allow_nan=False), st.floats(8, 24, allow_nan=False)),
        min_size=3,
        max_size=30,
    )
)
def test_every_ring_becomes_a_path_inside_the_drawing(ring: list[tuple[float, float]]) -> None:
    land = geo.draw({"a": [ring]})
    (shape,) = land.shapes
    assert 0 <= shape.x <= land.width
    assert 0 <= shape.y <= land.height
    assert re.fullmatch(r"(M\d+ \d+l(-?\d+ -?\d+ ?)+z)?", shape.path)
    ElementTree.fromstring(f'<path d="{shape.path}"/>')
