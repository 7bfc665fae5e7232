"""Tables whose columns are kept apart by blanks only, as programs print them from a page.

The first line shows the columns; every further line leaves the same gutters blank. A line whose first column
is filled begins a row; the others go on with its cells.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from cchc.pure.reading.blocks import Table
from cchc.pure.reading.formats.inline import starts_item
from cchc.pure.reading.formats.rows import MOST_COLUMNS, Piece, Row, build_table

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_WIDE_GAP = re.compile(r"(?<=\S) {5,}(?=\S)")
_MOST_LINES = 5000
_MOST_WIDTH = 400
_FEWEST_LINES = 3
_LETTERHEAD = 8  # lines: two columns are only believed at the head of a document's page


@dataclass(slots=True)
class _Lines:
    """The lines of one table: (number from 0, text), None for a blank line."""

    gutters: list[tuple[int, int]]
    texts: list[tuple[int, str] | None] = field(default_factory=list)
    after: int = 0


def read_table(lines: list[str], start: int) -> tuple[Table | None, int]:
    """The table that begins at `lines[start]`, and the line after it; (None, the next line) if there is none."""
    first = _expanded(lines[start])
    gaps = [match.span() for match in _GAP.finditer(first)]
    if len(gaps) == 1:
        gaps = [match.span() for match in _WIDE_GAP.finditer(first)]
    if not gaps or len(gaps) >= MOST_COLUMNS or len(first) > _MOST_WIDTH:
        return None, start + 1
    found = _gather(lines, start, gaps)
    filled = [line for line in found.texts if line]
    if len(filled) < (_FEWEST_LINES if len(gaps) > 1 else 2):
        return None, start + 1
    edges = [0, *(gutter[0] for gutter in found.gutters), _MOST_WIDTH + 1]
    table = build_table(_rows(found, edges), len(edges) - 1, spans=False, wrapped=True)
    return table, (found.after if table else start + 1)


def _expanded(line: str) -> str:
    return line.replace("\f", "").replace("\u00a0", " ").expandtabs(8).rstrip()


def _gather(lines: list[str], start: int, gaps: list[tuple[int, int]]) -> _Lines:
    """Lines that leave the gutters blank; a gutter narrows as longer texts come."""
    found = _Lines(gaps)
    most = _MOST_LINES if len(gaps) > 1 else _LETTERHEAD
    blank = 0
    for number in range(start, min(len(lines), start + most)):
        line = _expanded(lines[number])
        if not line:
            blank += 1
            if blank > 1 or len(gaps) == 1:
                break
            found.texts.append(None)
            continue
        narrowed = _narrowed(found.gutters, line)
        if narrowed is None and not (len(gaps) > 1 and starts_item(line) and not _GAP.search(line)):
            break
        found.gutters = narrowed or found.gutters
        found.texts.append((number, line))
        found.after, blank = number + 1, 0
    return found


def _narrowed(gutters: list[tuple[int, int]], line: str) -> list[tuple[int, int]] | None:
    """The blank part of each gutter, at least two wide; None where the line writes across one."""
    narrowed: list[tuple[int, int]] = []
    for left, right in gutters:
        middle = line[left:right].ljust(right - left)
        runs = [match.span() for match in re.finditer(r" {2,}", middle)]
        if not runs:
            return None
        first, last = max(runs, key=lambda run: run[1] - run[0])
        narrowed.append((left + first, left + last))
    return narrowed


def _rows(found: _Lines, edges: list[int]) -> list[Row]:
    rows: list[list[list[tuple[int, str]]]] = []
    fresh = True
    for line in found.texts:
        if line is None:
            fresh = True
            continue
        number, text = line
        parts = [text[left:right].strip() for left, right in pairwise(edges)]
        heading = starts_item(text) and not _GAP.search(text.strip()) and len(text) > edges[1]
        parts = [text.strip()] + [""] * (len(parts) - 1) if heading else parts
        if not rows or parts[0] or (fresh and all(parts[1:])):
            rows.append([[] for _ in parts])
        for cell, part in zip(rows[-1], parts, strict=True):
            if part:
                cell.append((number, part))
        fresh = False
    return [Row([_piece(cell, row) for cell in row]) for row in rows]


def _piece(cell: list[tuple[int, str]], row: list[list[tuple[int, str]]]) -> Piece:
    if not cell:
        line = min(number for other in row for number, _ in other) + 1
        return Piece("", line, line)
    return Piece("\n".join(text for _, text in cell), cell[0][0] + 1, cell[-1][0] + 1)
