"""A workbook of ours that comes back as a document: its rows are the plan, word for word, as people left them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from cchc.pure.reading.blocks import Block, Cell, Place, Table
from cchc.pure.reading.checks import check
from cchc.pure.reading.plan import Citation, Plan
from cchc.pure.reading.read import Reading
from cchc.pure.writing.columns import CITATIONS, DUTIES, ITEMS, TARGETS, SheetForm
from cchc.pure.writing.rows import MACHINE
from cchc.pure.writing.xlsx import parse

NOTE = "Đây là bảng Excel do phần mềm xuất ra; từng dòng được đọc lại đúng như đã sửa."
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBER = "TT"
NUMBERED = {NUMBER, "Lĩnh vực"}
HEAD_ROWS = 10  # a person may put a title above the head
P = TypeVar("P")


def reread(data: bytes, reading: Reading) -> Reading:
    """`reading` as it is, unless the bytes are a workbook that `xlsx.workbook` wrote: then what its rows say.

    Raises ReadingError that names the cell where an edit cannot be understood.
    """
    source = reading.source
    if source.media_type != XLSX or not any(_machine_columns(table) for table in source.tables()):
        return reading
    blocks = tuple(_numbers_merged(_for_people(block)) for block in source.blocks)
    source = replace(source, blocks=blocks, notes=(*source.notes, NOTE))
    plan = _placed(parse(data), tuple(source.tables()))
    return Reading(source, replace(plan, findings=check(plan, source)))


def _machine_columns(table: Table) -> set[int]:
    """The hidden columns, told by their head."""
    return {cell.column for cell in table.cells if cell.text.startswith(MACHINE)}


def _for_people(block: Block) -> Block:
    """A table without its hidden columns; they are the last ones."""
    hidden = _machine_columns(block) if isinstance(block, Table) else set()
    if not isinstance(block, Table) or not hidden:
        return block
    cells = tuple(cell for cell in block.cells if cell.column < min(hidden))
    return replace(block, columns=min(hidden), cells=cells)


def _numbers_merged(block: Block) -> Block:
    """The same number in neighbouring rows as one cell: the workbook writes a merged one out row by row."""
    head = (
        {cell.text: cell.column for cell in block.cells if cell.row == 0} if isinstance(block, Table) else {}
    )
    if not isinstance(block, Table) or not head.keys() >= NUMBERED:
        return block
    kept: list[Cell] = []
    for cell in sorted(block.cells, key=lambda one: (one.column != head[NUMBER], one.row)):
        above = kept[-1] if kept and kept[-1].column == cell.column == head[NUMBER] else None
        if above and cell.text and above.text == cell.text and above.row + above.row_span == cell.row:
            kept[-1] = replace(above, row_span=above.row_span + 1)
        else:
            kept.append(cell)
    return replace(block, cells=tuple(sorted(kept, key=lambda one: (one.row, one.column))))


def _placed(plan: Plan, tables: Sequence[Table]) -> Plan:
    """Every part at its row of the workbook: the places of the first document are not places of this one."""
    return replace(
        plan,
        items=_at(plan.items, _rows(tables, ITEMS)),
        targets=_at(plan.targets, _rows(tables, TARGETS)),
        duties=_at(plan.duties, _rows(tables, DUTIES)),
        citations=_at(plan.citations, _rows(tables, CITATIONS)),
    )


def _rows(tables: Iterable[Table], form: SheetForm[Any]) -> list[Place]:
    """The places of the filled rows under the head of this sheet; [] where no table has it."""
    titles = {column.title for column in form.columns}
    for table in tables:
        for head, slots in enumerate(table.grid()[:HEAD_ROWS]):
            if titles <= {cell.text for cell in slots if cell}:
                filled = {cell.row for cell in table.cells if cell.text and cell.row > head}
                places = table.row_places()
                return [places[row] for row in sorted(filled)]
    return []


def _at(parts: Sequence[P], places: Sequence[Place]) -> tuple[P, ...]:
    """Part and row go together in order; where their numbers differ, nobody can say which is where."""
    if len(parts) != len(places):
        places = [Place()] * len(parts)
    return tuple(_moved(part, place) for part, place in zip(parts, places, strict=True))


def _moved(part: P, place: Place) -> P:
    if isinstance(part, Citation):
        return replace(part, places=(place,))
    return replace(part, place=place)  # type: ignore[type-var]
