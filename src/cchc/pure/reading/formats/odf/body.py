"""Paragraphs, lists and tables of an OpenDocument text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from cchc.pure.reading.blocks import Block, Paragraph, Place
from cchc.pure.reading.formats.budget import Budget
from cchc.pure.reading.formats.grid import Grid, cell_lines
from cchc.pure.reading.formats.odf.inline import Inline, InlineReader
from cchc.pure.reading.formats.odf.lists import LEVELS, ListNumbers
from cchc.pure.reading.formats.odf.names import OFFICE, TABLE, TEXT, XML_ID, whole
from cchc.pure.reading.formats.odf.styles import Look, Styles
from cchc.pure.reading.text import clean

_SKIPPED = {TEXT + "tracked-changes", TEXT + "sequence-decls", OFFICE + "forms", TABLE + "table-columns"}
_ROW_GROUPS = {TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")}
_MOST_EMPTY = 64  # empty cells and rows may be repeated a million times to fill a sheet
_MOST_REPEATED = 1000
_LAYOUT_COLUMNS = 2


@dataclass(slots=True)
class _List:
    """The list that a paragraph stands in; `number` waits for the first paragraph of the item."""

    counts: list[int | None]
    style: str
    depth: int
    number: str = ""


class BodyReader:
    """Call `blocks` once for the body: counters of numbers, notes, tables and pages run through it."""

    def __init__(self, styles: Styles, budget: Budget, *, paged: bool) -> None:
        self._styles = styles
        self._numbers = ListNumbers(styles.lists, styles.outline)
        self._inline = InlineReader(styles)
        self._budget = budget
        self._page = 1 if paged else None
        self._tables = self._lists = 0

    def blocks(self, container: etree._Element) -> list[Block]:
        """Everything in a container, in reading order; notes follow the paragraph that refers to them."""
        return list(self._walk(container, None))

    def _walk(self, container: etree._Element, within: _List | None) -> Iterator[Block]:
        for element in container:
            tag = element.tag
            if tag in {TEXT + "p", TEXT + "h"}:
                yield from self._paragraph(element, within)
            elif tag == TEXT + "list":
                yield from self._list(element, within)
            elif tag == TABLE + "table":
                yield from self._table(element)
            elif tag == TEXT + "soft-page-break":
                self._turn(1)
            elif isinstance(tag, str) and tag not in _SKIPPED:  # sections, indexes, frames
                yield from self._walk(element, within)

    def _list(self, element: etree._Element, within: _List | None) -> Iterator[Block]:
        style = element.get(TEXT + "style-name") or (within.style if within else "")
        if within is None:
            self._lists += 1
            counts = self._numbers.open(
                element.get(XML_ID) or f"#{self._lists}",
                style,
                element.get(TEXT + "continue-list"),
                goes_on=element.get(TEXT + "continue-numbering") == "true",
            )
        else:
            counts = within.counts
        depth = within.depth + 1 if within else 0
        for item in element:
            if item.tag == TEXT + "list-item":
                start = whole(item, TEXT + "start-value", -1)
                yield from self._item(item, _List(counts, style, depth), None if start < 0 else start)
            elif item.tag == TEXT + "list-header":
                yield from self._walk(item, _List(counts, style, depth))

    def _item(self, item: etree._Element, place: _List, start: int | None) -> Iterator[Block]:
        """An item that holds nothing but a deeper list only sets the depth: it is not counted."""
        if place.depth < LEVELS and any(child.tag in {TEXT + "p", TEXT + "h"} for child in item):
            place.number = self._numbers.item(place.counts, place.style, place.depth, start)
        yield from self._walk(item, place)

    def _paragraph(self, element: etree._Element, within: _List | None) -> Iterator[Block]:
        look = self._styles.look("paragraph", element.get(TEXT + "style-name"))
        inline = self._inline.read(element, look)
        number = self._number(element, within)
        text = clean(inline.text())
        if number and (text or number != "-"):
            text = f"{number} {text}".rstrip()
        page = self._page
        if text:
            self._budget.block()
            yield self._made(element, text, look, inline)
        self._turn(inline.pages)
        for box in inline.boxes:
            yield from self._walk(box, None)
        for mark, body in inline.notes:
            lines = [block.text for block in self._walk(body, None) if isinstance(block, Paragraph)]
            if lines:
                yield Paragraph(clean(f"{mark} " + "\n".join(lines)), Place(page=page), footnote=True)

    def _made(self, element: etree._Element, text: str, look: Look, inline: Inline) -> Paragraph:
        outline = whole(element, TEXT + "outline-level") if element.tag == TEXT + "h" else look.outline
        return Paragraph(
            self._budget.text(text),
            Place(page=self._page),
            level=outline,
            bold=inline.bold and not inline.plain,
            centred=bool(look.centred),
        )

    def _number(self, element: etree._Element, within: _List | None) -> str:
        if within is not None:
            number, within.number = within.number, ""
            return number
        if element.tag != TEXT + "h" or element.get(TEXT + "is-list-header") == "true":
            return ""
        return self._numbers.heading(whole(element, TEXT + "outline-level"), None)

    def _turn(self, pages: int) -> None:
        if self._page is not None:
            self._page += pages

    def _table(self, element: etree._Element) -> Iterator[Block]:
        rows = list(_rows(element))
        if _is_layout(element, rows):
            yield from chain.from_iterable(self._walk(cell, None) for row in rows for cell in _cells(row))
            return
        self._tables += 1
        self._budget.block()
        table = self._tables
        grid = Grid(Place(page=self._page, table=table), self._budget)
        notes: list[Block] = []
        for row in rows:
            filled = next(row.itertext(), None) is not None
            for _ in range(min(whole(row, TABLE + "number-rows-repeated"), _MOST_REPEATED if filled else 1)):
                grid.start_row()
                self._row(row, grid, Place(page=self._page, table=table, row=grid.row + 1), notes)
        yield grid.table()
        yield from notes

    def _row(self, row: etree._Element, grid: Grid, place: Place, notes: list[Block]) -> None:
        owed = 0  # slots that the last cell spans and that follow as covered cells
        for cell in _cells(row):
            repeated = whole(cell, TABLE + "number-columns-repeated")
            if cell.tag == TABLE + "covered-table-cell":
                own = min(owed, repeated)
                owed -= own
                grid.skip(min(repeated - own, _MOST_EMPTY))
                continue
            blocks = self.blocks(cell)
            notes.extend(block for block in blocks if isinstance(block, Paragraph) and block.footnote)
            text = "\n".join(cell_lines(blocks))
            columns = whole(cell, TABLE + "number-columns-spanned")
            for _ in range(min(repeated, _MOST_REPEATED if text else _MOST_EMPTY)):
                grid.add(
                    text, place, row_span=whole(cell, TABLE + "number-rows-spanned"), column_span=columns
                )
            owed = columns - 1


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in {TABLE + "table-cell", TABLE + "covered-table-cell"}]


def _is_layout(element: etree._Element, rows: list[etree._Element]) -> bool:
    """A frame of one cell, or a narrow table around one that is a real grid."""
    widths = [len(_cells(row)) for row in rows]
    if widths == [1]:
        return True
    if max(widths, default=0) > _LAYOUT_COLUMNS:
        return False
    inner = ([*_rows(table)] for table in element.iter(TABLE + "table") if table is not element)
    return any(len(found) > 2 and len(_cells(found[0])) > 2 for found in inner)
