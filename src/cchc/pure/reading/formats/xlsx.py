"""An .xlsx as blocks: each visible sheet gives its tables and the lines above, between and below them."""

from collections.abc import Iterator

from cchc.pure.reading.blocks import Block, Paragraph, Place
from cchc.pure.reading.context import Context
from cchc.pure.reading.formats.budget import Budget
from cchc.pure.reading.formats.grid import Grid
from cchc.pure.reading.formats.sheet.workbook import Sheet, Workbook

_MOST_TITLES = 4  # lines above a table
_WIDE = 3  # filled cells that make a row a row of a table; titles and signatures have fewer


def read(data: bytes, context: Context) -> list[Block]:
    """The blocks of all visible sheets in order. Raises ReadingError."""
    budget = Budget(context.limits)
    blocks: list[Block] = []
    tables = 0
    for sheet in Workbook(data, context).sheets(budget):
        found = list(_blocks(sheet, budget, tables + 1))
        tables += sum(not isinstance(block, Paragraph) for block in found)
        blocks.extend(found)
    return blocks


def _blocks(sheet: Sheet, budget: Budget, number: int) -> Iterator[Block]:
    rows: dict[int, list[int]] = {}
    for row, column in sorted(sheet.cells):
        rows.setdefault(row, []).append(column)
    tables = {extent[0]: extent for extent in _extents(rows)}
    inside = range(0)
    for row, columns in rows.items():
        if row in tables:
            inside = tables[row]
            yield _table(sheet, budget, number, inside)
            number += 1
        if row in inside:
            continue
        for column in columns:
            budget.block()
            yield Paragraph(sheet.cells[row, column], Place())


def _extents(rows: dict[int, list[int]]) -> Iterator[range]:
    """The rows of each table. A blank row with a title below it, a line of one cell, parts two tables."""
    part: dict[int, list[int]] = {}
    for row, columns in rows.items():
        if part and row - 1 not in rows and len(columns) == 1 and _wide_below(rows, row):
            if inside := _extent(part):
                yield inside
            part = {}
        part[row] = columns
    if inside := _extent(part):
        yield inside


def _wide_below(rows: dict[int, list[int]], row: int) -> bool:
    """Whether the lines after `row` lead to a row of a table."""
    following = (rows[below] for below in range(row + 1, row + 1 + _MOST_TITLES) if below in rows)
    return any(len(columns) >= _WIDE for columns in following)


def _extent(rows: dict[int, list[int]]) -> range:
    """The rows of the table; an empty range where no two rows make one."""
    width = max((len(columns) for columns in rows.values()), default=0)
    wide = [row for row, columns in rows.items() if len(columns) >= min(_WIDE, max(width, 2))]
    if len(wide) < 2:
        return range(0)
    last = wide[-1]
    for row in (row for row in rows if row > wide[-1]):
        if row > last + 1 or len(rows[row]) < 2:  # a total or a rest of the last row still belongs to it
            break
        last = row
    return range(wide[0], last + 1)


def _table(sheet: Sheet, budget: Budget, number: int, lines: range) -> Block:
    """Those rows, without empty outer columns; a merged range is one cell that spans."""
    columns = [column for row, column in sheet.cells if row in lines]
    left, right = min(columns), max(columns)
    spans, covered = _spans(sheet, lines, range(left, right + 1), budget)
    budget.block()
    grid = Grid(Place(table=number), budget)
    for row in lines:
        grid.start_row()
        place = Place(table=number, row=grid.row + 1)
        for column in range(left, right + 1):
            if (row, column) not in covered:
                down, across = spans.get((row, column), (1, 1))
                grid.seek(column - left)
                grid.add(sheet.cells.get((row, column), ""), place, row_span=down, column_span=across)
    return grid.table()


def _spans(
    sheet: Sheet, lines: range, columns: range, budget: Budget
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Spans by their top left slot, and the slots they cover, as far as they lie in the table."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in sheet.merged:
        down, across = min(bottom, lines[-1]) - top + 1, min(right, columns[-1]) - left + 1
        if top not in lines or left not in columns or down < 1 or across < 1:
            continue
        budget.cells(down * across)
        spans[top, left] = (down, across)
        covered.update((top + row, left + column) for row in range(down) for column in range(across))
        covered.discard((top, left))
    return spans, covered
