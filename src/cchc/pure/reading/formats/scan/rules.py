"""The ruled lines of a picture: long level and upright runs of ink."""

import numpy as np

from cchc.pure.reading.formats.pages.segments import Segment
from cchc.pure.reading.formats.scan.picture import Grey, Ink, Picture

_LONG = 0.4  # inches: a run at least as long is a rule, not a letter
_FILLED = 0.95  # of a run that must be ink
_THICK = 0.045  # inches: a rule is no thicker


def rules_of(picture: Picture) -> tuple[list[Segment], list[Segment], Grey]:
    """Level and upright segments in points, and the picture without them."""
    ink, scale = _halved(picture.ink), 2 * picture.scale
    long, thick = round(_LONG * 72 / scale), max(2, round(_THICK * 72 / scale))
    level = _thin(_runs(ink, long), thick)
    upright = _thin(_runs(np.ascontiguousarray(ink.T), long), thick)
    mask = _wider(level | upright.T)
    clean = picture.grey.copy()
    height, width = (2 * side for side in mask.shape)
    clean[:height, :width][mask.repeat(2, axis=0).repeat(2, axis=1)[: clean.shape[0], : clean.shape[1]]] = 255
    return _segments(level, long, scale), _segments(upright, long, scale), clean


def _halved(ink: Ink) -> Ink:
    """Half as wide and high; a point is ink where one of its four was."""
    padded = np.pad(ink, ((0, ink.shape[0] % 2), (0, ink.shape[1] % 2)))
    rows = padded[::2] | padded[1::2]
    halved: Ink = rows[:, ::2] | rows[:, 1::2]
    return halved


def _runs(ink: Ink, long: int) -> Ink:
    """Points of stretches, from left to right, that are nearly all ink."""
    height, width = ink.shape
    if width <= long:
        return np.zeros_like(ink)
    sums = np.zeros((height, width + 1), np.int32)
    np.cumsum(ink, axis=1, out=sums[:, 1:])
    full = (sums[:, long:] - sums[:, :-long] >= _FILLED * long).astype(np.int8)
    steps = np.zeros((height, width + 1), np.int8)
    steps[:, : full.shape[1]] += full  # a stretch begins at each full window
    steps[:, long : long + full.shape[1]] -= full  # ... and ends behind it
    return (np.cumsum(steps[:, :width], axis=1, dtype=np.int32) > 0) & ink


def _thin(runs: Ink, thick: int) -> Ink:
    """Without what is thicker than a rule, such as a dark photograph."""
    sums = np.zeros((runs.shape[0] + 1, runs.shape[1]), np.int32)
    np.cumsum(runs, axis=0, out=sums[1:])
    reach = thick + 1
    if runs.shape[0] <= reach:
        return runs
    solid = sums[reach:] - sums[:-reach] == reach
    bad = np.zeros_like(runs)
    for shift in range(reach):
        bad[shift : shift + solid.shape[0]] |= solid
    return runs & ~bad


def _segments(runs: Ink, long: int, scale: float) -> list[Segment]:
    edges = np.diff(np.pad(runs, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    keep = ends - starts >= long // 2
    triples = zip(rows[keep].tolist(), starts[keep].tolist(), ends[keep].tolist(), strict=True)
    return [Segment((row + 0.5) * scale, start * scale, end * scale) for row, start, end in triples]


def _wider(mask: Ink) -> Ink:
    """With a point more on every side: a rule has grey edges."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    wide[:, 1:] |= mask[:, :-1]
    wide[:, :-1] |= mask[:, 1:]
    return wide
