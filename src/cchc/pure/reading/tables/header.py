"""Which column of a table says what: from its header, or, where that is lost, from what stands in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc.pure.reading.blocks import Cell, Table
from cchc.pure.reading.tables.periods import find_periods, names_period
from cchc.pure.reading.tables.vocabulary import WHO, role_of
from cchc.pure.reading.text import fold, one_line

_PARTS = ("lead", "support", "roles", "due", "monitor")
HEADER_SEARCH_ROWS = 6  # title rows may stand above the header inside the same table
_COUNTING_ROW = re.compile(r"^[(\[]?(\d{1,2}|[a-hA-H])[)\]]?$")

Grid = list[list[Cell | None]]


@dataclass(frozen=True, slots=True)
class Header:
    """`roles[column]` is the column's role or None; `body` is the first row below the header; `periods` are the
    columns that are ticked, with the period each stands for."""

    roles: tuple[str | None, ...]
    body: int
    texts: tuple[str, ...]
    periods: dict[int, str] = field(default_factory=dict)

    def column(self, role: str) -> int | None:
        """The first column of that role."""
        return next((i for i, r in enumerate(self.roles) if r == role), None)

    def columns(self, role: str) -> list[int]:
        """All columns of that role."""
        return [i for i, r in enumerate(self.roles) if r == role]


def own_cells(cells: list[Cell | None], index: int) -> Iterator[Cell]:
    """The filled cells that begin in grid row `index`, each once, from left to right."""
    seen: set[int] = set()
    for cell in cells:
        if cell and cell.row == index and id(cell) not in seen and cell.text.strip():
            seen.add(id(cell))
            yield cell


def words(cell: Cell | None) -> str:
    """A cell's folded text, "" for none."""
    return fold(one_line(cell.text)) if cell else ""


def read_header(table: Table, grid: Grid) -> Header | None:
    """The header of a table, from one row or from two that belong together; None where there is none."""
    for row in range(min(HEADER_SEARCH_ROWS, table.rows)):
        if _looks_like_header(grid[row]):
            parts = parts_of_columns(grid, row)
            if parts:
                return Header(
                    tuple(_settle([role_of(text) for text in parts])),
                    _skip_counting_row(grid, row + 2),
                    parts,
                )
            last = _last_header_row(grid, row)
            texts = tuple(_column_text(grid, row, last, column) for column in range(table.columns))
            periods = find_periods(table, grid, row, last)
            roles = _settle(
                [
                    "due" if column in periods else _column_role(grid, row, last, column)
                    for column in range(table.columns)
                ]
            )
            return Header(tuple(roles), _skip_counting_row(grid, last + 1), texts, periods)
    return None


def _looks_like_header(cells: list[Cell | None]) -> bool:
    distinct = {id(cell): words(cell) for cell in cells if cell}
    roles = [role_of(text) for text in distinct.values() if text and len(text) <= 90]
    named = [role for role in roles if role]
    others = [text for text in distinct.values() if text and not names_period(text)]
    return len(distinct) >= 2 and len(named) >= 2 and len(named) * 2 > len(others)


def _last_header_row(grid: Grid, row: int) -> int:
    """The header goes on while its cells span into the next row, which then names the parts of a column."""
    last = row
    for cell in grid[row]:
        if cell and cell.row_span > 1 and cell.text.strip():
            last = max(last, cell.row + cell.row_span - 1)
    spanned = any(cell and cell.column_span > 1 for cell in grid[row])
    if last == row and row + 1 < len(grid):
        names = _names_parts(grid[row], grid[row + 1]) if spanned else _fills_gaps(grid[row], grid[row + 1])
        last = row + 1 if names else row
    if last == row and row + 1 < len(grid) and _repeats_upper(grid[row], grid[row + 1]):
        last = row + 1
    return min(last, len(grid) - 1)


def _repeats_upper(upper: list[Cell | None], lower: list[Cell | None]) -> bool:
    """A header in two rows whose spans were filled up: columns without parts say the same twice."""
    pairs = [(words(a), words(b)) for a, b in zip(upper, lower, strict=True)]
    same = [a for a, b in pairs if a == b and a]
    parts = [b for a, b in pairs if a != b]
    return len(same) >= 2 and len(parts) >= 2 and all(b and (role_of(b) or names_period(b)) for b in parts)


def parts_of_columns(grid: Grid, row: int) -> tuple[str, ...]:
    """The columns of a header in two rows whose cells have lost their columns: "TT | Cơ quan | Nhiệm vụ" above
    "Chủ trì | Phối hợp" is TT, Chủ trì, Phối hợp, Nhiệm vụ. Empty where it is not such a header."""
    if row + 1 >= len(grid):
        return ()
    upper, lower = ([words(cell) for cell in own_cells(grid[r], r)] for r in (row, row + 1))
    width = len(grid[row])
    if len(upper) == width or len(lower) < 2 or len(upper) - 1 + len(lower) != width:
        return ()
    if not all(role_of(text) in _PARTS for text in lower):
        return ()
    kinds = {role_of(text) for text in lower}
    for place, text in enumerate(upper):
        if (kinds <= {"due"} and role_of(text) == "due") or (not kinds <= {"due"} and _names_who(text)):
            return (*upper[:place], *lower, *upper[place + 1 :])
    return ()


def _names_who(text: str) -> bool:
    return bool(WHO.search(text)) or role_of(text) in ("lead", "roles")


def _names_parts(upper: list[Cell | None], lower: list[Cell | None]) -> bool:
    parts = [words(b) for a, b in zip(upper, lower, strict=True) if a and a.column_span > 1]
    return bool(parts) and all(part and (role_of(part) or names_period(part)) for part in parts)


def _fills_gaps(upper: list[Cell | None], lower: list[Cell | None]) -> bool:
    """A second level in a format that has lost the spans: "Chủ trì | Phối hợp" under "Phân công" and a blank."""
    pairs = [(words(a), words(b)) for a, b in zip(upper, lower, strict=True) if words(b)]
    under = all(role_of(part) and (not head or WHO.search(head)) for head, part in pairs)
    return len(pairs) >= 2 and under and any(not head for head, _ in pairs)


def _column_text(grid: Grid, first: int, last: int, column: int) -> str:
    cells = {id(grid[row][column]): words(grid[row][column]) for row in range(first, last + 1)}
    return " ".join(text for text in cells.values() if text)


def _column_role(grid: Grid, first: int, last: int, column: int) -> str | None:
    """The lowest header cell that names a role decides; one that says only "who" yields to it."""
    named = None
    for row in range(last, first - 1, -1):
        text = words(grid[row][column])
        role = role_of(text)
        if role and not (named and WHO.search(text)):
            named = named or role
    return named


def _settle(roles: list[str | None]) -> list[str | None]:
    """Roles seen together: who does what depends on what the other columns are called."""
    if "task" not in roles and "activity" in roles:
        roles[roles.index("activity")] = "task"
    if roles.count("task") > 1:
        first = roles.index("task")
        roles = [role if role != "task" or i == first else "activity" for i, role in enumerate(roles)]
    if "presenter" in roles and "lead" not in roles:
        roles[roles.index("presenter")] = "lead"
    if roles and roles[0] is None:
        roles[0] = "number"
    return roles


def _skip_counting_row(grid: Grid, row: int) -> int:
    """The row "(1) (2) (3)" or "A B 1 2" under a header."""
    if row < len(grid):
        texts = [one_line(cell.text) for cell in grid[row] if cell and cell.text.strip()]
        if len(texts) >= 3 and all(_COUNTING_ROW.match(text) for text in texts):
            return row + 1
    return row


def repeats_header(cells: list[Cell | None], row: int, header: Header) -> bool:
    """A header printed again in this row, at the top of a page or of a group; its cells may have slipped sideways."""
    texts = {words(cell) for cell in cells if cell and cell.row == row} - {""}
    return len(texts) >= 3 and says_the_same(texts, header) and any(role_of(text) for text in texts)


def says_the_same(texts: set[str], header: Header) -> bool:
    """Whether these header words are those of `header`, but for one."""
    known = {text for text in header.texts if text}
    return (
        sum(text in known or any(head.endswith(text) for head in known) for text in texts) >= len(texts) - 1
    )
