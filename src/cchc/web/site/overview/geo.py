"""Land drawn as SVG: rings of [longitude, latitude] become paths on a plane of whole numbers. No map service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians

Ring = Sequence[Sequence[float]]
Point = tuple[int, int]
WIDTH = 1000  # units of the drawing; its height follows from the land
TALLEST = 1600  # a long land is drawn narrower instead


@dataclass(frozen=True, slots=True)
class Shape:
    """One agency's land: `path` is an SVG path, (x, y) where a word about it stands, `room` its width there."""

    code: str
    path: str
    x: int
    y: int
    room: int


@dataclass(frozen=True, slots=True)
class Land:
    """Every shape on one plane of `width` × `height` units."""

    shapes: tuple[Shape, ...]
    width: int
    height: int


def draw(rings_of: Mapping[str, Sequence[Ring]]) -> Land:
    """The rings of each code on one plane, north on top. Nothing: a land without shapes."""
    frozen = tuple(
        (code, tuple(tuple((float(x), float(y)) for x, y, *_z in ring) for ring in rings if len(ring) > 2))
        for code, rings in sorted(rings_of.items())
    )
    return _drawn(frozen)


Frozen = tuple[tuple[str, tuple[tuple[tuple[float, float], ...], ...]], ...]


@lru_cache(maxsize=8)
def _drawn(rings_of: Frozen) -> Land:
    points = [point for _code, rings in rings_of for ring in rings for point in ring]
    if not points:
        return Land((), WIDTH, 0)
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = cos(radians((south + north) / 2))  # a degree of longitude is shorter than one of latitude
    across, up = max((east - west) * squeeze, 1e-9), max(north - south, 1e-9)
    scale = min(WIDTH / across, TALLEST / up)
    shapes = [
        _shape(code, [[_place(point, west, north, squeeze, scale) for point in ring] for ring in rings])
        for code, rings in rings_of
        if rings
    ]
    return Land(tuple(shapes), round(across * scale), round(up * scale))


def _place(point: tuple[float, float], west: float, north: float, squeeze: float, scale: float) -> Point:
    return round((point[0] - west) * squeeze * scale), round((north - point[1]) * scale)


def _shape(code: str, rings: list[list[Point]]) -> Shape:
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    x, y, room = _widest(largest)
    return Shape(code, "".join(_path(ring) for ring in rings), x, y, room)


def _path(ring: list[Point]) -> str:
    """Moves relative to the point before, without those that go nowhere: the shortest way to write it."""
    here, steps = ring[0], []
    for point in ring[1:]:
        if point != here:
            steps.append(f"{point[0] - here[0]} {point[1] - here[1]}")
            here = point
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z" if steps else ""


def _area(ring: list[Point]) -> float:
    """Signed, in square units."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2


def _widest(ring: list[Point]) -> tuple[int, int, int]:
    """Where the ring is widest of seven heights: the middle of that stretch, and its width. Always inside."""
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    best = (ring[0][0], ring[0][1], 0)
    for part in range(2, 9):
        y = top + (bottom - top) * part / 10
        crossings = sorted(_crossings(ring, y))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            if right - left > best[2]:
                best = (round((left + right) / 2), round(y), round(right - left))
    return best


def _crossings(ring: list[Point], y: float) -> list[float]:
    """Where the ring crosses a height."""
    found = []
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y0 > y) != (y1 > y):
            found.append(x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return found
