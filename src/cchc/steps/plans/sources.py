"""The source document as the review shows it: its blocks as JSON, their anchors, and where a place stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from cchc.pure.reading.blocks import Block, Cell, Paragraph, Place, Source, Table

_PLACE_FIELDS = tuple(f.name for f in fields(Place))


def place_to_json(place: Place) -> dict[str, int]:
    """Only what the place has."""
    pairs = ((name, getattr(place, name)) for name in _PLACE_FIELDS)
    return {name: value for name, value in pairs if value is not None}


def place_from_json(data: Mapping[str, int] | None) -> Place:
    """The reverse of place_to_json."""
    return Place(**(data or {}))


def to_json(source: Source) -> dict[str, Any]:
    """The whole source; from_json gives it back."""
    return {
        "name": source.name,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "ocr": source.ocr,
        "notes": list(source.notes),
        "blocks": [_block_to_json(block) for block in source.blocks],
    }


def from_json(data: Any) -> Source:
    """The reverse of to_json."""
    return Source(
        name=data["name"],
        sha256=data["sha256"],
        media_type=data["media_type"],
        blocks=tuple(_block_from_json(block) for block in data["blocks"]),
        ocr=data["ocr"],
        notes=tuple(data["notes"]),
    )


def _block_to_json(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        flags = {name: True for name in ("bold", "centred", "footnote") if getattr(block, name)}
        level = {} if block.level is None else {"level": block.level}
        return {"text": block.text, "place": place_to_json(block.place), **level, **flags}
    cells = [
        [cell.row, cell.column, cell.row_span, cell.column_span, cell.text, place_to_json(cell.place)]
        for cell in block.cells
    ]
    return {"rows": block.rows, "columns": block.columns, "cells": cells, "place": place_to_json(block.place)}


def _block_from_json(data: Mapping[str, Any]) -> Block:
    place = place_from_json(data["place"])
    if "cells" not in data:
        return Paragraph(
            data["text"],
            place,
            level=data.get("level"),
            bold=data.get("bold", False),
            centred=data.get("centred", False),
            footnote=data.get("footnote", False),
        )
    cells = tuple(
        Cell(row, column, text, place_from_json(where), rows, columns)
        for row, column, rows, columns, text, where in data["cells"]
    )
    return Table(data["rows"], data["columns"], cells, place)


@dataclass(slots=True)
class Anchors:
    """Which anchors of the page a place stands at: "b12" a paragraph, "t3r4" the fourth row of table 3."""

    _starts: list[int] = field(default_factory=list)  # first lines, ascending
    _ends: list[int] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)
    _by_row: dict[tuple[int, int], str] = field(default_factory=dict)
    _by_table: dict[int, str] = field(default_factory=dict)
    _by_page: dict[int, str] = field(default_factory=dict)

    def of(self, place: Place) -> list[str]:
        """The anchors that a place covers, in reading order; [] where the source does not know it."""
        if place.table is not None and place.row is not None and (place.table, place.row) in self._by_row:
            return self._rows(place)
        if place.line_from is not None:
            found = self._lines(place.line_from, place.line_to or place.line_from)
            if found:
                return found
        for known, index in ((self._by_table, place.table), (self._by_page, place.page)):
            if index is not None and index in known:
                return [known[index]]
        return []

    def _rows(self, place: Place) -> list[str]:
        assert place.table is not None
        assert place.row is not None
        first = self._by_row[place.table, place.row]
        if place.line_from is None or place.line_to is None:
            return [first]
        within = self._lines(place.line_from, place.line_to)
        table = first.split("r")[0] + "r"
        return [name for name in within if name.startswith(table)] or [first]

    def _lines(self, first: int, last: int) -> list[str]:
        begin = bisect_left(self._ends, first)
        end = bisect_right(self._starts, last)
        return self._names[begin:end]

    def add(self, name: str, place: Place) -> None:
        """A block or table row, in reading order."""
        if place.line_from is not None:
            # Ends stay ascending even where a table's rows share lines: bisect needs it.
            floor = self._ends[-1] if self._ends else 0
            self._starts.append(max(place.line_from, self._starts[-1] if self._starts else 0))
            self._ends.append(max(place.line_to or place.line_from, floor))
            self._names.append(name)
        if place.page is not None:
            self._by_page.setdefault(place.page, name)

    def add_row(self, table: int, row: int, place: Place) -> None:
        """Row `row` of table `table`, both counted from 1."""
        name = row_anchor(table, row)
        self.add(name, place)
        self._by_row[table, row] = name
        self._by_table.setdefault(table, name)


def row_anchor(table: int, row: int) -> str:
    """The anchor of a table's row, both counted from 1."""
    return f"t{table}r{row}"


def anchors(blocks: Iterable[Block]) -> Anchors:
    """The anchors of all blocks of a source."""
    found = Anchors()
    tables = 0
    for index, block in enumerate(blocks, start=1):
        if isinstance(block, Table):
            tables += 1
            for row, place in enumerate(block.row_places(), start=1):
                found.add_row(tables, row, place)
        else:
            found.add(f"b{index}", block.place)
    return found
