"""A document as its format sees it: paragraphs and grid tables in reading order, each with its place.

Format readers make these and know nothing of plans; the plan logic reads these and knows nothing of formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the source. Lines count from 1 in text formats; page, table and row count from 1 elsewhere.

    Where a format has no lines, each paragraph and each table row counts as one (formats/positions.py).
    """

    line_from: int | None = None
    line_to: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None

    def to(self, other: "Place") -> "Place":
        """The smallest place that holds both; page, table and row are those where it begins."""
        starts = [line for line in (self.line_from, other.line_from) if line is not None]
        ends = [line for line in (self.line_to, other.line_to) if line is not None]
        return Place(
            line_from=min(starts, default=None),
            line_to=max(ends, default=None),
            page=self.page if self.page is not None else other.page,
            table=self.table if self.table is not None else other.table,
            row=self.row if self.row is not None else other.row,
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `text` is `text.clean`ed and begins with its automatic number, if it has one.

    `level` is the outline level that the format states (1 is the highest), None where it states none.
    """

    text: str
    place: Place
    level: int | None = None
    bold: bool = False
    centred: bool = False
    footnote: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, once, at its top left corner. Paragraphs inside are separated by line breaks."""

    row: int
    column: int
    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A grid: `rows` × `columns`; rows and columns count from 0. A slot that no cell covers is empty.

    Slots may be empty only where the format left them out; a reader gives every cell it finds.
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    place: Place

    def grid(self) -> list[list[Cell | None]]:
        """rows × columns; a cell stands in every slot that it spans."""
        slots: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    slots[row][column] = cell
        return slots

    def row_places(self) -> list[Place]:
        """The place of each row: of the cells that begin in it, else the table's."""
        places: list[Place | None] = [None] * self.rows
        for cell in self.cells:
            if cell.row < self.rows:
                before = places[cell.row]
                places[cell.row] = before.to(cell.place) if before else cell.place
        return [place or self.place for place in places]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """One document after its format has been read."""

    name: str
    sha256: str
    media_type: str
    blocks: tuple[Block, ...]
    ocr: bool = False
    notes: tuple[str, ...] = field(default=())

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs outside tables, in order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        """The tables, in order."""
        return (block for block in self.blocks if isinstance(block, Table))
