"""Rows that only introduce the rows below them: "1 | Rà soát, gồm: | theo thời hạn sau đây" above a), b), c)."""

import re
from collections.abc import Container

from cchc.pure.reading.blocks import Cell
from cchc.pure.reading.numbering import Head, read_head
from cchc.pure.reading.tables.groups import ASSIGNMENT, WHO, head_of, one_number
from cchc.pure.reading.tables.header import Grid, Header, own_cells
from cchc.pure.reading.text import fold, one_line

_POINTS_DOWN = re.compile(r"(?:sau day|duoi day|nhu sau|ben duoi)\W*$")


def introduces(header: Header, grid: Grid, index: int, usual: Container[tuple[str, int]]) -> Head | None:
    """The number and words of a row that assigns nothing of its own and has parts below, or whose deadline is in
    the rows below; or of a group's title with a stray word beside it. `usual`: how task rows are numbered."""
    own = list(own_cells(grid[index], index))
    said = [cell for cell in own if _role(header, cell) in ASSIGNMENT]
    words = [one_line(c.text) for c in one_number(header, own) if _role(header, c) not in ASSIGNMENT]
    head = head_of(words) if 1 <= len(words) <= 2 else None
    if not said or head is None or not head.code or not head.rest:
        return None
    own_said = [cell for cell in said if cell.row_span == 1 and not _points_down(cell)]
    if is_parent_of_next(head, header, grid, index):
        later = any(_points_down(cell) for cell in said if _role(header, cell) == "due")
        return head if later or not own_said or _told_below(header, grid, index, said) else None
    nobody = not any(_role(header, cell) in WHO for cell in said)
    title = head.style in ("roman", "capital") and (head.style, head.depth) not in usual
    return head if title and nobody and len(said) == 1 else None


def is_parent_of_next(head: Head, header: Header, grid: Grid, index: int) -> bool:
    """Whether the next row is numbered as a part of this one: 2 → 2.1, or 1 → a)."""
    if not head.code or index + 1 >= len(grid):
        return False
    own = list(own_cells(grid[index + 1], index + 1))
    numbers = [one_line(cell.text) for cell in own if _role(header, cell) == "number"]
    return any(_is_part(head, text) for text in [*numbers, *(one_line(cell.text) for cell in own[:1])])


def _told_below(header: Header, grid: Grid, index: int, said: list[Cell]) -> bool:
    """The row says who, but neither when nor what, and its first part says all that for itself."""
    below = {_role(header, cell) for cell in own_cells(grid[index + 1], index + 1)}
    return (
        {_role(header, cell) for cell in said} <= set(WHO)
        and "due" in below
        and bool(below & {"lead", "roles"})
    )


def _is_part(head: Head, text: str) -> bool:
    child = read_head(text) or _bare_letter(text)
    if child is None:
        return fold(text) in ("-", "+", "*") or text.startswith(head.code + ".")
    nested = head.style in ("number", "dotted") and child.style in ("letter", "paren")
    return nested or child.code.startswith(head.code + ".")


def _bare_letter(text: str) -> Head | None:
    """ "a)" alone in its cell."""
    match = re.fullmatch(r"([a-zđ])\s*[.)]?", text)
    return Head(match[1], "letter", "") if match else None


def _points_down(cell: Cell) -> bool:
    return bool(_POINTS_DOWN.search(fold(one_line(cell.text))))


def _role(header: Header, cell: Cell) -> str | None:
    return header.roles[cell.column] if cell.column < len(header.roles) else None
