from cchc.pure.reading.blocks import Cell, Paragraph, Place, Table
from cchc.pure.reading.formats.positions import with_positions


def test_paragraphs_and_rows_count_one_each() -> None:
    cells = (Cell(0, 0, "TT", Place(page=2)), Cell(1, 0, "1", Place(page=3)))
    table = Table(2, 1, cells, Place(page=2))
    first, grid, last = with_positions([Paragraph("a", Place()), table, Paragraph("b", Place())])
    assert isinstance(grid, Table)
    assert first.place == Place(line_from=1, line_to=1)
    assert grid.place == Place(line_from=2, line_to=3, page=2, table=1)
    assert [cell.place for cell in grid.cells] == [Place(2, 2, 2, 1, 1), Place(3, 3, 3, 1, 2)]
    assert last.place == Place(line_from=4, line_to=4)


def test_real_lines_stay() -> None:
    blocks = [Paragraph("a", Place(line_from=7, line_to=9)), Paragraph("b", Place())]
    assert with_positions(blocks) == blocks
