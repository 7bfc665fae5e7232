"""What one page holds: lines and ruled tables with their texts."""

from dataclasses import dataclass, field

from cchc.pure.reading.formats.pages.glyphs import Glyph, Line, lines_of
from cchc.pure.reading.formats.pages.grid import Grid
from cchc.pure.reading.formats.pages.paragraphs import Area, continues, join_lines

HEADER_ROWS = 4  # as many rows at most head a table
_PAD = 12.0  # the most that a cell may keep free on each side, in points


@dataclass(slots=True)
class PageCell:
    """A cell between two column borders, with its text, paragraphs parted by line breaks; rows count from 0."""

    row: int
    row_span: int
    x0: float
    x1: float
    text: str
    page: int


@dataclass(slots=True)
class PageTable:
    """A table, or the piece of it that stands on one page.

    `xs`: its column borders. `tail`: the cells of its last piece. `header`: the words of its first rows.
    `unnumbered`: how many rows have nothing in their first cell, but for the first one.
    """

    page: int
    xs: list[float]
    rows: int
    cells: list[PageCell]
    y0: float
    y1: float
    open_top: bool = False
    open_bottom: bool = False
    tail: list[PageCell] = field(default_factory=list)
    header: list[list[str]] = field(default_factory=list)
    unnumbered: int = 0

    def __post_init__(self) -> None:
        self.tail = self.cells[:]
        self.header = [self.words(row) for row in range(min(HEADER_ROWS, self.rows))]
        first = [cell for cell in self.cells if cell.x0 == self.xs[0] and cell.row_span == 1]
        self.unnumbered = sum(not cell.text for cell in first[1:])

    def row_cells(self, row: int) -> list[PageCell]:
        """The cells that begin in a row, from left to right."""
        return sorted((cell for cell in self.cells if cell.row == row), key=lambda cell: cell.x0)

    def words(self, row: int) -> list[str]:
        """The texts of a row as they are compared."""
        return ["".join(cell.text.split()).casefold() for cell in self.row_cells(row)]


@dataclass(slots=True)
class Page:
    """One upright page. `lines` stand outside the tables and run from top to bottom."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    footnotes: list[Line] = field(default_factory=list)


def page_of(number: int, width: float, height: float, glyphs: list[Glyph], grids: list[Grid]) -> Page:
    """Shares the glyphs out to the cells of the grids; what falls in none is text of the page."""
    inside: list[dict[int, list[Glyph]]] = [{} for _ in grids]
    owners = [grid.slot_owner() for grid in grids]
    outside = []
    for glyph in glyphs:
        x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
        for grid, owner, found in zip(grids, owners, inside, strict=True):
            if slot := grid.slot_at(x, y):
                found.setdefault(owner[slot[0]][slot[1]], []).append(glyph)
                break
        else:
            outside.append(glyph)
    page = Page(number, width, height, lines_of(outside))
    page.tables = [_table(number, grid, texts) for grid, texts in zip(grids, inside, strict=True)]
    return page


def _table(number: int, grid: Grid, glyphs: dict[int, list[Glyph]]) -> PageTable:
    lines = {index: lines_of(found) for index, found in glyphs.items()}
    pads = _pads(grid, lines)
    cells = []
    for index, box in enumerate(grid.boxes):
        left, right = grid.xs[box.column], grid.xs[box.column + box.column_span]
        pad = pads[box.column]
        text = cell_text(lines.get(index, []), left + pad, right - pad)
        cells.append(PageCell(box.row, box.row_span, left, right, text, number))
    rows = len(grid.ys) - 1
    return PageTable(number, grid.xs, rows, cells, grid.ys[0], grid.ys[-1], grid.open_top, grid.open_bottom)


def _pads(grid: Grid, lines: dict[int, list[Line]]) -> list[float]:
    """For each column how near to its border its text comes."""
    pads = [_PAD] * (len(grid.xs) - 1)
    for index, found in lines.items():
        box = grid.boxes[index]
        left, right = grid.xs[box.column], grid.xs[box.column + box.column_span]
        for line in found:
            pads[box.column] = max(0.0, min(pads[box.column], line.x0 - left, right - line.x1))
    return pads


def cell_text(lines: list[Line], left: float, right: float) -> str:
    """The paragraphs of a cell, parted by line breaks."""
    return "\n".join(text.text for text in Area(lines, left, right).texts())


def join_texts(above: str, below: str) -> str:
    """One text of the two pieces of a cell that a page break cut."""
    if not above or not below:
        return above or below
    last, first = above.rsplit("\n", 1)[-1], below.split("\n", 1)[0]
    joined = join_lines([above, below])
    broken = len(joined) < len(above) + 1 + len(below)
    return joined if broken or continues(last, first) else f"{above}\n{below}"
