"""Paragraphs and tables of a document body, of a cell, of a text box: one walk for all of them."""

from collections.abc import Iterator
from itertools import chain

from lxml import etree

from cchc.pure.reading.blocks import Block, Paragraph, Place
from cchc.pure.reading.formats.budget import Budget
from cchc.pure.reading.formats.grid import Grid, cell_lines
from cchc.pure.reading.formats.word.inline import Inline, InlineReader, Note, branch
from cchc.pure.reading.formats.word.names import MC, W, child_value, whole
from cchc.pure.reading.formats.word.numbers import Numbering
from cchc.pure.reading.formats.word.styles import Look, Styles
from cchc.pure.reading.text import clean

_WRAPPERS = {W + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_LAYOUT_COLUMNS = 2  # an outer table this narrow around a real one only places things on the page


class BodyReader:
    """Call `blocks` once for the body: counters of numbers, notes, tables and pages run through it."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: dict[str, etree._Element | None],
        budget: Budget,
        *,
        paged: bool,
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = {
            kind: {} if root is None else {note.get(W + "id"): note for note in root}
            for kind, root in notes.items()
        }
        self._budget = budget
        self._inline = InlineReader(styles)
        self._page = 1 if paged else None
        self._tables = 0

    def blocks(self, container: etree._Element) -> list[Block]:
        """Everything in a container, in reading order; notes follow the paragraph that refers to them."""
        found: list[Block] = []
        joined: Inline | None = None  # text before a paragraph mark that was deleted
        for element in _unwrapped(container):
            if element.tag == W + "tbl":
                found.extend(self._table(element))
            elif element.tag == W + "p":
                inline, look = self._read(element, joined)
                joined = inline if _mark_deleted(element) else None
                if joined is None:
                    found.extend(self._paragraph(inline, look))
        if joined is not None:
            found.extend(self._paragraph(joined, Look()))
        return found

    def _read(self, paragraph: etree._Element, joined: Inline | None) -> tuple[Inline, Look]:
        look = self._styles.paragraph(paragraph.find(W + "pPr"))
        return self._inline.read(paragraph, look, joined), look

    def _paragraph(self, inline: Inline, look: Look) -> Iterator[Block]:
        """The paragraph, the text boxes anchored in it, its notes."""
        text = clean(inline.text())
        number = self._numbering.number(look.num_id, look.num_level, look.style)
        if number and (text or number != "-"):
            text = f"{number} {text}".rstrip()
        page = None if self._page is None else self._page + inline.pages_before
        if text:
            self._budget.block()
            yield Paragraph(
                self._budget.text(text),
                Place(page=page),
                level=None if look.outline is None or look.outline > 8 else look.outline + 1,
                bold=inline.bold and not inline.plain,
                centred=look.justify == "center",
            )
        if self._page is not None:
            self._page += inline.pages
        for box in inline.boxes:
            with self._numbering.apart("box"):
                found = self.blocks(box)
            yield from found
        for note in inline.notes:
            yield from self._note(note, page)

    def _note(self, note: Note, page: int | None) -> Iterator[Block]:
        element = self._notes[note.kind].pop(note.key, None)  # printed once: no note can repeat itself
        if element is None:
            return
        with self._numbering.apart(note.kind):
            lines = [line.text for line in self.blocks(element) if isinstance(line, Paragraph)]
        text = clean(f"{note.mark} " + "\n".join(lines))
        if lines:
            yield Paragraph(text, Place(page=page), footnote=True)

    def _table(self, element: etree._Element) -> list[Block]:
        rows = [row for row in _unwrapped(element) if row.tag == W + "tr" and not _deleted(row)]
        if _is_layout(element, rows):
            cells = (cell for row in rows for cell in _cells(row))
            return list(chain.from_iterable(self.blocks(cell) for cell in cells))
        self._tables += 1
        self._budget.block()
        place = Place(page=self._page, table=self._tables)
        grid = Grid(place, self._budget)
        notes: list[Block] = []
        for row in rows:
            grid.start_row()
            self._row(row, grid, Place(page=self._page, table=place.table, row=grid.row + 1), notes)
        return [grid.table(), *notes]

    def _row(self, row: etree._Element, grid: Grid, place: Place, notes: list[Block]) -> None:
        properties = row.find(W + "trPr")
        grid.skip(whole(child_value(properties, W + "gridBefore")))
        first_page = last_page = self._page
        for cell in _cells(row):
            self._page = first_page  # every cell of a row that a page cuts repeats the break
            self._cell(cell, grid, place, notes)
            if self._page is not None and last_page is not None:
                last_page = max(last_page, self._page)
        self._page = last_page
        grid.skip(whole(child_value(properties, W + "gridAfter")))

    def _cell(self, cell: etree._Element, grid: Grid, place: Place, notes: list[Block]) -> None:
        properties = cell.find(W + "tcPr")
        span = max(1, whole(child_value(properties, W + "gridSpan"), 1))
        if _continues(properties, "hMerge"):
            grid.widen(span)
        elif not (_continues(properties, "vMerge") and grid.cover(span)):
            blocks = self.blocks(cell)
            notes.extend(block for block in blocks if isinstance(block, Paragraph) and block.footnote)
            grid.add("\n".join(cell_lines(blocks)), place, column_span=span)


def _unwrapped(container: etree._Element) -> Iterator[etree._Element]:
    """The children, with content controls and the like taken off."""
    for child in container:
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        elif child.tag == MC + "AlternateContent":
            yield from _unwrapped(branch(child))
        else:
            yield child


def _cells(row: etree._Element) -> list[etree._Element]:
    return [
        cell for cell in _unwrapped(row) if cell.tag == W + "tc" and cell.find(f"{W}tcPr/{W}cellDel") is None
    ]


def _is_layout(element: etree._Element, rows: list[etree._Element]) -> bool:
    """A frame of one cell, or a narrow table around one that is a real grid."""
    widths = [len(_cells(row)) for row in rows]
    if widths == [1]:
        return True
    if max(widths, default=0) > _LAYOUT_COLUMNS:
        return False
    inner = (table for table in element.iter(W + "tbl") if table is not element)
    return any(
        len(table.findall(W + "tr")) > 2 and len(table.findall(f"{W}tr[1]/{W}tc")) > 2 for table in inner
    )


def _mark_deleted(paragraph: etree._Element) -> bool:
    """The paragraph's own end was deleted or moved away: it joins the next one."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def _deleted(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _continues(properties: etree._Element | None, kind: str) -> bool:
    """w:vMerge or w:hMerge without "restart" goes on with the cell before."""
    merge = None if properties is None else properties.find(W + kind)
    return merge is not None and merge.get(W + "val", "continue") != "restart"
