from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.reading.formats.pages.grid import find_grids
from cchc.pure.reading.formats.pages.segments import Segment, merge

number = st.floats(0, 600, allow_nan=False).map(lambda value: round(value, 1))
segments = st.lists(
    st.builds(lambda at, a, b: Segment(at, min(a, b), max(a, b)), number, number, number), max_size=25
)


def ruled(xs: list[float], ys: list[float]) -> tuple[list[Segment], list[Segment]]:
    return [Segment(y, xs[0], xs[-1]) for y in ys], [Segment(x, ys[0], ys[-1]) for x in xs]


def test_pieces_of_one_stroke_are_merged() -> None:
    pieces = [Segment(10.0, 0, 50), Segment(10.8, 51, 100), Segment(10.2, 120, 130), Segment(30.0, 0, 50)]
    assert [(s.start, s.end) for s in merge(pieces, 3, 6)] == [(0, 100), (120, 130), (0, 50)]


def test_a_table_without_its_outer_strokes() -> None:
    level, upright = ruled([0, 100, 200], [0, 50, 100])
    (grid,) = find_grids(level, upright[1:2], 3)
    assert (len(grid.xs), len(grid.ys), len(grid.boxes)) == (3, 3, 4)


def test_open_at_the_foot() -> None:
    level, _ = ruled([0, 100, 200], [0, 50])
    _, upright = ruled([0, 100, 200], [0, 120])
    (grid,) = find_grids(level, upright, 3)
    assert grid.open_bottom
    assert not grid.open_top
    assert len(grid.boxes) == 4


def test_two_tables_and_an_underline() -> None:
    first, second = ruled([0, 100, 200], [0, 50, 100]), ruled([0, 80, 200], [300, 350])
    level = [*first[0], *second[0], Segment(200, 20, 90)]
    grids = find_grids(level, [*first[1], *second[1]], 3)
    assert [len(grid.boxes) for grid in grids] == [4, 2]


@given(segments, segments)
def test_boxes_cover_every_slot_once(level: list[Segment], upright: list[Segment]) -> None:
    for grid in find_grids(level, upright, 3):
        slots = [
            (row, column)
            for box in grid.boxes
            for row in range(box.row, box.row + box.row_span)
            for column in range(box.column, box.column + box.column_span)
        ]
        assert len(slots) == len(set(slots)) == (len(grid.xs) - 1) * (len(grid.ys) - 1)
        assert all(owner >= 0 for row in grid.slot_owner() for owner in row)
