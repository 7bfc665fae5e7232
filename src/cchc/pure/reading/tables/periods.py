"""Columns that stand for periods and are ticked: "Quý I | Quý II …", "Tháng 1 … 12", "2024 | 2025"."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from cchc.pure.reading.blocks import Cell, Table
from cchc.pure.reading.text import fold, one_line

Grid = list[list[Cell | None]]
_TICK = re.compile(r"^[xX×✓✔√☑+*●•]$")
_UNITS = (("quy", "Quý"), ("thang", "Tháng"), ("nam", "Năm"), ("tuan", "Tuần"))
_NAMED = re.compile(r"^(quy|qui|thang|nam|t|q)\.?\s*(\d{1,4}|[ivl]{1,3})(\s*[/-]\s*\d{4}| nam \d{4})?$")
_BARE = re.compile(r"^(\d{1,2}|[ivl]{1,3}|(?:19|20)\d\d)$")
_FEWEST = 2


def find_periods(table: Table, grid: Grid, first: int, last: int) -> dict[int, str]:
    """column → the period that it stands for, of the columns below header rows `first` to `last` that hold
    nothing but ticks; empty where there are fewer than two."""
    named = {c: period for c in range(table.columns) if (period := _period(grid, first, last, c))}
    texts = {column: _texts(grid, last + 1, column, named) for column in named}
    found = {c: period for c, period in named.items() if all(is_tick(text) for text in texts[c])}
    return found if len(found) >= _FEWEST and any(texts[column] for column in found) else {}


def is_tick(text: str) -> bool:
    """Whether a cell is only a mark."""
    return bool(_TICK.match(text.strip()))


def names_period(header: str) -> bool:
    """Whether a folded header is "quy ii", "thang 6", "t6" or a bare number or year."""
    return bool(_NAMED.match(header) or _BARE.match(header))


def ticked_text(ticked: Sequence[int], periods: dict[int, str]) -> str:
    """The periods that a row ticks, as one deadline: three or more in a run are a range."""
    columns = sorted(periods)
    runs: list[list[int]] = []
    for column in ticked:
        if runs and (runs[-1][-1], column) in set(pairwise(columns)):
            runs[-1].append(column)
        else:
            runs.append([column])
    parts: list[str] = []
    for run in runs:
        names = [periods[column] for column in run]
        parts += [f"{names[0]} - {names[-1]}"] if len(names) > 2 else names
    return ", ".join(parts)


def _period(grid: Grid, first: int, last: int, column: int) -> str | None:
    """ "Quý II" as printed; "6" below "Tháng thực hiện" is "Tháng 6"."""
    texts = [one_line(cell.text) for row in range(first, last + 1) if (cell := grid[row][column])]
    if not texts:
        return None
    lowest = fold(texts[-1])
    if _NAMED.match(lowest):
        return texts[-1]
    if not _BARE.match(lowest):
        return None
    above = " ".join(fold(text) for text in texts[:-1])
    if lowest.isdigit() and len(lowest) == 4:
        return f"Năm {lowest}"
    return next((f"{word} {texts[-1]}" for unit, word in _UNITS if re.search(rf"\b{unit}\b", above)), None)


def _texts(grid: Grid, first: int, column: int, among: Container[int]) -> list[str]:
    """What stands below, without headings that are merged across the table."""
    cells = {id(row[column]): row[column] for row in grid[first:]}
    filled = (cell for cell in cells.values() if cell and cell.column in among)
    return [text for cell in filled if (text := one_line(cell.text))]
