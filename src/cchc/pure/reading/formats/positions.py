"""Positions for formats that have no lines: each paragraph and each row of a table counts as one.

So a target in a .docx can be pointed at as well as one in a text file. Page, table and row stay as the format gave
them.
"""

from dataclasses import replace

from cchc.pure.reading.blocks import Block, Paragraph, Place, Table


def with_positions(blocks: list[Block]) -> list[Block]:
    """The blocks with `line_from` and `line_to`; those of a format with real lines stay as they are."""
    if any(block.place.line_from is not None for block in blocks):
        return blocks
    placed: list[Block] = []
    position, table = 0, 0
    for block in blocks:
        if isinstance(block, Paragraph):
            position += 1
            placed.append(replace(block, place=_at(block.place, position)))
        else:
            table += 1
            placed.append(_table(block, position + 1, table))
            position += max(block.rows, 1)
    return placed


def _at(place: Place, first: int, last: int | None = None) -> Place:
    return replace(place, line_from=first, line_to=last or first)


def _table(table: Table, first: int, number: int) -> Table:
    cells = tuple(
        replace(
            cell,
            place=replace(
                _at(cell.place, first + cell.row), table=number, row=cell.place.row or cell.row + 1
            ),
        )
        for cell in table.cells
    )
    whole = replace(_at(table.place, first, first + max(table.rows, 1) - 1), table=number)
    return replace(table, cells=cells, place=whole)
