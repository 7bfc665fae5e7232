"""Pieces of a table on several pages → one table."""

from rapidfuzz import fuzz

from cchc.pure.reading.formats.pages.content import PageCell, PageTable, join_texts

_SAME_BORDER = 4.0  # points (of a page 595 wide) by which the borders of two pieces may differ

_NEARLY = 85.0  # per cent of the letters of a header that come again


def belongs(above: PageTable, below: PageTable) -> bool:
    """Same outer borders, and the columns of one piece are among those of the other."""
    if not (_near(above.xs[0], below.xs[0]) and _near(above.xs[-1], below.xs[-1])):
        return False
    fewer, more = sorted((above.xs, below.xs), key=len)
    return all(any(_near(x, other) for other in more) for x in fewer)


def stitch(above: PageTable, below: PageTable) -> None:
    """Adds the rows of the piece below to the table above (both are changed)."""
    skipped = _repeated_rows(above, below)
    if skipped == below.rows:
        return
    first = below.row_cells(skipped)
    cut = _is_cut(above, below, first, skipped)
    offset = above.rows - skipped - cut
    tail = []
    for cell in (cell for cell in below.cells if cell.row >= skipped):
        first_row = cell.row == skipped
        owner = _owner(above, cell) if first_row else None
        cell.row += offset
        if owner and (cut or _goes_on(above, owner, cell)):
            owner.text = join_texts(owner.text, cell.text)
            owner.row_span = cell.row + cell.row_span - owner.row
            cell = owner
        elif cut and first_row:
            _add_to_wider(above, cell)
            continue
        else:
            above.cells.append(cell)
        tail.append(cell)
    above.unnumbered += below.unnumbered
    above.rows += below.rows - skipped - cut
    above.tail, above.open_bottom, above.y1 = tail, below.open_bottom, below.y1
    above.xs = sorted([*above.xs, *(x for x in below.xs if not any(_near(x, known) for known in above.xs))])


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= _SAME_BORDER


def _repeated_rows(above: PageTable, below: PageTable) -> int:
    """How many rows at the top of the piece repeat the header of the table."""
    count = 0
    while count < min(len(above.header), below.rows) and _repeats(above.header[count], below.words(count)):
        count += 1
    return count


def _repeats(header: list[str], row: list[str]) -> bool:
    """Word for word; or nearly, in a recognised scan, but then it is no row of the body with a number."""
    if not any(header) or len(header) != len(row):
        return False
    if header == row:
        return True
    numbered = header[0][:1].isdigit() or row[0][:1].isdigit()
    return not numbered and fuzz.ratio(" ".join(header), " ".join(row)) >= _NEARLY


def _is_cut(above: PageTable, below: PageTable, row: list[PageCell], skipped: int) -> bool:
    """Is the row the rest of the last one above? Then its number is missing, and no stroke lies between
    them, or a text goes on in the middle, or most cells (or all) have nothing left to say.
    """
    if not row or row[0].text:
        return False
    if not any(cell.text for cell in row) or above.open_bottom or (below.open_top and not skipped):
        return True
    pairs = [(owner, cell) for cell in row[1:] if (owner := _owner(above, cell)) and owner.text]
    if any(cell.text and _in_the_middle(owner.text, cell.text) for owner, cell in pairs):
        return True
    done = [owner for owner, cell in pairs if not cell.text]
    return 2 * len(done) >= len(pairs) > 1 and all(owner.row_span == 1 for owner in done)


def _in_the_middle(above: str, below: str) -> bool:
    return below[0].islower() and below[1:2] not in (")", ".") and above[-1] not in ".;"


def _owner(above: PageTable, cell: PageCell) -> PageCell | None:
    """The cell that closes the table in the same columns."""
    for owner in above.tail:
        if owner.row + owner.row_span == above.rows and _near(owner.x0, cell.x0) and _near(owner.x1, cell.x1):
            return owner
    return None


def _add_to_wider(above: PageTable, cell: PageCell) -> None:
    """Of a cut row whose pieces have other borders: the text goes to the cell that holds the place."""
    for owner in above.tail:
        if owner.row + owner.row_span == above.rows and owner.x0 <= (cell.x0 + cell.x1) / 2 <= owner.x1:
            owner.text = join_texts(owner.text, cell.text)
            return


def _goes_on(above: PageTable, owner: PageCell, cell: PageCell) -> bool:
    """An empty cell under a merged one is its rest; so is an empty number where no row lacks its number."""
    if cell.text or not owner.text:
        return False
    if owner.row_span > 1 or cell.row_span > 1:
        return True
    return _near(cell.x0, above.xs[0]) and not above.unnumbered and above.rows > 2
