"""All task tables of a document, in order, as items."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cchc.pure.reading.blocks import Block, Place, Table
from cchc.pure.reading.plan import Item
from cchc.pure.reading.tables.classify import OTHER, TASKS, kind_of
from cchc.pure.reading.tables.content import infer_header
from cchc.pure.reading.tables.header import Grid, Header, read_header, says_the_same
from cchc.pure.reading.tables.items import item_of
from cchc.pure.reading.tables.rows import Row, RowReader


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table was taken for ("tasks", "targets", "other"), and the items read from it."""

    index: int
    kind: str
    items: tuple[Item, ...]


def read_tables(blocks: Sequence[Block], *, year: int | None) -> tuple[TableReading, ...]:
    """One reading a table, in order. A table without a header continues the task table before it."""
    readings: list[TableReading] = []
    reader: RowReader | None = None
    for index, table in enumerate((b for b in blocks if isinstance(b, Table)), start=1):
        grid = table.grid()
        header = read_header(table, grid)
        if header and reader and _continues(header, reader.header, table):
            header = None
        if header and kind_of(header, grid) != TASKS:
            readings.append(TableReading(index, kind_of(header, grid), ()))
            reader = None
            continue
        if header and not (reader and reader.header.roles == header.roles):
            reader = RowReader(header)
        elif header is None and not (reader and len(reader.header.roles) == table.columns):
            inferred = infer_header(grid, year=year) if table.rows >= 3 else None
            reader = RowReader(inferred) if inferred else None
        if reader is None:
            readings.append(TableReading(index, OTHER, ()))
            continue
        readings.append(TableReading(index, TASKS, _items(reader, table, grid, header, index, year)))
    return tuple(readings)


def _continues(header: Header, before: Header, table: Table) -> bool:
    """The header of the table before, printed again below a group's title: its columns are already known."""
    same = says_the_same({text for text in header.texts if text}, before)
    return same and len(before.roles) == table.columns and header.roles != before.roles


def _items(
    reader: RowReader, table: Table, grid: Grid, header: Header | None, index: int, year: int | None
) -> tuple[Item, ...]:
    rows = reader.read(table, grid, header.body if header else 0)
    items = (item_of(row, year=year, place=_place(row, index)) for row in rows)
    return tuple(item for item in items if item)


def _place(row: Row, table: int) -> Place:
    """From the row's own cells to those of the rows that continue it; table and row count from 1."""
    place = row.place
    for more in row.continued:
        place = place.to(more.place)
    return replace(place, table=place.table or table, row=place.row or row.index + 1)
