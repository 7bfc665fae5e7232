"""Tables that a web page has left as lines of pipes: a row begins at a line "|", a cell ends at a pipe.

Two shapes. Closing: "text |" on one line, and a run of n pipes closes n slots, so that every row fills the
same number of slots, those that are spanned from above included. Parting: the text on lines of its own and
"|" on the next line; slots that are spanned are left out.
"""

import re
from collections import Counter
from dataclasses import dataclass

from cchc.pure.reading.blocks import Table
from cchc.pure.reading.formats.inline import cell_text
from cchc.pure.reading.formats.rows import MOST_COLUMNS, Piece, Row, build_table
from cchc.pure.reading.numbering import read_head

_ONLY_PIPES = re.compile(r"^\s*\|+\s*$")
_CLOSED = re.compile(r"^(?!\s*\|).*?(\|+)\s*$")
_MOST_LINES = 80  # of one cell
_FAR = 10**9


@dataclass(frozen=True, slots=True)
class _Slot:
    """A text (or none) and the pipes that close it; lines count from 0. `blank`: nothing before the pipes."""

    text: str
    blank: bool
    pipes: int
    first: int
    last: int  # of the text
    end: int  # of the pipes


def read_table(lines: list[str], start: int) -> tuple[Table | None, int]:
    """The table that begins at `lines[start]`, and the line after it; (None, start) if there is none."""
    if lines[start].strip() != "|":
        return None, start
    slots = _slots(lines, start)
    if len(slots) < 3:
        return None, start
    columns = _width(slots)
    if columns < 2:
        return None, start
    ranges, used = _split(slots, columns)
    rows = [_row(slots[first:last], columns) for first, last in ranges]
    table = build_table(rows, columns, spans=True)
    return table, (slots[used - 1].end + 1 if table else start)


def _slots(lines: list[str], start: int) -> list[_Slot]:
    """Texts with their pipes, up to the first text that no pipe closes."""
    closing: bool | None = None
    slots: list[_Slot] = []
    text: list[str] = []
    for number in range(start, len(lines)):
        line = lines[number]
        closed = _CLOSED.match(line)
        if _ONLY_PIPES.match(line):
            if text and closing:
                break
            closing = False if text else closing
            slots.append(_slot(text, line.count("|"), number - len(text), number - bool(text), number))
            text = []
        elif closed and closing is not False:
            closing = True
            text.append(line[: closed.start(1)])
            slots.append(_slot(text, len(closed[1]), number - len(text) + 1, number, number))
            text = []
        elif not line.strip() or line.lstrip().startswith("|") or len(text) >= _MOST_LINES:
            break
        else:
            text.append(line)
    return slots


def _slot(lines: list[str], pipes: int, first: int, last: int, end: int) -> _Slot:
    text = "\n".join(lines)
    return _Slot(text if cell_text(text) else "", not lines, pipes, first, last, end)


def _width(slots: list[_Slot]) -> int:
    """How many slots a row has: the number that cuts the whole into the best rows."""
    sample = slots[:3000]
    openers = [i for i, slot in enumerate(sample) if slot.blank and slot.pipes == 1]
    gaps: Counter[int] = Counter()
    for first, after in zip(openers, [*openers[1:], len(sample)], strict=False):
        gaps[sum(slot.pipes for slot in sample[first + 1 : after])] += 1
    likely = {gap + extra for gap, _ in gaps.most_common(6) for extra in (0, 1, 2)}
    likely = {width for width in likely | {_first_row(sample)} if 2 <= width <= MOST_COLUMNS}
    if not likely:
        return 0
    header = _first_row(sample)
    return min(
        likely, key=lambda width: (_cost(sample, width)[0][0] * (0.6 if width == header else 1), width)
    )


def _first_row(slots: list[_Slot]) -> int:
    count = 0
    for slot in slots[1:]:
        if not slot.text:
            break
        count += 1
    return count


def _cost(slots: list[_Slot], columns: int) -> tuple[list[float], list[int]]:
    """For each slot: the least cost of cutting the rest into rows from here on, and where the row ends."""
    count = len(slots)
    best = [float(_FAR)] * count + [0.0]
    ends = [count] * (count + 1)
    for first in range(count - 1, -1, -1):
        if not slots[first].blank or slots[first].pipes != 1:
            best[first] = 4.0 + best[first + 1]  # a slot outside every row
            ends[first] = first
            continue
        filled, texts, blanks = 0, 0, 0.0
        for last in range(first + 1, count):
            filled += slots[last].pipes
            if filled > columns:
                break
            texts += bool(slots[last].text)
            if slots[last].blank and slots[last].pipes == 1:
                blanks += 1.2 if last + 1 < count and _starts_row(slots[last + 1].text) else 0.02
            cost = _row_cost(filled, texts, blanks, columns) + best[last + 1]
            if cost < best[first]:
                best[first], ends[first] = cost, last + 1
        if best[first] >= _FAR:
            best[first], ends[first] = 4.0 + best[first + 1], first
    return best, ends


def _row_cost(filled: int, texts: int, blanks: float, columns: int) -> float:
    """Full rows are free, save for the blank slots in them that may have been the start of a new row."""
    if filled == columns:
        return blanks if texts else 0.5
    return 1.0 + blanks if texts else 3.0


def _starts_row(text: str) -> bool:
    """A bare number, as in the first column of most tables."""
    head = read_head(cell_text(text)) if len(text) < 20 else None
    return head is not None and not head.rest


def _split(slots: list[_Slot], columns: int) -> tuple[list[tuple[int, int]], int]:
    """The rows as ranges of slots, without their openers, and how many slots they use."""
    _, ends = _cost(slots, columns)
    ranges: list[tuple[int, int]] = []
    at = used = 0
    while at < len(slots):
        if ends[at] == at:
            if ranges and slots[at].text:
                break  # text after a complete row: the table is over
            at += 1
            continue
        ranges.append((at + 1, ends[at]))
        at = used = ends[at]
    while used < len(slots) and not slots[used].text:
        used += 1  # pipes left over at the foot
    return ranges, used


def _row(slots: list[_Slot], columns: int) -> Row:
    """The closing run stands for slots that are spanned; other runs are empty cells."""
    pieces: list[Piece] = []
    for number, slot in enumerate(slots):
        pieces.append(Piece(slot.text, slot.first + 1, slot.last + 1))
        if number < len(slots) - 1:
            pieces += [Piece("", slot.last + 1, slot.last + 1)] * (slot.pipes - 1)
    if not slots or slots[-1].text or sum(slot.pipes for slot in slots) != columns:
        return Row(pieces)
    closing = pieces.pop()
    return Row(pieces, loose=closing if slots[-1].pipes == 1 else None)
