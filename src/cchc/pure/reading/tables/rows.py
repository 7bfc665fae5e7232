"""The rows of a task table: group headings, tasks, and rows that only continue the one above."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc.pure.reading.blocks import Cell, Place, Table
from cchc.pure.reading.numbering import Head, read_head
from cchc.pure.reading.tables.header import Grid, Header, repeats_header
from cchc.pure.reading.text import fold, one_line

ASSIGNMENT = ("lead", "support", "roles", "due", "output", "budget")
WORDING = ("target", "task", "activity", "field")
_RANK = {"capital": 0, "roman": 1, "number": 2, "dotted": 3, "letter": 8, "paren": 9}


@dataclass(slots=True)
class Row:
    """One task row. `cells[role]` are its cells from left to right, those spanned from above included;
    `index` is its row in the grid."""

    cells: dict[str, list[Cell]]
    headings: tuple[str, ...]
    index: int
    place: Place
    continued: list["Row"] = field(default_factory=list)

    def text(self, role: str) -> str:
        """The words of a role, paragraphs apart; several columns of one role are joined if they differ."""
        texts = [cell.text for cell in self.cells.get(role, []) if cell.text.strip()]
        return "\n".join(dict.fromkeys(texts))


class RowReader:
    """Walks down one task table, and on through the tables that continue it."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.stack: list[tuple[int, str]] = []
        self.last: Row | None = None

    def read(self, table: Table, grid: Grid, first: int) -> list[Row]:
        """The task rows of a table from grid row `first` on."""
        usual = self._usual_style(grid, first)
        places = table.row_places()
        found: list[Row] = []
        for index in range(first, table.rows):
            if repeats_header(grid[index], index, self.header) or not _filled(grid[index]):
                continue
            heading = self._heading(grid, index, usual)
            if heading:
                self._push(heading)
            elif self._continues(grid[index], index) and self.last:
                self.last.continued.append(self._row(places, grid, index))
            else:
                self.last = self._row(places, grid, index)
                found.append(self.last)
        return found

    def _row(self, places: list[Place], grid: Grid, index: int) -> Row:
        cells: dict[str, list[Cell]] = {}
        for column, role in enumerate(self.header.roles):
            cell = grid[index][column] if column < len(grid[index]) else None
            if role and cell and self._says(cell, role) and cell not in cells.get(role, []):
                cells.setdefault(role, []).append(cell)
        row = Row(cells, tuple(text for _, text in self.stack), index, places[index])
        self._carry_down(row)
        return row

    def _carry_down(self, row: Row) -> None:
        """Cells left blank under a group that is not numbered again stand for the cell above them."""
        if not self.last:
            return
        if "field" in self.header.roles and not row.text("field"):
            row.cells["field"] = self.last.cells.get("field", [])
        if row.text("number") and "field" not in self.header.roles:
            return
        for role in ("target", "task"):
            wanted = row.text("activity") if role == "task" else row.text("task") or row.text("activity")
            if not row.text(role) and (wanted or role == "task"):
                row.cells[role] = self.last.cells.get(role, [])
                row.cells["number"] = self.last.cells.get("number", [])

    def _heading(self, grid: Grid, index: int, usual: set[tuple[str, int]]) -> Head | None:
        """The heading of a group, or None. `usual` are the styles of number that task rows carry."""
        cells = [cell for cell in _distinct(grid[index]) if cell.row == index and cell.text.strip()]
        texts = list(dict.fromkeys(one_line(cell.text) for cell in cells))
        if not texts or len(texts) > 2:
            return None
        head = _head_of(texts)
        if len(cells) - len(texts) >= 2 or cells[-1].column_span * 2 > len(self.header.roles):
            return head  # a title that is merged across the table, or repeated in every column
        if self._assigned(grid[index], index):
            return None
        if len(texts) == 1 and self._role_at(cells[0]) not in ("number", "field", None):
            return head if _titled(head) or head.style in ("roman", "capital") else None
        if len(texts) == 2 and not (head.code and self._role_at(cells[0]) in ("number", None)):
            return None
        if self._starts_group(head, usual) or _titled(head):
            return head
        return head if _parent_of_next(head, grid, index) else None

    def _starts_group(self, head: Head, usual: set[tuple[str, int]]) -> bool:
        return bool(head.code) and (head.style, head.depth) not in usual

    def _assigned(self, cells: list[Cell | None], index: int) -> bool:
        """Whether the row says who, when or what comes of it, itself or by a cell from above."""
        return any(
            cell and cell.text.strip() and role in ASSIGNMENT and self._says(cell, role)
            for cell, role in zip(cells, self.header.roles, strict=False)
        )

    def _says(self, cell: Cell, role: str) -> bool:
        """A wide cell that begins under a column of words, such as a group's title, names nobody and no date."""
        begins = self._role_at(cell)
        return begins == role or begins in ASSIGNMENT

    def _continues(self, cells: list[Cell | None], index: int) -> bool:
        """Only further words: the rest of a row that was cut by a page."""
        if self._assigned(cells, index):
            return False
        own = [cell for cell in _distinct(cells) if cell.row == index and cell.text.strip()]
        return bool(own) and all(self._role_at(cell) in WORDING for cell in own)

    def _role_at(self, cell: Cell) -> str | None:
        return self.header.roles[cell.column] if cell.column < len(self.header.roles) else None

    def _usual_style(self, grid: Grid, first: int) -> set[tuple[str, int]]:
        """How the rows that assign something are numbered."""
        numbered = "number" if "number" in self.header.roles else "task"
        styles: Counter[tuple[str, int]] = Counter()
        for index in range(first, len(grid)):
            cells = [cell for cell in _distinct(grid[index]) if cell.row == index and cell.text.strip()]
            if cells and self._role_at(cells[0]) == numbered and self._assigned(grid[index], index):
                head = read_head(one_line(cells[0].text))
                if head:
                    styles[(head.style, head.depth)] += 1
        return {style for style, count in styles.items() if count * 10 >= styles.total()}

    def _push(self, head: Head) -> None:
        rank = _RANK.get(head.style, 5) + (head.depth if head.style == "dotted" else 0)
        while self.stack and self.stack[-1][0] >= rank:
            self.stack.pop()
        if head.rest:
            self.stack.append((rank, head.rest))


def _filled(cells: list[Cell | None]) -> bool:
    return any(cell and cell.text.strip() for cell in cells)


def _distinct(cells: list[Cell | None]) -> Iterator[Cell]:
    seen: set[int] = set()
    for cell in cells:
        if cell and id(cell) not in seen:
            seen.add(id(cell))
            yield cell


def _head_of(texts: list[str]) -> Head:
    """The number and title of a heading, from one cell or from two."""
    first = read_head(texts[0])
    if len(texts) == 2 and first and not first.rest:
        inner = read_head(texts[1])
        return Head(first.code, first.style, inner.rest if inner and inner.code == first.code else texts[1])
    return first or Head("", "none", " ".join(texts))


def _titled(head: Head) -> bool:
    """In capitals, as titles are."""
    letters = [c for c in head.rest if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _parent_of_next(head: Head, grid: Grid, index: int) -> bool:
    """Whether the next row is numbered as a part of this one: 2 → 2.1, or 1 → a)."""
    if not head.code or index + 1 >= len(grid):
        return False
    following = next(
        (one_line(c.text) for c in grid[index + 1] if c and c.row == index + 1 and c.text.strip()), ""
    )
    child = read_head(following)
    if child is None:
        return fold(following) == "-"
    return child.code.startswith(head.code + ".") or (head.style == "number" and child.style == "letter")
