"""Plain text and Markdown: tables in any of the shapes they are dumped in, and the paragraphs between them."""

from collections.abc import Callable

from cchc.pure.reading.blocks import Block, Table
from cchc.pure.reading.context import Context
from cchc.pure.reading.encodings import decode
from cchc.pure.reading.formats import columns, markdown, pipes, prose, tabs
from cchc.pure.reading.formats.budget import Budget

_Shape = Callable[[list[str], int], tuple[Table | None, int]]
_SHAPES: tuple[_Shape, ...] = (
    markdown.read_table,
    pipes.read_table,
    tabs.read_table,
    columns.read_table,
)
_MOST_TABLES = 3000  # a text with more of them is no document


def read(data: bytes, context: Context) -> list[Block]:
    """Blocks in reading order; line places count from 1 over lines that end in "\\n"."""
    text, notes = decode(data)
    context.notes += notes
    return read_text(Budget(context.limits).text(text))


def read_text(text: str) -> list[Block]:
    """The same for text that is decoded already."""
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines = text.split("\n")
    wrapped = prose.is_wrapped(lines)
    blocks: list[Block] = []
    waiting: list[tuple[int, str]] = []
    finder = _Finder(lines)
    at = 0
    while at < len(lines):
        table, after = finder.table_at(at)
        if table is None:
            waiting.append((at + 1, lines[at]))
            at += 1
            continue
        blocks += prose.paragraphs(waiting, wrapped=wrapped)
        blocks.append(table)
        waiting, at = [], after
    return blocks + list(prose.paragraphs(waiting, wrapped=wrapped))


class _Finder:
    """Tries the shapes in turn, and none again where it has said that there is nothing."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._nothing_before = [0] * len(_SHAPES)
        self._found = 0

    def table_at(self, at: int) -> tuple[Table | None, int]:
        """The table that begins at a line (from 0), and the line after it."""
        if self._found >= _MOST_TABLES or not self._lines[at].strip():
            return None, at
        for number, shape in enumerate(_SHAPES):
            if at < self._nothing_before[number]:
                continue
            table, after = shape(self._lines, at)
            if table is not None:
                self._found += 1
                return table, after
            self._nothing_before[number] = after
        return None, at
