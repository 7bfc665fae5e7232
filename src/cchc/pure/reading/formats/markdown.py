"""Markdown tables with a line of dashes under the header: one row per line, pipes at the ends optional."""

import re

from cchc.pure.reading.blocks import Table
from cchc.pure.reading.formats.rows import MOST_COLUMNS, Piece, Row, build_table

_DASHES = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_table(lines: list[str], start: int) -> tuple[Table | None, int]:
    """The table that begins at `lines[start]`, and the line after it; (None, the next line) if there is none."""
    if "|" not in lines[start] or start + 1 >= len(lines):
        return None, start + 1
    dashes = lines[start + 1]
    if "|" not in dashes or not _DASHES.match(dashes):
        return None, start + 1
    columns = len(_cells(dashes))
    if not 2 <= columns <= MOST_COLUMNS or len(_cells(lines[start])) > columns:
        return None, start + 1
    rows = [_row(lines, start, columns)]
    at = start + 2
    while at < len(lines) and "|" in lines[at] and lines[at].strip():
        rows.append(_row(lines, at, columns))
        at += 1
    table = build_table(rows, columns, spans=False)
    return table, (at if table else start + 1)


def _row(lines: list[str], at: int, columns: int) -> Row:
    """Missing cells at the end are empty."""
    texts = _cells(lines[at])
    texts += [""] * (columns - len(texts))
    return Row([Piece(text, at + 1, at + 1) for text in texts])


def _cells(line: str) -> list[str]:
    line = line.strip()
    parts = _PIPE.split(line.removeprefix("|"))
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return [_BREAK.sub("\n", part.strip()) for part in parts]
