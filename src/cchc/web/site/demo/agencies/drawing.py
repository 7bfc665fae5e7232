"""Draws the invented map of Tỉnh Mẫu: a cell for each commune inside an invented outline, always the same.

`python tools/draw_sample_map.py` writes it anew. Coordinates are of no place on earth.
"""

import math
import random
from pathlib import Path

from cchc.web.site.demo.agencies.places import COMMUNES, DISTRICTS

FILE = Path(__file__).parent / "map.json"
Point = tuple[float, float]
Ring = list[Point]
_CORNERS, _RELAXED = 44, 14


def draw() -> dict[str, list[list[float]]]:
    """Code → ring of the commune, closed by its first point, three decimals."""
    outline = _outline()
    dice = random.Random(2026)  # noqa: S311  # a drawing, no secret
    sites = _relaxed(_scattered(len(COMMUNES), outline, dice), outline)
    cells = dict(zip(_named(sites), _cells(sites, outline), strict=True))
    return {commune.code: _rounded(_crooked(cells[commune.code])) for commune in COMMUNES}


def _outline() -> Ring:
    """A coast on the right, hills on the left: a wavy round."""
    ring = []
    for corner in range(_CORNERS):
        turn = 2 * math.pi * corner / _CORNERS
        radius = 1 + 0.11 * math.sin(2 * turn + 0.6) + 0.07 * math.sin(3 * turn) + 0.03 * math.cos(7 * turn)
        ring.append((0.75 + 0.66 * radius * math.cos(turn), 0.55 + 0.47 * radius * math.sin(turn)))
    return ring


def _scattered(many: int, outline: Ring, dice: random.Random) -> Ring:
    sites: Ring = []
    while len(sites) < many:
        point = (dice.uniform(0, 1.5), dice.uniform(0, 1.1))
        if _inside(point, outline):
            sites.append(point)
    return sites


def _relaxed(sites: Ring, outline: Ring) -> Ring:
    """Each site moved to the middle of its cell, several times: cells of about one size."""
    for _ in range(_RELAXED):
        sites = [_centre(cell) for cell in _cells(sites, outline)]
    return sites


def _cells(sites: Ring, outline: Ring) -> list[Ring]:
    """What of the outline is nearer to each site than to any other."""
    cells = []
    for site in sites:
        cell = outline
        for other in sites:
            if other != site:
                cell = _nearer(cell, site, other)
        cells.append(cell)
    return cells


def _nearer(ring: Ring, site: Point, other: Point) -> Ring:
    """The part of a ring on this site's side of the line half-way to the other."""
    along = (other[0] - site[0], other[1] - site[1])
    middle = ((site[0] + other[0]) / 2, (site[1] + other[1]) / 2)

    def beyond(point: Point) -> float:
        return (point[0] - middle[0]) * along[0] + (point[1] - middle[1]) * along[1]

    kept: Ring = []
    for one, two in zip(ring, [*ring[1:], ring[0]], strict=True):
        a, b = beyond(one), beyond(two)
        if a <= 0:
            kept.append(one)
        if (a < 0 < b) or (b < 0 < a):
            part = a / (a - b)
            kept.append((one[0] + part * (two[0] - one[0]), one[1] + part * (two[1] - one[1])))
    return kept


def _named(sites: Ring) -> list[str]:
    """A commune's code for each site, the communes of a district side by side."""
    middles = _district_middles()
    room = [len(district.communes) for district in DISTRICTS]
    pairs = sorted(
        (math.dist(site, middle), number, district)
        for number, site in enumerate(sites)
        for district, middle in enumerate(middles)
    )
    place: dict[int, int] = {}
    for _, number, district in pairs:
        if number not in place and room[district]:
            place[number] = district
            room[district] -= 1
    waiting = {number: list(district.communes) for number, district in enumerate(DISTRICTS)}
    return [waiting[place[number]].pop(0).code for number in range(len(sites))]


def _district_middles() -> Ring:
    """Three rows of four; the city in the middle of the coast, the hills on the left."""
    order = (6, 3, 9, 1, 5, 2, 0, 7, 11, 10, 4, 8)
    spots = [(0.27 + 0.34 * (n % 4), 0.24 + 0.31 * (n // 4)) for n in range(12)]
    return [spots[order.index(number)] for number in range(12)]


def _crooked(ring: Ring) -> Ring:
    """Straight borders bent a little, the same from both sides."""
    bent: Ring = []
    for one, two in zip(ring, [*ring[1:], ring[0]], strict=True):
        bent += [one, *_bends(one, two)]
    return bent


def _bends(one: Point, two: Point) -> Ring:
    if math.dist(one, two) < 0.03:
        return []
    first, last = sorted((_near(one), _near(two)))
    dice = random.Random(f"{first} {last}")  # noqa: S311
    across = (last[1] - first[1], first[0] - last[0])
    points = []
    for part in (0.25, 0.5, 0.75):
        push = dice.uniform(-0.07, 0.07)
        x = first[0] + part * (last[0] - first[0]) + push * across[0]
        y = first[1] + part * (last[1] - first[1]) + push * across[1]
        points.append((x, y))
    return points if _near(one) == first else points[::-1]


def _near(point: Point) -> Point:
    return round(point[0], 6), round(point[1], 6)


def _rounded(ring: Ring) -> list[list[float]]:
    points = [[round(x, 3), round(y, 3)] for x, y in ring]
    kept = [one for one, before in zip(points, [points[-1], *points], strict=False) if one != before]
    return [*kept, kept[0]]


def _centre(ring: Ring) -> Point:
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        part = x1 * y2 - x2 * y1
        area += part
        x += (x1 + x2) * part
        y += (y1 + y2) * part
    return x / (3 * area), y / (3 * area)


def _inside(point: Point, ring: Ring) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > point[1]) != (y2 > point[1]) and point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
