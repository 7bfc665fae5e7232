"""A line over weeks as SVG: where its points, its ticks and its months stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

WIDTH, HEIGHT = 600, 260
LEFT, RIGHT, TOP, BOTTOM = 50, 64, 14, 30  # room on the right for the last number
NICE = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across with its number, or a month with its name, at `at` units."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """`points` as an SVG polyline takes them, `area` the same closed at the foot; (x, y) is the last point."""

    points: str
    area: str
    x: int
    y: int
    last: int
    rows: tuple[Tick, ...]
    months: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    foot: int = HEIGHT - BOTTOM


def draw(series: Sequence[tuple[date, int]]) -> Line | None:
    """A line needs two points at least; None otherwise."""
    if len(series) < 2:
        return None
    step = _step(max(value for _day, value in series))
    top = step * max(1, ceil(max(value for _day, value in series) / step))
    first, span = series[0][0], max((series[-1][0] - series[0][0]).days, 1)

    def across(day: date) -> int:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / span)

    def up(value: int) -> int:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top)

    places = [(across(day), up(value)) for day, value in series]
    points = " ".join(f"{x} {y}" for x, y in places)
    foot = HEIGHT - BOTTOM
    rows = tuple(Tick(up(value), str(value)) for value in range(0, top + 1, step))
    return Line(
        points,
        f"{places[0][0]} {foot} {points} {places[-1][0]} {foot}",
        *places[-1],
        last=series[-1][1],
        rows=rows,
        months=_months(series, across),
    )


def _step(most: int) -> int:
    """1, 2, 5, 10, 20, 50 …: at most five steps up to the most."""
    power = 1
    while True:
        for nice in NICE:
            if nice * power * 5 >= most:
                return nice * power
        power *= 10


def _months(series: Sequence[tuple[date, int]], across: Callable[[date], int]) -> tuple[Tick, ...]:
    """Each month where its first point stands; every second one where there are many."""
    seen: dict[tuple[int, int], date] = {}
    for day, _value in series:
        seen.setdefault((day.year, day.month), day)
    marks = [Tick(across(day), f"T{month}") for (_year, month), day in seen.items()]
    marks = marks[:: 1 if len(marks) <= 7 else 2]
    return tuple(mark for mark in marks if mark.at < WIDTH - RIGHT - 12)
