"""Builds a Table row by row from cells that span rows and columns, in bounded memory."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cchc.pure.reading.blocks import Block, Cell, Place, Table
from cchc.pure.reading.formats.budget import MAX_COLUMNS, Budget


class Grid:
    """Call `start_row`, then `add`/`skip`/`cover` from left to right; `table` at the end."""

    def __init__(self, place: Place, budget: Budget) -> None:
        self._place = place
        self._budget = budget
        self._cells: list[Cell] = []
        self._above: dict[int, int] = {}  # column -> the open cell (index) that `cover` may lengthen
        self._below: dict[int, int] = {}  # column -> rows that are still covered by a row span
        self._row = -1
        self._column = 0
        self._columns = 0

    @property
    def row(self) -> int:
        """The current row, from 0."""
        return self._row

    def start_row(self) -> None:
        """The cells that follow stand in the next row."""
        self._row += 1
        self._column = 0
        self._below = {column: rows - 1 for column, rows in self._below.items() if rows > 1}
        self._budget.cells()

    def skip(self, columns: int = 1) -> None:
        """Leave slots empty."""
        self._advance(columns)

    def seek(self, column: int) -> None:
        """The next cell stands in this column."""
        self._column = 0
        self._advance(column)

    def add(
        self, text: str, place: Place, *, row_span: int = 1, column_span: int = 1, flow: bool = False
    ) -> None:
        """A cell at the next slot; `flow` moves past slots that a row span covers (HTML)."""
        while flow and self._column in self._below:
            self._advance(1)
        column, span = self._column, max(1, min(column_span, MAX_COLUMNS + 1))
        self._budget.cells(span)
        self._cells.append(Cell(self._row, column, self._budget.text(text), place, max(1, row_span), span))
        for slot in range(column, column + span):
            self._above[slot] = len(self._cells) - 1
            if row_span > 1:
                self._below[slot] = row_span
        self._advance(span)

    def cover(self, column_span: int = 1) -> bool:
        """Lengthen the cell above by this row; False (and nothing done) where no cell above can be."""
        index = self._above.get(self._column)
        if index is None:
            return False
        cell = self._cells[index]
        if cell.column != self._column or cell.row + cell.row_span != self._row:
            return False
        self._cells[index] = replace(cell, row_span=cell.row_span + 1)
        self._advance(column_span)
        return True

    def widen(self, columns: int = 1) -> None:
        """Lengthen the cell just added to the right."""
        if self._cells and self._cells[-1].row == self._row:
            last = self._cells[-1]
            self._cells[-1] = replace(last, column_span=last.column_span + columns)
        self._advance(columns)

    def table(self) -> Table:
        """The finished table; spans end where the table ends."""
        rows, columns = self._row + 1, self._columns
        self._budget.cells(max(0, rows * columns - len(self._cells)))
        cells = tuple(replace(c, row_span=min(c.row_span, rows - c.row)) for c in self._cells)
        return Table(rows, columns, cells, self._place)

    def _advance(self, columns: int) -> None:
        self._column += max(0, columns)
        self._columns = max(self._columns, self._column)
        self._budget.columns(self._columns)


def cell_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """What a cell that holds these blocks says; a small table inside it as one line a row."""
    for block in blocks:
        if isinstance(block, Table):
            for row in range(block.rows):
                texts = (
                    cell.text.replace("\n", " ") for cell in block.cells if cell.row == row and cell.text
                )
                yield " ".join(texts)
        elif not block.footnote:
            yield block.text
