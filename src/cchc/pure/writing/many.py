"""Rows by the thousand into a workbook: what openpyxl makes cell by cell in seconds, written as text at once."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from xml.sax.saxutils import escape

from cchc.pure.writing.values import CELL, printable

Value = str | int | date | None
SHEET = "xl/worksheets/sheet1.xml"
_LAST_ROW = re.compile(r'<row r="(\d+)"[^>]*>((?:(?!<row).)*)</row></sheetData>', re.DOTALL)
_STYLE = re.compile(r'<c r="[A-Z]+\d+"(?: s="(\d+)")?')
_FIRST_DAY = date(1899, 12, 30)  # from which workbooks count days


class _Tails(dict[Value, str]):
    """A value → what follows the style in its cell; most values of a long list come again and again."""

    def __missing__(self, value: Value) -> str:
        self[value] = tail = _tail(value)
        return tail


def _tail(value: Value) -> str:
    """A text is a text, never a formula."""
    if value is None or value == "":
        return "/>"
    if isinstance(value, str):
        text = escape(printable(value)[:CELL])
        return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f"><v>{(value - _FIRST_DAY).days if isinstance(value, date) else value}</v></c>"


def with_rows(book: bytes, rows: Iterable[Sequence[Value]]) -> bytes:
    """The workbook with the rows in the place of the last row of its first sheet, in the style of that row.

    Every row has as many values as that row. ValueError: the sheet has no row.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as new:  # fmt: skip
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, _filled(data.decode(), rows) if info.filename == SHEET else data)
    return made.getvalue()


def _filled(sheet: str, rows: Iterable[Sequence[Value]]) -> str:
    last = _LAST_ROW.search(sheet)
    if last is None:
        raise ValueError("a sheet without a row to take the style from")
    heads = [f'<c s="{style or 0}"' for style in _STYLE.findall(last[2])]
    tails = _Tails()
    body = [
        f'<row r="{at}">{"".join([head + tails[value] for head, value in zip(heads, row, strict=True)])}</row>'
        for at, row in enumerate(rows, int(last[1]))
    ]
    return f"{sheet[: last.start()]}{''.join(body)}</sheetData>{sheet[last.end() :]}"
