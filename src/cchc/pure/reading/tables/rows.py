"""The rows of a task table: group headings, tasks, and rows that only continue the one above."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from cchc.pure.reading.blocks import Cell, Place, Table
from cchc.pure.reading.numbering import Head, read_head
from cchc.pure.reading.tables.groups import (
    ASSIGNMENT,
    WHO,
    head_of,
    is_total,
    one_number,
    rank,
    sharing_groups,
)
from cchc.pure.reading.tables.header import Grid, Header, own_cells, repeats_header
from cchc.pure.reading.tables.parents import introduces, is_parent_of_next
from cchc.pure.reading.tables.periods import ticked_text
from cchc.pure.reading.tables.vocabulary import BEGINS, ENDS
from cchc.pure.reading.text import one_line

WORDING = ("target", "task", "activity", "field")


@dataclass(frozen=True, slots=True)
class Heading:
    """A title above rows: its rank, its words, and its style of number if its rows are numbered as its parts."""

    rank: int
    text: str
    parent: str | None


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
        texts = "\n".join(dict.fromkeys(_texts(self.cells.get(role, []))))
        if role not in ASSIGNMENT:
            return texts
        own = [cell for more in self.continued for cell in more.cells.get(role, []) if cell.row == more.index]
        return " ".join([texts, *_texts(own)]).strip()


class RowReader:
    """Walks down one task table, and on through the tables that continue it."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.stack: list[Heading] = []
        self.shared: list[tuple[int, dict[str, list[Cell]]]] = []  # (rank of the group, what it says for all)
        self.last: Row | None = None

    def read(self, table: Table, grid: Grid, first: int) -> list[Row]:
        """The task rows of a table from grid row `first` on."""
        groups = sharing_groups(self.header, grid, first)
        usual = self._usual_style(grid, first, groups)
        places = table.row_places()
        found: list[Row] = []
        for index in range(first, table.rows):
            if repeats_header(grid[index], index, self.header) or not _filled(grid[index]):
                continue
            if is_total(grid[index], index):
                continue
            heading = groups[index].head if index in groups else self._heading(grid, index, usual)
            if heading:
                self._push(heading, is_parent_of_next(heading, self.header, grid, index))
                if index in groups:
                    self.shared.append((rank(heading), groups[index].said))
            elif self._continues(grid[index], index) and self.last:
                self.last.continued.append(self._row(places, grid, index))
            else:
                self._leave_parents(grid, index)
                self.last = self._row(places, grid, index)
                found.append(self.last)
        return found

    def _row(self, places: list[Place], grid: Grid, index: int) -> Row:
        cells: dict[str, list[Cell]] = {}
        for column, role in enumerate(self.header.roles):
            cell = grid[index][column] if column < len(grid[index]) else None
            if column in self.header.periods:
                continue
            if role and cell and self._says(cell, role) and cell not in cells.get(role, []):
                cells.setdefault(role, []).append(cell)
        due = self._due_of_columns(grid[index])
        if due:
            cells["due"] = [due]
        for _, shared in reversed(self.shared):
            for role, said in shared.items():
                if not _texts(cells.get(role, [])):
                    cells[role] = said
        row = Row(cells, tuple(heading.text for heading in self.stack), index, places[index])
        self._carry_down(row)
        return row

    def _due_of_columns(self, cells: list[Cell | None]) -> Cell | None:
        """One deadline from several columns: periods that are ticked, or a beginning and an end."""
        filled = {
            column: cell
            for column, cell in enumerate(cells)
            if cell and cell.text.strip() and column in self.header.columns("due") and self._says(cell, "due")
        }
        ticked = [column for column in filled if column in self.header.periods]
        if ticked:
            return replace(filled[ticked[0]], text=ticked_text(ticked, self.header.periods))
        begins = [c for c in filled if BEGINS.search(self.header.texts[c])]
        ends = [c for c in filled if ENDS.search(self.header.texts[c]) and c not in begins]
        if len(begins) == len(ends) == 1 and filled[begins[0]] is not filled[ends[0]]:
            first, last = filled[begins[0]], filled[ends[0]]
            same = one_line(first.text) == one_line(last.text)
            return first if same else replace(first, text=f"{one_line(first.text)} - {one_line(last.text)}")
        return None

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
        parent = introduces(self.header, grid, index, usual)
        if parent:
            return parent
        cells = one_number(self.header, own_cells(grid[index], index))
        texts = list(dict.fromkeys(one_line(cell.text) for cell in cells))
        if not texts or len(texts) > 2:
            return None
        head = head_of(texts)
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
        return head if is_parent_of_next(head, self.header, grid, index) else None

    def _starts_group(self, head: Head, usual: set[tuple[str, int]]) -> bool:
        return bool(head.code) and (head.style, head.depth) not in usual

    def _assigned(self, cells: list[Cell | None], index: int, roles: Sequence[str] = ASSIGNMENT) -> bool:
        """Whether the row says who, when or what comes of it, itself or by a cell from above."""
        return any(
            cell and cell.text.strip() and role and role in roles and self._says(cell, role)
            for cell, role in zip(cells, self.header.roles, strict=False)
        )

    def _says(self, cell: Cell, role: str) -> bool:
        """A wide cell that begins under a column of words, such as a group's title, names nobody and no date."""
        begins = self._role_at(cell)
        return begins == role or begins in ASSIGNMENT

    def _continues(self, cells: list[Cell | None], index: int) -> bool:
        """Only further words: the rest of a row that was cut by a page. In the columns of who and when they begin
        in the middle of a name."""
        own = list(own_cells(cells, index))
        if not any(self._role_at(cell) in WORDING for cell in own):
            return False
        if not self._assigned(cells, index):
            return all(self._role_at(cell) in WORDING for cell in own)
        return "number" in self.header.roles and all(
            self._role_at(cell) in WORDING or (self._role_at(cell) in ASSIGNMENT and cell.text[:1].islower())
            for cell in own
        )

    def _role_at(self, cell: Cell) -> str | None:
        return self.header.roles[cell.column] if cell.column < len(self.header.roles) else None

    def _usual_style(self, grid: Grid, first: int, groups: Container[int]) -> set[tuple[str, int]]:
        """How the rows that say who (of a table without such a column: anything) are numbered."""
        who = tuple(role for role in WHO if role in self.header.roles) or ASSIGNMENT
        numbered = "number" if "number" in self.header.roles else "task"
        styles: Counter[tuple[str, int]] = Counter()
        for index in range(first, len(grid)):
            cells = [] if index in groups else list(own_cells(grid[index], index))
            if cells and self._role_at(cells[0]) == numbered and self._assigned(grid[index], index, who):
                head = read_head(one_line(cells[0].text))
                if head:
                    styles[(head.style, head.depth)] += 1
        return {style for style, count in styles.items() if count * 10 >= styles.total()}

    def _push(self, head: Head, parent: bool) -> None:
        level = rank(head)
        while self.stack and self.stack[-1].rank >= level:
            self.stack.pop()
        self._end_shared(level)
        if head.rest:
            self.stack.append(Heading(level, head.rest, head.style if parent else None))

    def _leave_parents(self, grid: Grid, index: int) -> None:
        """A row that is numbered like the one that had parts is no part of it: 1, a), b), then 2."""
        numbers = [
            one_line(cell.text) for cell in own_cells(grid[index], index) if self._role_at(cell) == "number"
        ]
        head = read_head(numbers[-1]) if numbers else None
        while head and self.stack and self.stack[-1].parent == head.style:
            self._end_shared(self.stack.pop().rank)

    def _end_shared(self, level: int) -> None:
        while self.shared and self.shared[-1][0] >= level:
            self.shared.pop()


def _filled(cells: list[Cell | None]) -> bool:
    return any(cell and cell.text.strip() for cell in cells)


def _texts(cells: list[Cell]) -> list[str]:
    return [cell.text for cell in cells if cell.text.strip()]


def _titled(head: Head) -> bool:
    """In capitals, as titles are."""
    letters = [c for c in head.rest if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)
