"""Pages → blocks in reading order: tables over page breaks are one, so are paragraphs."""

from dataclasses import dataclass

from cchc.pure.reading.blocks import Block, Cell, Paragraph, Place, Table
from cchc.pure.reading.formats.pages.aligned import find_aligned
from cchc.pure.reading.formats.pages.columns import Stretch, stretches
from cchc.pure.reading.formats.pages.content import Page, PageTable
from cchc.pure.reading.formats.pages.glyphs import Line
from cchc.pure.reading.formats.pages.margins import drop_repeated, set_footnotes_apart
from cchc.pure.reading.formats.pages.paragraphs import Text, continues, ended_early, is_centred
from cchc.pure.reading.formats.pages.stitch import belongs, stitch

_FEW_LINES = 4  # as many may all be short


@dataclass(slots=True)
class _Item:
    """A paragraph or a table on its way to being a block."""

    page: int
    what: Text | PageTable
    footnote: bool = False
    full_width: bool = True


def blocks_of(pages: list[Page]) -> list[Block]:
    """The blocks of a document (the pages are changed on the way)."""
    drop_repeated(pages)
    body: list[_Item] = []
    for page in pages:
        set_footnotes_apart(page)
        page.lines, aligned = find_aligned(page.number, page.lines)
        page.tables += aligned
        items = _items(page)
        if items and body:
            _carry_on(body, items)
        body += items
        body += [_Item(page.number, text, footnote=True) for text in _footnotes(page)]
    tables = 0
    blocks: list[Block] = []
    for item in body:
        if isinstance(item.what, PageTable):
            tables += 1
            blocks.append(_table(item.what, tables))
        elif item.what.text:
            blocks.append(_paragraph(item, item.what))
    return blocks


def _items(page: Page) -> list[_Item]:
    parts: list[Stretch | PageTable] = []
    rest = page.lines
    for table in sorted(page.tables, key=lambda t: t.y0):
        above = [line for line in rest if (line.y0 + line.y1) / 2 < table.y0]
        rest = rest[len(above) :]
        parts += [*stretches(above), table]
    parts += stretches(rest)
    left, right = _side_margins(page, [part for part in parts if isinstance(part, Stretch)])
    items = []
    for part in parts:
        if isinstance(part, PageTable):
            items.append(_Item(page.number, part))
            continue
        texts = [text for area in part.areas(left, right) for text in area.texts()]
        items += [_Item(page.number, text, full_width=part.gutter is None) for text in texts]
    return items


def _side_margins(page: Page, parts: list[Stretch]) -> tuple[float, float]:
    """Where the text begins and ends; a page of few lines is taken to be as wide on the right as on the left."""
    lines = [line for part in parts if part.gutter is None for line in part.lines] or page.lines
    if not lines:
        return 0.0, page.width
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return left, right if len(lines) > _FEW_LINES else max(right, page.width - left - 0.06 * page.width)


def _footnotes(page: Page) -> list[Text]:
    groups: list[list[Line]] = []
    for line in page.footnotes:
        if line.words[0].mark or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Text(group, 0, page.width) for group in groups]


def _carry_on(body: list[_Item], items: list[_Item]) -> None:
    """Joins the first item of a page to the last one of the pages before, where it is its rest."""
    last = next((item for item in reversed(body) if not item.footnote), None)
    if last is None:
        return
    above, below = last.what, items[0].what
    if isinstance(above, PageTable) and isinstance(below, PageTable):
        if belongs(above, below):
            stitch(above, below)
            del items[0]
    elif isinstance(above, Text) and isinstance(below, Text) and _same_text(last, above, below):
        above.lines += below.lines
        del items[0]


def _same_text(last: _Item, above: Text, below: Text) -> bool:
    end, start = above.lines[-1], below.lines[0]
    alike = last.full_width and abs(end.size - start.size) < 0.1 * end.size
    if not alike or above.centred or is_centred(start, below.left, below.right):
        return False
    indented = start.x0 > below.left + start.size and len(below.lines) > 1
    early = ended_early(end, start, above.right - above.left)
    return not indented and not early and continues(above.text, below.text)


def _paragraph(item: _Item, text: Text) -> Paragraph:
    return Paragraph(
        text=text.text,
        place=Place(page=item.page),
        bold=text.bold,
        centred=text.centred and not item.footnote,
        footnote=item.footnote,
    )


def _table(table: PageTable, number: int) -> Table:
    def column(x: float) -> int:
        return min(range(len(table.xs)), key=lambda i: abs(table.xs[i] - x))

    cells = tuple(
        Cell(
            row=cell.row,
            column=column(cell.x0),
            text=cell.text,
            place=Place(page=cell.page, table=number, row=cell.row + 1),
            row_span=cell.row_span,
            column_span=max(1, column(cell.x1) - column(cell.x0)),
        )
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.x0))
    )
    return Table(table.rows, len(table.xs) - 1, cells, Place(page=table.page, table=number))
