"""The source document as HTML for the left side of the review: plain, escaped, with an anchor at every place."""

from collections.abc import Collection, Iterable, Iterator

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cchc.pure.reading.blocks import Block, Cell, Paragraph, Table
from cchc.steps.plans.sources import row_anchor

CHUNK = 40  # paragraphs that a browser may leave unpainted together while they are out of sight


def render(blocks: Iterable[Block], lit: Collection[str] = ()) -> SafeString:
    """All blocks in order, those at the anchors `lit` marked. Every text is escaped; nothing becomes markup."""
    return mark_safe("".join(_chunks(_pieces(blocks, lit))))  # noqa: S308


def _chunks(pieces: Iterator[str]) -> Iterator[str]:
    for index, piece in enumerate(pieces):
        if index % CHUNK == 0:
            yield '<div class="source-chunk">' if index == 0 else '</div><div class="source-chunk">'
        yield piece
    yield "</div>"


def _pieces(blocks: Iterable[Block], lit: Collection[str]) -> Iterator[str]:
    page, tables = None, 0
    for index, block in enumerate(blocks, start=1):
        if block.place.page is not None and block.place.page != page:
            page = block.place.page
            yield format_html('<p class="source-page">{}</p>', _("Trang %(number)d") % {"number": page})
        if isinstance(block, Table):
            tables += 1
            yield _table(block, tables, lit)
        else:
            yield _paragraph(block, index, lit)


def _paragraph(block: Paragraph, index: int, lit: Collection[str]) -> str:
    classes = [f"source-{name}" for name in ("bold", "centred", "footnote") if getattr(block, name)]
    classes += ["is-lit"] if f"b{index}" in lit else []
    marks = f' class="{" ".join(classes)}"' if classes else ""
    return f'<p id="b{index}"{marks}>{_text(block.text)}</p>'


def _table(block: Table, number: int, lit: Collection[str]) -> str:
    rows: list[list[Cell]] = [[] for _ in range(block.rows)]
    for cell in block.cells:
        if cell.row < block.rows:
            rows[cell.row].append(cell)
    lines = "".join(
        f"<tr{_row_marks(row_anchor(number, index), lit)}>{''.join(_cells(block, cells, index - 1))}</tr>"
        for index, cells in enumerate(rows, start=1)
    )
    label = escape(_("Bảng %(number)d của văn bản") % {"number": number})
    return f'<div class="source-table" tabindex="0" role="region" aria-label="{label}"><table>{lines}</table></div>'


def _row_marks(anchor: str, lit: Collection[str]) -> str:
    return f' id="{anchor}"' + (' class="is-lit"' if anchor in lit else "")


def _cells(table: Table, cells: list[Cell], row: int) -> Iterator[str]:
    for cell in sorted(cells, key=lambda one: one.column):
        spans = "".join(
            f' {name}="{span}"'
            for name, span in (
                ("rowspan", min(cell.row_span, table.rows - row)),
                ("colspan", cell.column_span),
            )
            if span > 1
        )
        yield f"<td{spans}>{_text(cell.text)}</td>"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
