"""Tables that a web page has left as pipes. One rule for all shapes: a row is a pipe at the beginning of a
line and then one pipe after each of its N slots, wherever the lines break.

Closing:  "|", "text |", "text |", "||": a run of n pipes closes n slots; slots spanned from above are counted.
Parting:  "|", "text", "|", "text", "|": slots that are spanned are left out, so a row may be short.
Lines:    "| text | text |", perhaps broken in the middle of a row.
"""

import re
from collections import Counter
from dataclasses import dataclass

from cchc.pure.reading.blocks import Table
from cchc.pure.reading.formats.inline import cell_text
from cchc.pure.reading.formats.rows import MOST_COLUMNS, Piece, Row, build_table
from cchc.pure.reading.numbering import Head, read_head

_ONLY_PIPES = re.compile(r"^\s*\|+\s*$")
_PIPES = re.compile(r"(?<!\\)\|+")
_MOST_LINES = 80  # of one cell
_FIRST_LOOK = 1500  # slots; more only when a table goes on, so that the work is in proportion to the table
_SAMPLE = 1500  # slots that are looked at to find the width
_MOST_OF_NUMBER = 20  # characters
_OVERFLOW = 3  # cells too many that a row may have
_FAR = 1e9


@dataclass(frozen=True, slots=True)
class _Slot:
    """A text (or none) and the pipes that close it; lines count from 0, both ends included."""

    text: str
    pipes: int
    opens: bool  # a lone pipe at the beginning of a line with no text before it: may begin a row
    first: int
    last: int
    end: int  # the line of the pipes


def read_table(lines: list[str], start: int) -> tuple[Table | None, int]:
    """The table that begins at `lines[start]`, and the line after it; (None, a later line) if there is none
    before that line."""
    if not lines[start].lstrip().startswith("|"):
        return None, start + 1
    limit = _FIRST_LOOK
    while True:
        slots = _slots(lines, start, limit)
        sample = slots[:_SAMPLE]
        columns = _width(sample) if slots and slots[0].opens and any(slot.text for slot in sample) else 0
        if columns < 2:
            return None, max(start + 1, slots[-1].end if slots else 0)
        ranges, used = _split(slots, columns)
        if len(slots) < limit or used < len(slots) * 0.8:
            break
        limit *= 4  # the table goes on: look further
    rows = [_row(slots[first:last], columns) for first, last in ranges]
    parting = any(slot.text and slot.end > slot.last for slot in slots)
    table = build_table(rows, columns, spans=True, wrapped=parting)
    return table, slots[max(used, 1) - 1].end + 1


def _slots(lines: list[str], start: int, limit: int) -> list[_Slot]:
    """Texts with their pipes, up to the first line that belongs to no cell."""
    dump = lines[start].strip() == "|"  # closing or parting: texts stand on lines of their own
    closing = False
    slots: list[_Slot] = []
    waiting: list[str] = []  # lines of a text that no pipe has closed yet
    for number in range(start, len(lines)):
        line = lines[number]
        leads = line.lstrip().startswith("|")
        lone = bool(_ONLY_PIPES.match(line))
        if not line.strip() or len(slots) >= limit or len(waiting) >= _MOST_LINES:
            break
        if leads and waiting and number > start and not _may_close(lines, number, dump=dump, closing=closing):
            break
        if dump and leads and not lone:
            break
        if not dump and lone and _starts_dump(lines, number):
            break
        if not leads and "|" in line:
            closing = True
        waiting = _add_line(slots, waiting, line, number)
    return slots[:limit]


def _may_close(lines: list[str], number: int, *, dump: bool, closing: bool) -> bool:
    """Whether a pipe at the beginning of a line closes the text above it."""
    above = lines[number - 1]
    return not closing if dump else "|" in above


def _starts_dump(lines: list[str], number: int) -> bool:
    """A lone pipe with a bare text below it is the beginning of another table."""
    return number + 1 < len(lines) and not lines[number + 1].lstrip().startswith("|")


def _add_line(slots: list[_Slot], waiting: list[str], line: str, number: int) -> list[str]:
    """The slots that a line closes; the text that it leaves open is returned."""
    at = 0
    leads = line.lstrip().startswith("|")
    for match in _PIPES.finditer(line):
        text = "\n".join([*waiting, line[at : match.start()]]) if at < match.start() else "\n".join(waiting)
        blank = not text.strip()
        run = len(match[0])
        first = number - len(waiting)
        last = number if line[at : match.start()].strip() or not waiting else number - 1
        shown = "" if blank or not cell_text(text) else text
        opens = blank and not waiting and run == 1 and leads and not line[: match.start()].strip()
        if run > 1 and leads and at == 0 and not _ONLY_PIPES.match(line):
            slots.append(_Slot("", 1, not waiting, number, number, number))
            run -= 1
        slots.append(_Slot(shown, run, opens, first, last, number))
        waiting, at = [], match.end()
    rest = line[at:]
    return [*waiting, rest] if rest.strip() else waiting


def _width(slots: list[_Slot]) -> int:
    """How many slots a row has: the number that cuts the whole into the best rows."""
    openers = [i for i, slot in enumerate(slots) if slot.opens]
    gaps: Counter[int] = Counter()
    for first, after in zip(openers, [*openers[1:], len(slots)], strict=True):
        gaps[sum(slot.pipes for slot in slots[first + 1 : after])] += 1
    header = _first_row(slots)
    likely = {gap + extra for gap, _ in gaps.most_common(5) for extra in (0, 1, 2)} | {header, header + 1}
    likely = {width for width in likely if 2 <= width <= MOST_COLUMNS}
    # The header mostly has a text in every column, so that it alone shows the width of a dump with short rows.
    return min(
        likely,
        key=lambda width: (_cost(slots, width)[0][0] * (0.6 if width == header else 1), width),
        default=0,
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
    best = [_FAR] * count + [0.0]
    ends = list(range(count + 1))
    for first in range(count - 1, -1, -1):
        best[first] = 4.0 + best[first + 1]  # a slot outside every row
        if not slots[first].opens:
            continue
        filled, texts, doubts = 0, 0, 0.0
        for last in range(first + 1, min(count, first + columns + _OVERFLOW + 1)):
            slot = slots[last]
            filled += slot.pipes
            if filled > columns + _OVERFLOW:
                break
            texts += bool(slot.text)
            if slot.opens:
                doubts += _doubt(slots[first + 1].text, slots[last + 1].text if last + 1 < count else "")
            if last + 1 < count and slots[last + 1].end == slot.end:
                continue  # a row ends where a line ends
            cost = _row_cost(filled, texts, columns) + doubts + best[last + 1]
            if cost < best[first]:
                best[first], ends[first] = cost, last + 1
    return best, ends


def _row_cost(filled: int, texts: int, columns: int) -> float:
    if filled > columns:
        return 3.0 + filled - columns
    if filled == columns:
        return 0.0 if texts else 0.5
    return 1.0 if texts else 3.0


def _doubt(begun: str, text: str) -> float:
    """How unlikely it is that a row that begins with `begun` goes on, past a lone pipe, with `text`: a bare number
    mostly begins a row, the more so the next one in order or that of a group."""
    number = _bare_number(text)
    if number is None:
        return 0.02
    before = _bare_number(begun)
    if number.style in ("roman", "capital"):
        return 2.6 if before is None or before.style != number.style else 1.2
    counted = before is not None and before.style == number.style == "number"
    return 2.6 if counted and before is not None and int(number.code) == int(before.code) + 1 else 1.2


def _bare_number(text: str) -> Head | None:
    head = read_head(cell_text(text)) if 0 < len(text) < _MOST_OF_NUMBER else None
    return head if head and not head.rest else None


def _split(slots: list[_Slot], columns: int) -> tuple[list[tuple[int, int]], int]:
    """The rows as ranges of slots, without their openers, and how many slots they use."""
    _, ends = _cost(slots, columns)
    ranges: list[tuple[int, int]] = []
    at = used = 0
    while at < len(slots):
        if ends[at] > at:
            ranges.append((at + 1, ends[at]))
            at = used = ends[at]
        elif slots[at].text:
            break  # text after a complete row: the table is over
        else:
            at += 1
    while used < len(slots) and not slots[used].text:
        used += 1  # pipes left over at the foot
    return ranges, used


def _row(slots: list[_Slot], columns: int) -> Row:
    """The closing run stands for slots that are spanned; other runs are empty cells."""
    pieces: list[Piece] = []
    for number, slot in enumerate(slots):
        pieces.append(Piece(slot.text, slot.first + 1, slot.last + 1))
        if number < len(slots) - 1:
            pieces += [Piece("", slot.end + 1, slot.end + 1)] * (slot.pipes - 1)
    if not slots or slots[-1].text or sum(slot.pipes for slot in slots) != columns:
        return Row(pieces)
    closing = pieces.pop()
    return Row(pieces, loose=closing if slots[-1].pipes == 1 else None)
