"""Tables without rules: columns that white gaps hold apart over several lines. Only where there is little doubt."""

from cchc.pure.reading.formats.pages.columns import Gutter, gaps
from cchc.pure.reading.formats.pages.content import PageCell, PageTable
from cchc.pure.reading.formats.pages.glyphs import Line

_LEAST_GUTTERS, _LEAST_LINES = 2, 4
_FULL = 0.5  # of the lines that must have a word in every column
_LEADING = 2.6  # of the letter size: lines of one table stand no farther apart


def find_aligned(number: int, lines: list[Line]) -> tuple[list[Line], list[PageTable]]:
    """The lines that are left, and the tables that the others make."""
    left: list[Line] = []
    tables: list[PageTable] = []
    at = 0
    while at < len(lines):
        end, gutters = _reach(lines, at)
        if end:
            tables.append(_table(number, lines[at:end], gutters))
            at = end
        else:
            left.append(lines[at])
            at += 1
    return left, tables


def _reach(lines: list[Line], start: int) -> tuple[int, list[Gutter]]:
    """Where the table that begins at a line ends, and its gutters; 0 where none begins."""
    gutters = sorted(gaps(lines[start]))
    if len(gutters) < _LEAST_GUTTERS:
        return 0, []
    full, end = 1, start + 1
    while end < len(lines) and lines[end].y1 - lines[end - 1].y1 <= _LEADING * lines[end].size:
        narrowed = [_beside(gutter, lines[end]) for gutter in gutters]
        kept = [gutter for gutter in narrowed if gutter is not None]
        if len(kept) < len(gutters):
            break
        gutters = kept
        full += len(_parts(lines[end], gutters)) == len(gutters) + 1
        end += 1
    enough = end - start >= _LEAST_LINES and full >= _FULL * (end - start)
    return (end, gutters) if enough else (0, [])


def _beside(gutter: Gutter, line: Line) -> Gutter | None:
    """What the words of a line leave of a gutter; None where one stands in it."""
    start, end = gutter
    middle = (start + end) / 2
    for word in line.words:
        if word.x1 <= middle:
            start = max(start, word.x1)
        elif word.x0 >= middle:
            end = min(end, word.x0)
        else:
            return None
    return (start, end) if end - start >= 0.6 * line.size else None


def _parts(line: Line, gutters: list[Gutter]) -> dict[int, str]:
    """The text of each column that has one."""
    middles = [sum(gutter) / 2 for gutter in gutters]
    parts: dict[int, str] = {}
    for word in line.words:
        column = sum(word.x0 > middle for middle in middles)
        parts[column] = f"{parts[column]} {word.text}" if column in parts else word.text
    return parts


def _table(number: int, lines: list[Line], gutters: list[Gutter]) -> PageTable:
    """A line without a word in the first column goes on with the row above."""
    xs = [min(line.x0 for line in lines), *(sum(g) / 2 for g in gutters), max(line.x1 for line in lines)]
    rows: list[dict[int, str]] = []
    for line in lines:
        parts = _parts(line, gutters)
        if rows and 0 not in parts:
            for column, text in parts.items():
                rows[-1][column] = f"{rows[-1][column]} {text}" if column in rows[-1] else text
        else:
            rows.append(parts)
    cells = [
        PageCell(row, 1, xs[column], xs[column + 1], parts.get(column, ""), number)
        for row, parts in enumerate(rows)
        for column in range(len(xs) - 1)
    ]
    return PageTable(number, xs, len(rows), cells, lines[0].y0, lines[-1].y1)
