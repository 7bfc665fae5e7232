"""Titles of groups in a task table, and what some of them say for all the rows below."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc.pure.reading.blocks import Cell
from cchc.pure.reading.numbering import Head, read_head
from cchc.pure.reading.tables.header import Grid, Header, own_cells
from cchc.pure.reading.text import fold, one_line

WHO = ("lead", "support", "roles")
ASSIGNMENT = ("lead", "support", "roles", "due", "output", "budget")
_TOTAL = re.compile(
    r"^(tong (cong|so|kinh phi|du toan)|cong)( (kinh phi|cac|so|nhiem vu|du toan|muc)\b.{0,40})?[\s:.]*$"
)
_CODE = re.compile(r"\S*\d\S*$")  # "KH38_N05.3"
_MOST_OF_TOTAL = 4  # cells
_RANK = {"capital": 0, "roman": 1, "number": 2, "dotted": 3, "letter": 8, "paren": 9}


@dataclass(frozen=True, slots=True)
class Group:
    """A group's title and, by role, the cells that hold for all its rows."""

    head: Head
    said: dict[str, list[Cell]]


def rank(head: Head) -> int:
    """How high a heading stands; 0 is the highest."""
    return _RANK.get(head.style, 5) + (head.depth if head.style == "dotted" else 0)


def head_of(texts: list[str]) -> Head:
    """The number and title of a heading, from one cell or from two."""
    first = read_head(texts[0])
    if len(texts) == 2 and first is None and _CODE.match(texts[0]):
        return Head(texts[0], "dotted", texts[1])
    if len(texts) == 2 and first and not first.rest:
        inner = read_head(texts[1])
        return Head(first.code, first.style, inner.rest if inner and inner.code == first.code else texts[1])
    return first or Head("", "none", " ".join(texts))


def one_number(header: Header, cells: Iterable[Cell]) -> list[Cell]:
    """The cells of a row with only the first of its numbers: "I", "N01", "Thể chế" is "I", "Thể chế"."""
    kept: list[Cell] = []
    for cell in cells:
        if not (kept and _role_at(header, cell) == "number" and _role_at(header, kept[-1]) == "number"):
            kept.append(cell)
    return kept


def is_total(cells: list[Cell | None], index: int) -> bool:
    """The row that adds up the money."""
    own = [one_line(cell.text) for cell in own_cells(cells, index)]
    words = next((text for text in own if any(c.isalpha() for c in text)), "")
    return len(own) <= _MOST_OF_TOTAL and bool(_TOTAL.match(fold(words)))


def sharing_groups(header: Header, grid: Grid, first: int) -> dict[int, Group]:
    """The titles that also state what holds for all their rows, such as support and deadline, by grid row: the
    rows below, each with a number of a lower kind, leave these columns blank and fill others."""
    heads = {index: _group_head(header, grid, index) for index in range(first, len(grid))}
    found: dict[int, Group] = {}
    for index, head in heads.items():
        said = _said(header, grid, index) if head else {}
        if head is None or not said:
            continue
        rows = [row for row in _rows_below(heads, index, rank(head)) if any(own_cells(grid[row], row))]
        below = [_said(header, grid, row).keys() for row in rows if not is_total(grid[row], row)]
        if not all(heads[row] or is_total(grid[row], row) for row in rows):
            continue
        if below and all(filled and not filled & said.keys() for filled in below):
            found[index] = Group(head, said)
    return found


def _group_head(header: Header, grid: Grid, index: int) -> Head | None:
    """The number and words of a row, from its own cells of words. "(5) …" under the words of the row above is no
    number of a row in a table that has a column for numbers."""
    own = (cell for cell in own_cells(grid[index], index) if _role_at(header, cell) not in ASSIGNMENT)
    cells = one_number(header, own)
    head = head_of([one_line(cell.text) for cell in cells]) if 1 <= len(cells) <= 2 else None
    if head and head.style == "paren" and "number" in header.roles and _role_at(header, cells[0]) != "number":
        return None
    return head if head and head.code and head.rest else None


def _rows_below(heads: dict[int, Head | None], index: int, level: int) -> Iterator[int]:
    """The rows up to the next one that is numbered like the group or higher."""
    for row in range(index + 1, index + 1 + len(heads)):
        following = heads.get(row)
        if row not in heads or (following and rank(following) <= level):
            return
        yield row


def _said(header: Header, grid: Grid, index: int) -> dict[str, list[Cell]]:
    """By role, what the row itself assigns."""
    said: dict[str, list[Cell]] = {}
    for cell in own_cells(grid[index], index):
        role = _role_at(header, cell)
        if role in ASSIGNMENT:
            said.setdefault(role, []).append(cell)
    return said


def _role_at(header: Header, cell: Cell) -> str | None:
    return header.roles[cell.column] if cell.column < len(header.roles) else None
