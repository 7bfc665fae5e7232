"""Walks an HTML tree and gathers paragraphs and tables in reading order."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from cchc.pure.reading.blocks import Block, Paragraph, Place, Table
from cchc.pure.reading.context import Limits
from cchc.pure.reading.encodings import repair
from cchc.pure.reading.formats import inline
from cchc.pure.reading.formats.budget import Budget
from cchc.pure.reading.formats.grid import Grid, cell_lines
from cchc.pure.reading.formats.html_lists import ListCounter, labelled
from cchc.pure.reading.formats.html_style import BLOCKS, Style, is_hidden, style_of, tag_of
from cchc.pure.reading.formats.html_tables import cells_of, compacted, is_layout, rows_of, span
from cchc.pure.reading.text import clean

_DEEPEST = 120  # elements inside elements; below that only the bare text is kept
_LAST_LINE = 65_535  # libxml2 counts no further
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Run:
    text: str
    bold: bool


class Flow:
    """Feed it elements with `walk`; `finish` gives the blocks."""

    def __init__(
        self, limits: Limits, budget: Budget | None = None, *, tables: int = 0, depth: int = 0
    ) -> None:
        self._limits = limits
        self._budget = budget or Budget(limits)
        self._blocks: list[Block] = []
        self._runs: list[_Run] = []
        self._style = Style()  # of the paragraph that is being gathered
        self._line: int | None = None
        self._label = ""  # of the list item that is being gathered
        self._tables = tables
        self._depth = depth
        self._lists: list[ListCounter] = []

    def finish(self) -> list[Block]:
        """All blocks; the last paragraph is closed."""
        self._flush()
        return self._blocks

    def walk(self, element: etree._Element, style: Style | None = None) -> None:
        """One element with everything in it, but not the text after it."""
        if is_hidden(element):
            return
        self._depth += 1
        style = style_of(element, style or Style())
        if self._depth > _DEEPEST:
            self._add("".join(str(part) for part in element.itertext()), style, element)
        else:
            self._open(element, style)
        self._depth -= 1

    def _open(self, element: etree._Element, style: Style) -> None:
        tag = tag_of(element)
        if tag == "br":
            self._runs.append(_Run("\n", True))
        elif tag == "table":
            self._table(element, style)
        elif tag in ("ul", "ol"):
            self._flush()
            self._lists.append(ListCounter(element))
            self._inside(element, style)
            self._lists.pop()
            self._flush()
        elif tag in BLOCKS:
            self._flush()
            if tag == "li" and self._lists:
                self._label = self._lists[-1].label(element)
            self._inside(element, style)
            self._flush()
            self._label = "" if tag == "li" else self._label
        elif not (tag == "a" and element.get("href", "").startswith(("#_ftn", "#_edn"))):
            self._inside(element, style)  # a mark that points at a footnote is no text

    def _inside(self, element: etree._Element, style: Style) -> None:
        keep_lines = tag_of(element) == "pre"
        if element.text:
            self._add(element.text, style, element, keep_lines=keep_lines)
        for child in element:
            self.walk(child, style)
            if child.tail:
                self._add(child.tail, style, child, keep_lines=keep_lines)

    def _add(self, text: str, style: Style, element: etree._Element, *, keep_lines: bool = False) -> None:
        text = repair(text, style.font)
        text = text.upper() if style.upper else text
        text = text.replace("\r\n", "\n") if keep_lines else _SPACE.sub(" ", text)
        if text.strip():
            if self._line is None:
                line = element.sourceline
                self._line = line if isinstance(line, int) and 0 < line < _LAST_LINE else None
            self._style = style
        if text.strip() or self._runs:
            self._runs.append(_Run(self._budget.text(text), style.bold))

    def _flush(self) -> None:
        """The gathered runs as paragraphs, one for each line that stands by itself."""
        runs, self._runs = self._runs, []
        line, self._line = self._line, None
        whole = "".join(run.text for run in runs)
        if not whole.strip():
            return
        bold = all(run.bold for run in runs if run.text.strip())
        place = Place(line_from=line, line_to=line)
        for text in _lines(whole):
            self._budget.block()
            shown, self._label = labelled(self._label, text), ""
            style = self._style
            self._blocks.append(
                Paragraph(shown, place, style.level, bold, style.centred, footnote=style.footnote)
            )

    def _table(self, element: etree._Element, style: Style) -> None:
        self._flush()
        style = replace(style, centred=False, bold=False)
        if is_layout(element):
            for row in rows_of(element):
                for cell in cells_of(row):
                    self.walk(cell, style)
                    self._flush()
            return
        for caption in element.iterchildren("caption"):
            self.walk(caption, style)
        self._tables += 1
        table = self._grid(element, style)
        if table.rows and table.columns:
            self._blocks.append(table)

    def _grid(self, element: etree._Element, style: Style) -> Table:
        number = self._tables
        grid = Grid(Place(table=number), self._budget)
        for row_number, row in enumerate(rows_of(element), 1):
            grid.start_row()
            row_style = style_of(row, style)
            for cell in cells_of(row):
                text = self._cell_text(cell, row_style)
                place = Place(table=number, row=row_number)
                grid.add(
                    text, place, row_span=span(cell, "rowspan"), column_span=span(cell, "colspan"), flow=True
                )
        return compacted(grid.table())

    def _cell_text(self, cell: etree._Element, style: Style) -> str:
        inner = Flow(self._limits, self._budget, tables=self._tables, depth=self._depth)
        inner.walk(cell, style)
        blocks = inner.finish()
        return clean("\n".join(cell_lines(blocks)))


def _lines(text: str) -> list[str]:
    """Parted at line breaks, unless the sentence goes on."""
    lines: list[str] = []
    for line in clean(text).split("\n"):
        if not line or inline.is_rule(line):
            continue
        if lines and inline.goes_on(lines[-1], line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines
