"""Plain text and Markdown: tables in any of the shapes they are dumped in, and the paragraphs between them."""

from collections.abc import Callable

from cchc.pure.reading.blocks import Block, Table
from cchc.pure.reading.context import Context
from cchc.pure.reading.encodings import decode
from cchc.pure.reading.formats import columns, markdown, pipes, prose, tabs

_Shape = Callable[[list[str], int], tuple[Table | None, int]]
_SHAPES: tuple[_Shape, ...] = (
    markdown.read_table,
    pipes.read_table,
    tabs.read_table,
    columns.read_table,
)


def read(data: bytes, context: Context) -> list[Block]:
    """Blocks in reading order; line places count from 1 over lines that end in "\\n"."""
    text, notes = decode(data)
    context.notes += notes
    return read_text(text)


def read_text(text: str) -> list[Block]:
    """The same for text that is decoded already."""
    lines = text.split("\n")
    wrapped = prose.is_wrapped(lines)
    blocks: list[Block] = []
    waiting: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        table, after = _table_at(lines, at)
        if table is None:
            waiting.append((at + 1, lines[at]))
            at += 1
            continue
        blocks += prose.paragraphs(waiting, wrapped=wrapped)
        blocks.append(table)
        waiting, at = [], after
    return blocks + list(prose.paragraphs(waiting, wrapped=wrapped))


def _table_at(lines: list[str], at: int) -> tuple[Table | None, int]:
    for shape in _SHAPES:
        table, after = shape(lines, at)
        if table is not None:
            return table, after
    return None, at
