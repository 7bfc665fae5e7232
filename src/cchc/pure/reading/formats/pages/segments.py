"""Strokes of a page → straight segments without doubles and gaps."""

from typing import NamedTuple


class Segment(NamedTuple):
    """A level stroke at height `at` from x=start to x=end, or an upright one at x=`at` between two heights."""

    at: float
    start: float
    end: float


def merge(segments: list[Segment], apart: float, gap: float) -> list[Segment]:
    """Strokes on nearly the same line (`apart`) that touch or nearly touch (`gap`) become one."""
    merged: list[Segment] = []
    for group in _on_one_line(segments, apart):
        at = sum(s.at for s in group) / len(group)
        start, end = group[0].start, group[0].end
        for segment in group[1:]:
            if segment.start - end > gap:
                merged.append(Segment(at, start, end))
                start, end = segment.start, segment.end
            end = max(end, segment.end)
        merged.append(Segment(at, start, end))
    return merged


def _on_one_line(segments: list[Segment], apart: float) -> list[list[Segment]]:
    groups: list[list[Segment]] = []
    for segment in sorted(segments):
        if groups and segment.at - groups[-1][0].at <= apart:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return [sorted(group, key=lambda s: s.start) for group in groups]


def positions(values: list[float], apart: float) -> list[float]:
    """Distinct positions: values nearer than `apart` to the one before are one position, their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= apart:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]
