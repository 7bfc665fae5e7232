"""HTML tables: their own rows, their spans, and whether they are only there for the layout of a page."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from lxml import etree

from cchc.pure.reading.blocks import Table
from cchc.pure.reading.formats.html_style import is_hidden, tag_of

_MOST_SPAN = 1000  # as browsers do
_LONG_CELL = 15  # paragraphs in one cell: the frame of a page rather than a table
_MOST_LOOKED_AT = 2000  # elements, to keep the look at nested tables cheap


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows of a table itself, not of tables inside it; the foot last."""
    rows: list[etree._Element] = []
    foot: list[etree._Element] = []
    for child in table:
        tag = tag_of(child)
        if tag == "tr":
            rows.append(child)
        elif tag in ("thead", "tbody", "tfoot"):
            (foot if tag == "tfoot" else rows).extend(row for row in child if tag_of(row) == "tr")
    return [row for row in [*rows, *foot] if not is_hidden(row)]


def cells_of(row: etree._Element) -> list[etree._Element]:
    """<td> and <th> of a row."""
    return [cell for cell in row if tag_of(cell) in ("td", "th") and not is_hidden(cell)]


def span(cell: etree._Element, name: str) -> int:
    """rowspan or colspan, kept within what makes sense; rowspan 0 goes on to the end."""
    try:
        number = int(cell.get(name, "1").strip()[:9])
    except ValueError:
        return 1
    if number == 0 and name == "rowspan":
        return 10**6
    return max(1, min(number, _MOST_SPAN if name == "colspan" else 10**6))


def is_layout(table: etree._Element) -> bool:
    """A frame around a page or around another table: its cells are read one after the other."""
    cells = [cell for row in rows_of(table) for cell in cells_of(row)]
    filled = [cell for cell in cells if _has_text(cell)]
    if len(filled) <= 1:
        return True
    for cell in filled:
        inner = _inner_tables(cell)
        if any(_is_data(inside) for inside in inner) or (inner and len(filled) <= 2):
            return True
    return len(filled) <= 4 and any(_paragraphs(cell) > _LONG_CELL for cell in filled)


def _has_text(element: etree._Element) -> bool:
    return any(str(text).strip() for text in element.itertext())


def _inner_tables(cell: etree._Element) -> list[etree._Element]:
    return list(islice(cell.iter("table"), 20))


def _is_data(table: etree._Element) -> bool:
    rows = rows_of(table)
    return len(rows) >= 3 and max((len(cells_of(row)) for row in rows[:20]), default=0) >= 3


def _paragraphs(cell: etree._Element) -> int:
    elements: Iterator[etree._Element] = islice(cell.iter("p", "div", "h1", "h2", "h3"), _MOST_LOOKED_AT)
    return sum(1 for element in elements if (element.text or "").strip() or len(element))


def compacted(table: Table) -> Table:
    """Without columns in which no cell begins, as spans wider than the table make them."""
    begins = sorted({cell.column for cell in table.cells})
    if len(begins) == table.columns:
        return table
    number = {column: index for index, column in enumerate(begins)}
    ends = [*begins, table.columns]
    cells = []
    for cell in table.cells:
        covered = sum(cell.column <= column < cell.column + cell.column_span for column in begins)
        cells.append(replace(cell, column=number[cell.column], column_span=max(covered, 1)))
    return Table(table.rows, len(ends) - 1, tuple(cells), table.place)
