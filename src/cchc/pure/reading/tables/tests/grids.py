"""Tables for tests, drawn as lists of rows."""

from cchc.pure.reading.blocks import Cell, Place, Table


def table(*rows: list[str]) -> Table:
    """ "^": the cell above goes on (row span); "<": the cell to the left goes on (column span)."""
    cells: dict[tuple[int, int], dict[str, int]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in ("^", "<"):
                cells[r, c] = {"rows": 1, "columns": 1}
                while c + cells[r, c]["columns"] < len(row) and row[c + cells[r, c]["columns"]] == "<":
                    cells[r, c]["columns"] += 1
                while r + cells[r, c]["rows"] < len(rows) and rows[r + cells[r, c]["rows"]][c] == "^":
                    cells[r, c]["rows"] += 1
    made = tuple(
        Cell(r, c, rows[r][c], Place(line_from=10 * r + c, line_to=10 * r + c), span["rows"], span["columns"])
        for (r, c), span in cells.items()
    )
    return Table(len(rows), max(map(len, rows)), made, Place(line_from=0, line_to=10 * len(rows)))
