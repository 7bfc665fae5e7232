"""Segments → grids of cells: a cell reaches over the borders that are missing inside it."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from cchc.pure.reading.formats.pages.segments import Segment, merge, positions

_COVERED = 0.6  # of a slot's side that must be drawn for the side to be a border
_DRAWING = 1_000_000  # more crossings than this are a chart or a map, no table


@dataclass(slots=True)
class Box:
    """One cell of a grid; rows and columns count from 0."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class Grid:
    """`xs` and `ys` are the borders from left to right and from top to bottom; open: no stroke closes it there."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    open_top: bool = False
    open_bottom: bool = False

    def slot_owner(self) -> list[list[int]]:
        """rows × columns: the index of the box that covers a slot."""
        owner = [[-1] * (len(self.xs) - 1) for _ in self.ys[1:]]
        for index, box in enumerate(self.boxes):
            for row in range(box.row, box.row + box.row_span):
                for column in range(box.column, box.column + box.column_span):
                    owner[row][column] = index
        return owner

    def slot_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of a point; None outside."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


def find_grids(level: list[Segment], upright: list[Segment], tolerance: float) -> list[Grid]:
    """Every ruled table of a page, from top to bottom. `tolerance`: how far strokes that meet may miss."""
    level = merge(level, tolerance, 2 * tolerance)
    upright = merge(upright, tolerance, 2 * tolerance)
    if len(level) * len(upright) > _DRAWING:
        return []
    grids = []
    for rows, columns in _clusters(level, upright, tolerance):
        grid = _grid(rows, columns, tolerance)
        if grid and len(grid.boxes) >= 2:
            grids.append(grid)
    return sorted(_without_inner(grids), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _clusters(
    level: list[Segment], upright: list[Segment], tolerance: float
) -> list[tuple[list[Segment], list[Segment]]]:
    """Strokes that meet, directly or through others, as (level, upright)."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, row in enumerate(level):
        for j, column in enumerate(upright, len(level)):
            across = row.start - tolerance <= column.at <= row.end + tolerance
            if across and column.start - tolerance <= row.at <= column.end + tolerance:
                parent[root(i)] = root(j)
    found: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for i, segment in enumerate([*level, *upright]):
        found.setdefault(root(i), ([], []))[i >= len(level)].append(segment)
    return [pair for pair in found.values() if pair[0] and pair[1]]


def _grid(level: list[Segment], upright: list[Segment], tolerance: float) -> Grid | None:
    far = 3 * tolerance  # a table may lack its outer strokes; then the ends of the crossing ones bound it
    top, bottom = min(s.start for s in upright), max(s.end for s in upright)
    xs = positions([s.at for s in upright], tolerance)
    ys = positions([s.at for s in level], tolerance)
    open_top, open_bottom = top < ys[0] - far, bottom > ys[-1] + far
    ys = [top] * open_top + ys + [bottom] * open_bottom
    left, right = min(s.start for s in level), max(s.end for s in level)
    xs = [left] * (left < xs[0] - far) + xs + [right] * (right > xs[-1] + far)
    if len(xs) < 2 or len(ys) < 2:
        return None
    below = _borders(level, ys, xs, tolerance)
    beside = _borders(upright, xs, ys, tolerance)
    return Grid(xs, ys, _boxes(below, beside, len(ys) - 1, len(xs) - 1), open_top, open_bottom)


def _borders(
    segments: list[Segment], lines: list[float], stops: list[float], tolerance: float
) -> list[list[bool]]:
    """lines × slots between stops: is the side drawn?"""
    drawn = [[0.0] * (len(stops) - 1) for _ in lines]
    for segment in segments:
        line = min(range(len(lines)), key=lambda i: abs(lines[i] - segment.at))
        for slot, (start, end) in enumerate(pairwise(stops)):
            drawn[line][slot] += max(
                0.0, min(end, segment.end + tolerance) - max(start, segment.start - tolerance)
            )
    widths = [end - start for start, end in pairwise(stops)]
    return [[d >= _COVERED * w for d, w in zip(row, widths, strict=True)] for row in drawn]


def _boxes(below: list[list[bool]], beside: list[list[bool]], rows: int, columns: int) -> list[Box]:
    """Rectangles of slots: to the right until a stroke, then down while no stroke lies across."""
    taken = [[False] * columns for _ in range(rows)]
    boxes = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            right = column + 1
            while right < columns and not beside[right][row] and not taken[row][right]:
                right += 1
            down = row + 1
            while down < rows and _goes_down(below, beside, down, column, right):
                down += 1
            for r in range(row, down):
                taken[r][column:right] = [True] * (right - column)
            boxes.append(Box(row, column, down - row, right - column))
    return boxes


def _goes_down(below: list[list[bool]], beside: list[list[bool]], row: int, left: int, right: int) -> bool:
    """No stroke above this row between the two columns, none inside it, and the same strokes at its sides."""
    if any(below[row][left:right]) or any(beside[c][row] for c in range(left + 1, right)):
        return False
    columns = len(beside) - 1
    return (left == 0 or beside[left][row]) and (right == columns or beside[right][row])


def _without_inner(grids: list[Grid]) -> list[Grid]:
    """A grid that lies inside a cell of another is part of that cell."""
    return [grid for grid in grids if not any(_inside(grid, other) for other in grids if other is not grid)]


def _inside(inner: Grid, outer: Grid) -> bool:
    return (
        outer.xs[0] < inner.xs[0]
        and inner.xs[-1] < outer.xs[-1]
        and outer.ys[0] < inner.ys[0]
        and inner.ys[-1] < outer.ys[-1]
    )
