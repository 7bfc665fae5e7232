"""Lines that stand side by side (a letterhead, a signature, a page set in two columns) → areas, one after the other."""

from dataclasses import dataclass
from statistics import median

from cchc.pure.reading.formats.pages.glyphs import Line
from cchc.pure.reading.formats.pages.paragraphs import Area

_SURE_GAP = 1.6  # of the letter size: a gap that is no blank between words, however wide the line is spaced
_POSSIBLE_GAP = 0.8  # ... and one that may part two columns where the other gaps of the line are much smaller
_NEAR = 1.8  # ... how far under the others a line may stand that has nothing beside it
_FAR = 3.2  # ... and one that has

Gutter = tuple[float, float]


@dataclass(slots=True)
class Stretch:
    """Lines one under the other; with a gutter they stand on both sides of it."""

    lines: list[Line]
    gutter: Gutter | None = None

    def areas(self, left: float, right: float) -> list[Area]:
        """The whole width, or the left side and then the right one."""
        if self.gutter is None:
            return [Area(self.lines, left, right)]
        middle = sum(self.gutter) / 2
        sides = [_part(self.lines, middle, keep_left=True), _part(self.lines, middle, keep_left=False)]
        first, last = min(line.x0 for line in self.lines), max(line.x1 for line in self.lines)
        return [
            Area(sides[0], min(left, first), self.gutter[0]),
            Area(sides[1], self.gutter[1], max(right, last)),
        ]


def stretches(lines: list[Line]) -> list[Stretch]:
    """Parts a run of lines where columns begin and end."""
    found: list[Stretch] = []
    plain: list[Line] = []
    at = 0
    while at < len(lines):
        zone = _zone(lines, at)
        if zone is None:
            plain.append(lines[at])
            at += 1
            continue
        end, gutter = zone
        start = at
        while plain and _side(plain[-1], gutter) and _near(plain[-1], lines[start]):
            start -= 1
            plain.pop()
        found += [Stretch(plain)] * bool(plain) + [Stretch(lines[start:end], gutter)]
        plain, at = [], end
    return found + [Stretch(plain)] * bool(plain)


def _zone(lines: list[Line], start: int) -> tuple[int, Gutter] | None:
    """The end and the gutter of the stretch in two columns that begins at a line; None where none begins."""
    for gutter in gaps(lines[start]):
        both, end = 1, start + 1
        while end < len(lines) and _near(lines[end - 1], lines[end]):
            narrower = _narrowed(gutter, lines[end])
            if narrower is None:
                break
            both += _side(lines[end], gutter) is None
            gutter = narrower
            end += 1
        if both >= 2 or end - start >= 3:
            return end, gutter
    return None


def gaps(line: Line) -> list[Gutter]:
    """Gaps of a line that may part two columns, the widest first."""
    between = [(a.x1, b.x0) for a, b in zip(line.words, line.words[1:], strict=False)]
    if not between:
        return []
    usual = median(b - a for a, b in between) if len(between) > 2 else 0.25 * line.size
    least = min(_SURE_GAP, max(_POSSIBLE_GAP, 2.5 * usual / line.size)) * line.size
    return sorted((g for g in between if g[1] - g[0] >= least), key=lambda g: g[0] - g[1])


def _narrowed(gutter: Gutter, line: Line) -> Gutter | None:
    """What is left of the gutter beside a line; None where the line crosses it."""
    if side := _side(line, gutter):
        return (
            (max(gutter[0], line.x1), gutter[1]) if side == "left" else (gutter[0], min(gutter[1], line.x0))
        )
    for start, end in gaps(line):
        common = (max(start, gutter[0]), min(end, gutter[1]))
        if common[1] - common[0] >= 0.5 * line.size:
            return common
    return None


def _side(line: Line, gutter: Gutter) -> str | None:
    middle = sum(gutter) / 2
    if line.x1 <= middle:
        return "left"
    return "right" if line.x0 >= middle else None


def _near(above: Line, below: Line) -> bool:
    return below.y1 - above.y1 <= (_FAR if gaps(below) else _NEAR) * max(above.size, below.size)


def _part(lines: list[Line], middle: float, *, keep_left: bool) -> list[Line]:
    """What of the lines stands on one side."""
    parts = []
    for line in lines:
        words = [word for word in line.words if (word.x0 < middle) == keep_left]
        if words:
            parts.append(Line(words, words[0].x0, line.y0, words[-1].x1, line.y1, line.size, line.drop_marks))
    return parts
