"""A sample document as its TOML file says it: lines of text, then a grid of cells. Renderers draw these."""

import re
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_HEADS = {"# ": "heading1", "## ": "heading2", "### ": "heading3", "- ": "dash", "> ": "preamble"}
_ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
_NOTE = re.compile(r"\^\[([^\]]*)\]")
_DELETED = re.compile(r"\{--.*?--\}")
_INSERTED = re.compile(r"\{\+\+(.*?)\+\+\}")


@dataclass(frozen=True, slots=True)
class Line:
    """`kind`: heading1–3, dash, preamble or plain; `number` as printed ("II.", "1.2.", "-", "")."""

    kind: str
    number: str
    markup: str

    @property
    def text(self) -> str:
        """Without number, footnotes and markup, tracked changes accepted."""
        return _INSERTED.sub(r"\1", _DELETED.sub("", _NOTE.sub("", self.markup)))

    @property
    def notes(self) -> list[str]:
        """The footnotes of the line."""
        return _NOTE.findall(self.markup)

    @property
    def printed(self) -> str:
        """Number and text."""
        return f"{self.number} {self.text}".lstrip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at its top left corner. `automatic`: its text is a number that Word counts."""

    text: str
    row_span: int = 1
    column_span: int = 1
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of slots; None where a cell from the left or from above covers the slot."""

    rows: tuple[tuple[Cell | None, ...], ...]
    header_rows: int
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """`front` and `appendix` are centred lines; `grid` is None where the document has no table."""

    name: str
    document: dict[str, Any]
    lines: tuple[Line, ...]
    appendix: tuple[str, ...] = ()
    grid: Grid | None = None
    rows: tuple[dict[str, Any], ...] = ()
    mistakes: tuple[dict[str, str], ...] = ()
    due: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def issued(self) -> bool:
        """Whether it has a letterhead, a number and a signature; a newspaper's article has none."""
        return "number" in self.document

    @property
    def dated(self) -> str:
        """The place and date line of the letterhead."""
        day: date = self.document["issued_on"]
        month = f"{day.month:02d}" if day.month < 3 else str(day.month)
        return f"{self.document['place']}, ngày {day.day:02d} tháng {month} năm {day.year}"


@cache
def load(name: str) -> Sample:
    """The sample called `name` (a TOML file beside this module)."""
    return _made(name, _source(name))


def names() -> list[str]:
    """All samples."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def _source(name: str) -> dict[str, Any]:
    source = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    if "base" not in source:
        return source
    return _amended(_source(source["base"]), source)


def _made(name: str, source: dict[str, Any]) -> Sample:
    appendix = source.get("appendix", {})
    fields = source.get("fields", [])
    return Sample(
        name=name,
        document=source["document"],
        lines=tuple(_lines(source["document"]["body"])),
        appendix=tuple(appendix.get("heading", ())),
        grid=_grid(appendix, fields) if fields else None,
        rows=tuple(_whole_rows(fields)),
        mistakes=tuple(source.get("mistakes", ())),
        due=source.get("due", {}),
    )


def _lines(body: str) -> Iterator[Line]:
    """Numbers as a word processor counts them: I., 1., 1.1."""
    counts = [0, 0, 0]
    for raw in body.strip().split("\n"):
        mark = re.match(r"(?:#{1,3}|[->]) ", raw)
        kind = _HEADS[mark[0]] if mark else "plain"
        text = raw[len(mark[0]) :] if mark else raw
        if not text.strip():
            continue
        depth = int(kind[-1]) if kind.startswith("heading") else 0
        if depth:
            counts[depth - 1] += 1
            counts[depth:] = [0] * (3 - depth)
        number = ["", f"{_ROMAN[counts[0]]}.", f"{counts[1]}.", f"{counts[1]}.{counts[2]}."][depth]
        yield Line(kind, "-" if kind == "dash" else number, text.strip())


def _whole_rows(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows with what they share with the row above filled in, and the name of their field."""
    for group in fields:
        above: dict[str, Any] = {}
        for row in group["rows"]:
            above = {**above, **row, "field": group["name"]}
            yield above


def _grid(appendix: dict[str, Any], fields: list[dict[str, Any]]) -> Grid:
    keys: list[str] = appendix["keys"]
    header = _header(appendix["columns"])
    if appendix.get("numbered_header"):
        header.append([Cell(f"({n})") for n in range(1, len(keys) + 1)])
    body: list[list[Cell | None]] = []
    count = 0
    for index, group in enumerate(fields, 1):
        if group["name"]:
            wide = Cell(group["name"], column_span=len(keys) - 1)
            body.append([Cell(_ROMAN[index]), wide, *[None] * (len(keys) - 2)])
        count = count if appendix.get("running") else 0
        counted = appendix.get("count", keys[1])
        block, count = _block(group["rows"], keys, counted, count, automatic=bool(appendix.get("automatic")))
        body.extend(block)
    rows = tuple(tuple(row) for row in [*header, *body])
    return Grid(rows, len(header), tuple(appendix["widths"]))


def _header(columns: list[str]) -> list[list[Cell | None]]:
    """One row, or two where some titles are written "group/column"."""
    if not any("/" in title for title in columns):
        return [[Cell(title) for title in columns]]
    top: list[Cell | None] = []
    below: list[Cell | None] = []
    groups = [title.partition("/")[0] for title in columns]
    for index, title in enumerate(columns):
        group, _, own = title.partition("/")
        first = index == 0 or groups[index - 1] != group
        if own:
            top.append(Cell(group, column_span=groups.count(group)) if first else None)
            below.append(Cell(own))
        else:
            top.append(Cell(title, row_span=2))
            below.append(None)
    return [top, below]


def _block(
    rows: list[dict[str, Any]], keys: list[str], counted: str, count: int, *, automatic: bool
) -> tuple[list[list[Cell | None]], int]:
    """The rows of one field; a cell that the rows below leave out spans them. TT counts the cells `counted`."""
    numbered: list[dict[str, Any]] = []
    for row in rows:
        own = dict(row)
        if "tt" in keys and counted in row:
            count += 1
            own["tt"] = str(count)
        numbered.append(own)
    block = [
        [
            Cell(row[key], _span(numbered, at, key), automatic=automatic and key == "tt")
            if key in row
            else None
            for key in keys
        ]
        for at, row in enumerate(numbered)
    ]
    return block, count


def _span(rows: list[dict[str, Any]], at: int, key: str) -> int:
    below = next((n for n, row in enumerate(rows[at + 1 :]) if key in row), len(rows) - at - 1)
    return below + 1


def _amended(source: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """A second version: other words in the document, rows dropped, changed and added by their task."""
    source = deepcopy(source)
    source["document"].update(changes["document"])
    for old, new in changes.get("replace", []):
        source["document"]["body"] = source["document"]["body"].replace(old, new)
    source["appendix"].update(changes.get("appendix", {}))
    for group in source["fields"]:
        group["rows"] = _without(group["rows"], changes["drop"])
    rows = [row for group in source["fields"] for row in group["rows"]]
    for change in changes["change"]:
        next(row for row in rows if change["quote"] in row.values()).update(change["set"])
    for addition in changes.get("add", []):
        source["fields"][addition["field"] - 1]["rows"].append(addition["row"])
    source["mistakes"] = changes.get("mistakes", [])
    return source


def _without(rows: list[dict[str, Any]], dropped: list[str]) -> list[dict[str, Any]]:
    """Without the rows that hold one of those texts. What they shared with rows below stays there."""
    kept: list[dict[str, Any]] = []
    left: dict[str, Any] = {}
    for row in rows:
        if any(text in row.values() for text in dropped):
            left = {key: value for key, value in row.items() if key in {"target", "task"}}
            continue
        kept.append({**left, **row})
        left = {}
    return kept
