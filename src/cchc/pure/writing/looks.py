"""How cells of a workbook look: worked out for the first cell of a kind, taken over by all others.

openpyxl compares font, border and ground of every single cell with all that it knows; that took most of a file's time.
"""

from copy import copy
from dataclasses import dataclass
from typing import Any, cast
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What is None stays as openpyxl has it."""

    font: Font | None = None
    alignment: Alignment | None = None
    border: Border | None = None
    fill: PatternFill | None = None
    number_format: str | None = None


_known: WeakKeyDictionary[Workbook, dict[Look, Any]] = WeakKeyDictionary()


def dress(cell: Cell, look: Look) -> None:
    """Gives the look to a cell that has none yet."""
    book, inner = cell.parent.parent, cast(Any, cell)  # `_style` is not in its types
    assert isinstance(book, Workbook)
    looks = _known.setdefault(book, {})
    if look in looks:
        inner._style = copy(looks[look])
        return
    for name in ("font", "alignment", "border", "fill", "number_format"):
        if (value := getattr(look, name)) is not None:
            setattr(cell, name, value)
    looks[look] = copy(inner._style)
