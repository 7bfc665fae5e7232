"""Against the annotated documents: every cell of every row in its column, with its lines."""

import json
from pathlib import Path

import pytest

from cchc.pure.reading.blocks import Cell
from cchc.pure.reading.formats import read_blocks

SHARED = Path(__file__).resolve().parents[7] / "shared"
COLUMNS = {
    "000": ["tt", "target", "task", "activity", "output", "lead", "support", "due", "budget"],
    "002": ["tt", "field", "activity", "output", "lead", "lead2", "support", "due", "budget"],
    "003": ["code", "text", "lead", "support", "due", "note"],
}
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated documents are not here")


def cells_by_line(path: Path) -> dict[int | None, list[Cell | None]]:
    source = read_blocks(path.read_bytes(), path.name)
    return {
        place.line_from: row
        for table in source.tables()
        for place, row in zip(table.row_places(), table.grid(), strict=True)
    }


@pytest.mark.parametrize("number", list(COLUMNS))
def test_cells_stand_in_their_columns(number: str) -> None:
    gold = json.loads((SHARED / "gold" / f"{number}.json").read_text(encoding="utf-8"))
    rows = cells_by_line(next((SHARED / "seeds").glob(f"{number}_*")))
    for entry in gold["appendix"]:
        row = rows[entry["line_from"]]
        for column, name in enumerate(COLUMNS[number]):
            key = f"{name}_text"
            cell = row[column]
            if key in entry and name in ("lead", "support", "due", "budget"):
                assert (cell.text.replace("\n", " ") if cell else "") == (entry[key] or ""), (
                    entry["line_from"],
                    name,
                )
            lines = entry.get("cell_lines", {}).get(name)
            if lines is not None and cell is not None:
                assert cell.place.line_from == (lines[0] if isinstance(lines, list) else lines)
