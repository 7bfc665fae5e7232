"""The visible sheets of a workbook as filled cells and merged ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS

from cchc.pure.reading.context import Context
from cchc.pure.reading.formats.archive import damaged
from cchc.pure.reading.formats.budget import Budget
from cchc.pure.reading.formats.package import Package
from cchc.pure.reading.formats.sheet.values import shown
from cchc.pure.reading.text import clean

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})$")


@dataclass(slots=True)
class Sheet:
    """Cells by (row, column), both from 0; merged ranges as top, left, bottom, right, inclusive."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


class Workbook:
    """Opens the workbook; `sheets` reads one after the other. Raises ReadingError."""

    def __init__(self, data: bytes, context: Context) -> None:
        self._package = Package(data, context, "xl/workbook.xml")
        root = self._package.part(self._package.main)
        if root is None:
            raise damaged()
        self._root = root
        properties = root.find(S + "workbookPr")
        self._mac_dates = properties is not None and properties.get("date1904") in {"1", "true"}
        self._strings = [_string(item) for item in _children(self._package.related("sharedStrings"), "si")]
        self._formats = _formats(self._package.related("styles"))
        self._context = context

    def sheets(self, budget: Budget) -> Iterator[Sheet]:
        """The visible sheets in order; hidden ones are named in a note."""
        hidden = []
        for element in self._root.iterfind(f"{S}sheets/{S}sheet"):
            name = element.get("name") or ""
            if element.get("state", "visible") != "visible":
                hidden.append(name)
                continue
            root = self._package.part(self._package.by_id.get(element.get(_ID) or "", ""))
            if root is not None:
                yield self._sheet(name, root, budget)
        if hidden:
            self._context.notes.append(f"Không đọc trang tính bị ẩn: {', '.join(hidden)}.")

    def _sheet(self, name: str, root: etree._Element, budget: Budget) -> Sheet:
        sheet = Sheet(name)
        row = -1
        for line in root.iterfind(f"{S}sheetData/{S}row"):
            number = line.get("r") or ""
            row = int(number) - 1 if number.isdecimal() and 0 < len(number) < 8 and number != "0" else row + 1
            column = -1
            for cell in line.iterfind(S + "c"):
                place = position(cell.get("r") or "")
                column = place[1] if place else column + 1
                text = clean(self._value(cell))
                if text:
                    budget.cells()
                    sheet.cells[row, column] = budget.text(text)
        for merge in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
            start, _, end = (merge.get("ref") or "").partition(":")
            first, last = position(start), position(end)
            if first and last:
                sheet.merged.append((*first, *last))
        return sheet

    def _value(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(S + "is")
            return "" if inline is None else _string(inline)
        element = cell.find(S + "v")
        value = "" if element is None else element.text or ""
        if kind == "s":
            index = int(value) if value.isdecimal() and len(value) < 9 else -1
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if kind != "n" or not value:
            return value
        return shown(value, self._formats.get(cell.get("s") or "0", "General"), mac_dates=self._mac_dates)


def position(reference: str) -> tuple[int, int] | None:
    """(row, column) from 0 of "B7"."""
    match = _CELL.match(reference.replace("$", ""))
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _string(element: etree._Element) -> str:
    """The text of a string, without the readings of foreign characters."""
    return "".join(text.text or "" for text in element.iter(S + "t") if not _is_phonetic(text))


def _is_phonetic(text: etree._Element) -> bool:
    parent = text.getparent()
    return parent is not None and parent.tag == S + "rPh"


def _formats(root: etree._Element | None) -> dict[str, str]:
    """Number formats by the style index that cells carry."""
    own = {
        element.get("numFmtId"): element.get("formatCode") or "General"
        for element in ([] if root is None else root.iterfind(f"{S}numFmts/{S}numFmt"))
    }
    found: dict[str, str] = {}
    for index, style in enumerate([] if root is None else root.iterfind(f"{S}cellXfs/{S}xf")):
        key = style.get("numFmtId") or "0"
        builtin = BUILTIN_FORMATS.get(int(key), "General") if key.isdecimal() and len(key) < 6 else "General"
        found[str(index)] = own.get(key, builtin)
    return found


def _children(root: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return iter(()) if root is None else root.iterfind(S + name)
