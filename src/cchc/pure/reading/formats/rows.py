"""Rows of cells as a text dump gives them → a grid Table, with each cell in its column."""

import re
from dataclasses import dataclass
from itertools import pairwise

from cchc.pure.reading.blocks import Cell, Place, Table
from cchc.pure.reading.context import Limits
from cchc.pure.reading.formats import placement
from cchc.pure.reading.formats.budget import Budget
from cchc.pure.reading.formats.inline import cell_text
from cchc.pure.reading.numbering import read_head

MOST_COLUMNS = 60
_MOST_DIGITS = 3  # of a row's number


@dataclass(frozen=True, slots=True)
class Piece:
    """One cell as found, its text raw, with its lines (from 1)."""

    text: str
    line_from: int
    line_to: int

    @property
    def place(self) -> Place:
        return Place(line_from=self.line_from, line_to=self.line_to)


@dataclass(slots=True)
class Row:
    """The pieces of one row in order. `columns`, once known, says where each stands."""

    pieces: list[Piece]
    loose: Piece | None = None  # a lone closing pipe: an empty cell at the end, or a spanned slot anywhere
    columns: list[int] | None = None
    group: bool = False  # one heading over the whole width

    def texts(self) -> list[str]:
        return [piece.text for piece in self.pieces]

    def ends_loosely(self, last: int) -> bool:
        """Whether only the lone pipe stands for the last column."""
        return self.loose is not None and last not in (self.columns or [])

    def placed(self, columns: int) -> dict[int, Piece]:
        """column → piece."""
        places = dict(zip(self.columns or [], self.pieces, strict=False))
        if self.loose and columns - 1 not in places:
            places[columns - 1] = self.loose
        return places


def build_table(rows: list[Row], columns: int, *, spans: bool, wrapped: bool = False) -> Table | None:
    """None without any text. `spans`: a slot that a row does not fill belongs to the cell above it.

    `wrapped`: lines inside a cell end where the page was full. ReadingError for more slots than any limit allows.
    """
    Budget(Limits()).cells(len(rows) * columns)
    rows = [
        Row([_cleaned(piece, wrapped) for piece in _at_most(row.pieces, columns)], loose=row.loose)
        for row in rows
    ]
    rows = _without_repeated_header([row for row in rows if any(row.texts())])
    if not rows:
        return None
    _place_all(rows, columns)
    cells = _cells(rows, columns, spans=spans)
    whole = cells[0].place
    for cell in cells:
        whole = whole.to(cell.place)
    return Table(rows=len(rows), columns=columns, cells=tuple(cells), place=whole)


def _at_most(pieces: list[Piece], columns: int) -> list[Piece]:
    """Cells too many are one with the last."""
    if len(pieces) <= columns:
        return pieces
    text = "\n".join(piece.text for piece in pieces[columns - 1 :])
    return [*pieces[: columns - 1], Piece(text, pieces[columns - 1].line_from, pieces[-1].line_to)]


def _cleaned(piece: Piece, wrapped: bool) -> Piece:
    return Piece(cell_text(piece.text, wrapped=wrapped), piece.line_from, piece.line_to)


def _without_repeated_header(rows: list[Row]) -> list[Row]:
    """A header that the word processor prints again on every page is one header."""
    if len(rows) < 2 or len([text for text in rows[0].texts() if text]) < 2:
        return rows
    header = [re.sub(r"\s+", " ", text).casefold() for text in rows[0].texts()]
    return [rows[0]] + [
        row for row in rows[1:] if [re.sub(r"\s+", " ", text).casefold() for text in row.texts()] != header
    ]


def _place_all(rows: list[Row], columns: int) -> None:
    """Full rows stand as they are; group headings go over the whole width; the others go where they fit."""
    full = [row.texts() for row in rows if len(row.pieces) == columns]
    header = rows[0].texts() if len(rows[0].pieces) == columns else None
    profiles = placement.Profiles(full[1:] if len(full) > 2 else full, columns, header)
    for index, row in enumerate(rows):
        counted = profiles.usual_head(0, row.texts()[0]) and _counts_on(rows, index)
        if not counted and _is_group(row, columns, profiles):
            row.group = True
            row.columns = list(range(len(row.pieces)))
    for _ in range(2):  # the second time with what the first has taught
        above = [False] * columns
        for row in rows:
            if not row.group:
                row.columns = profiles.place(row.texts(), above, loose_end=row.loose is not None)
            above = [not row.group] * columns
        placed = [row.placed(columns) for row in rows[1:] if not row.group]
        seen = [{column: piece.text for column, piece in row.items()} for row in placed]
        profiles.learn([row for row in seen if len(row) == columns])
        profiles.learn_gaps(seen)
    _settle_loose_ends(rows, columns)


def _settle_loose_ends(rows: list[Row], columns: int) -> None:
    """A lone closing pipe in a column that is never seen empty stands for the cell above, not for an empty one."""
    last = columns - 1
    inner = [row for row in rows[1:] if not row.group]
    below_heading = [row for above, row in pairwise(rows) if above.group and not row.group]
    seen_empty = any(row.ends_loosely(last) for row in below_heading) or any(
        last in (row.columns or []) and not row.placed(columns)[last].text for row in inner
    )
    loose = [row for row in inner if row.ends_loosely(last)]
    if seen_empty or len(loose) * 2 >= len(inner):
        return
    for row in loose:
        row.loose = None


def _is_group(row: Row, columns: int, profiles: placement.Profiles) -> bool:
    """A number and a title, or a title alone, with nothing else in the row."""
    texts = row.texts()
    filled = [text for text in texts if text]
    if columns < 3 or not 1 <= len(filled) <= 2 or texts.index(filled[-1]) > 2:
        return False
    if len(filled) == 2:
        return (
            texts[0] == filled[0]
            and _is_bare_number(filled[0])
            and not (columns < 5 and profiles.usual_head(0, filled[0]))
        )
    if len(texts) == columns and columns > 1:
        return _is_heading(filled[0])
    return _is_heading(filled[0]) or not profiles.fits_somewhere(filled[0])


def _counts_on(rows: list[Row], index: int) -> bool:
    """Whether a row is numbered one more than the row above, and the row below does not begin to count again."""
    above, own, below = (
        _number(rows[i]) if 0 <= i < len(rows) else None for i in (index - 1, index, index + 1)
    )
    return above is not None and own == above + 1 and (below is None or below > own)


def _number(row: Row) -> int | None:
    first = row.texts()[0].rstrip(" .)/") if row.pieces else ""
    return int(first) if first.isdecimal() and len(first) <= _MOST_DIGITS else None


def _is_bare_number(text: str) -> bool:
    head = read_head(text)
    return bool(head and not head.rest) or bool(re.fullmatch(r"[A-ZĐ]", text))


def _is_heading(text: str) -> bool:
    head = read_head(text)
    return text.isupper() or bool(head and head.style in ("roman", "capital"))


def _cells(rows: list[Row], columns: int, *, spans: bool) -> list[Cell]:
    grid: list[dict[int, Cell]] = []
    for number, row in enumerate(rows):
        placed = _row_cells(number, row, columns)
        if spans and not row.group:
            _stretch_down(grid, placed, columns)
        grid.append(placed)
    return [cell for number, placed in enumerate(grid) for cell in placed.values() if cell.row == number]


def _row_cells(number: int, row: Row, columns: int) -> dict[int, Cell]:
    placed = {
        column: Cell(row=number, column=column, text=piece.text, place=piece.place)
        for column, piece in row.placed(columns).items()
    }
    if row.group:
        last = max(column for column, cell in placed.items() if cell.text)
        placed = {column: cell for column, cell in placed.items() if column <= last}
        placed[last] = _resized(placed[last], columns=columns - last)
    return placed


def _stretch_down(grid: list[dict[int, Cell]], placed: dict[int, Cell], columns: int) -> None:
    """Each empty slot of a new row is covered by the cell above, unless that is a heading."""
    if not grid:
        return
    number = len(grid)
    for column in range(columns):
        above = grid[-1].get(column)
        if column in placed or above is None or above.column_span > 1:
            continue
        taller = _resized(above, rows=number - above.row + 1)
        for row in range(above.row, number):
            grid[row][column] = taller
        placed[column] = taller


def _resized(cell: Cell, *, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(
        row=cell.row,
        column=cell.column,
        text=cell.text,
        place=cell.place,
        row_span=rows,
        column_span=columns,
    )
