"""Tables in which tabs part the cells.

Two shapes. Records (a Word table saved as text): each cell on a line of its own that begins with a tab,
further paragraphs of the cell without a tab, records parted by blank lines. Lines: one row per line.
"""

import re
from collections import Counter

from cchc.pure.reading.blocks import Table
from cchc.pure.reading.formats.rows import MOST_COLUMNS, Piece, Row, build_table
from cchc.pure.reading.numbering import read_head

_CELL_LINE = re.compile(r"^[ \u00a0]*\t")
_MOST_GAP = 40  # lines inside one cell
_FEWEST_OF_SECTION = 5  # lines without a tab, after a blank one
_GROUP = 2  # cells: a number and a title


def read_table(lines: list[str], start: int) -> tuple[Table | None, int]:
    """The table that begins at `lines[start]`, and the line after it; (None, a later line) if there is none
    before that line."""
    line = lines[start]
    if "\t" not in line:
        return None, start + 1
    if _CELL_LINE.match(line):
        return _read_records(lines, start)
    return _read_lines(lines, start)


def _read_records(lines: list[str], start: int) -> tuple[Table | None, int]:
    fragments, after = _fragments(lines, start)
    columns = _usual_size(fragments)
    if columns < 2 or sum(len(fragment) == columns for fragment in fragments) < 2:
        return None, after
    rows: list[Row] = []
    for first, last in _records([len(fragment) for fragment in fragments], fragments, columns):
        pieces = [piece for fragment in fragments[first:last] for piece in fragment]
        rows += [Row(pieces[at : at + columns]) for at in range(0, len(pieces), columns)]
    return build_table(rows, columns, spans=False), after


def _fragments(lines: list[str], start: int) -> tuple[list[list[Piece]], int]:
    """Runs of cells between blank lines, and the line after the last cell."""
    fragments: list[list[Piece]] = []
    cells: list[Piece] = []
    text: list[str] = []
    first = start
    number = start
    end = _end_of_records(lines, start)
    blank = False

    def close() -> None:
        if text:
            kept = "\n".join(text).rstrip()
            last = first + max(len(kept.split("\n")), 1)
            cells.append(Piece(kept, first + 1, last))

    for number in range(start, end):
        line = lines[number]
        if _CELL_LINE.match(line):
            close()
            if blank and cells:
                fragments.append(cells)
                cells = []
            text, first, blank = [line.strip("\t \u00a0")], number, False
            for further in re.split(r"\t", line.strip("\t \u00a0"))[1:]:
                text[0] = text[0].split("\t")[0]
                close()
                text = [further]
        else:
            blank = not line.strip() or blank
            text.append(line.strip())
    close()
    return [*fragments, cells], end


def _end_of_records(lines: list[str], start: int) -> int:
    """After the last cell line, with the lines that go on in its cell."""
    last = start
    for number in range(start, len(lines)):
        if _CELL_LINE.match(lines[number]):
            last = number
        elif number - last > _MOST_GAP or _is_section(lines, last, number):
            break
    while last + 1 < len(lines) and lines[last + 1].strip():
        last += 1
    return last + 1


def _is_section(lines: list[str], last: int, number: int) -> bool:
    """Whether running text with a title of its own stands between the last cell and this line."""
    if number - last < _FEWEST_OF_SECTION:
        return False
    gap = [line.strip() for line in lines[last + 1 : number + 1]]
    after = gap[gap.index("") :] if "" in gap else []
    titled = any(line.isupper() or ((head := read_head(line)) and head.style == "roman") for line in after)
    return titled and sum(map(bool, after)) >= _FEWEST_OF_SECTION


def _usual_size(fragments: list[list[Piece]]) -> int:
    """The size that most cells stand in."""
    sizes = Counter(len(fragment) for fragment in fragments)
    likely = {size: count * size for size, count in sizes.items() if 2 <= size <= MOST_COLUMNS}
    return max(likely, key=lambda size: (likely[size], -size), default=0)


def _records(sizes: list[int], fragments: list[list[Piece]], columns: int) -> list[tuple[int, int]]:
    """Joins fragments into records: an empty paragraph in a cell parts a record, a record may be short."""
    count = len(sizes)
    best = [0.0] * (count + 1)
    ends = [count] * (count + 1)
    for first in range(count - 1, -1, -1):
        best[first], ends[first] = 1.0 + best[first + 1], first + 1
        filled, joints = 0, 0.0
        for last in range(first, count):
            filled += sizes[last]
            if last > first:
                joints += _joint(fragments[last])
            if filled > columns:
                break
            cost = (0.0 if filled == columns else 1.0) + joints + best[last + 1]
            if cost < best[first]:
                best[first], ends[first] = cost, last + 1
    records: list[tuple[int, int]] = []
    at = 0
    while at < count:
        records.append((at, ends[at]))
        at = ends[at]
    return records


def _joint(fragment: list[Piece]) -> float:
    """How unlikely it is that these cells go on with the record before; a group's number and title never do."""
    head = read_head(fragment[0].text)
    if head is None or head.rest:
        return 0.05
    return 2.5 if head.style in ("roman", "capital") and len(fragment) >= _GROUP else 0.4


def _read_lines(lines: list[str], start: int) -> tuple[Table | None, int]:
    columns = lines[start].rstrip("\r\n").count("\t") + 1
    if not 2 <= columns <= MOST_COLUMNS:
        return None, start + 1
    rows: list[Row] = []
    number = after = start
    while number < len(lines):
        if not lines[number].strip():
            number += 1
            continue
        row, number = _line_row(lines, number, columns)
        if row is None:
            break
        rows.append(row)
        after = number
    if len(rows) < 2:
        return None, start + 1
    return build_table(rows, columns, spans=False), after


def _line_row(lines: list[str], number: int, columns: int) -> tuple[Row | None, int]:
    """One row; a line break inside a cell makes it go on on the next line."""
    first = number
    texts = lines[number].split("\t")
    number += 1
    if len(texts) < 2:
        return None, first
    while len(texts) < columns and number < len(lines) and lines[number].strip():
        further = lines[number].split("\t")
        if len(texts) + len(further) - 1 > columns:
            break
        if len(further) == 1 and not _goes_on_later(lines, number, columns - len(texts) + 1):
            break
        texts[-1:] = [texts[-1] + "\n" + further[0], *further[1:]]
        number += 1
    if len(texts) > columns and any(text.strip() for text in texts[columns:]):
        return None, first
    return Row([Piece(text.strip(), first + 1, number) for text in texts[:columns]]), number


def _goes_on_later(lines: list[str], number: int, missing: int) -> bool:
    """Whether the missing cells of a row come soon, after this line without a tab."""
    for line in lines[number + 1 : number + 6]:
        if not line.strip():
            return False
        if "\t" in line:
            return line.count("\t") + 1 <= missing
    return False
