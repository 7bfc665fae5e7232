"""The plain numbers of a table's rows: they jump, repeat or start again."""

from collections.abc import Iterator
from itertools import pairwise

from cchc.pure.reading.blocks import Cell
from cchc.pure.reading.checks.rule import ERROR, INFO, WARNING, Case, Hit, hit, rule
from cchc.pure.reading.checks.texts import quote
from cchc.pure.reading.plan import Item


@rule(
    "row-number-skipped",
    ERROR,
    what="Số thứ tự của dòng không nối tiếp dòng trước.",
    message="Số thứ tự “%(code)s” đứng sau “%(before)s”; đề nghị kiểm tra có thiếu dòng hoặc đánh số lại.",
    example={"before": "4", "code": "55"},
)
def row_number_skipped(case: Case) -> Iterator[Hit]:
    """Plain row numbers that do not go on by one; a new group of rows may begin at 1 again.

    `expected` goes on through a slip (4, 55, 6) and follows a real jump (4, 6, 7).
    """
    for rows in case.tables:
        last, expected, field = 0, 0, None
        for item in rows:
            if not item.code or not item.code.isdigit():
                expected = 0
                continue
            value = int(item.code)
            fresh = not expected or item.field != field or value == 1
            if fresh or value in (last, last + 1, expected):
                expected = expected if value == last and not fresh else value + 1
            else:
                yield hit(item.place, before=str(expected - 1), code=item.code)
                expected += 1
            last, field = value, item.field


@rule(
    "row-number-repeated",
    WARNING,
    what="Hai dòng liền nhau của bảng mang cùng một số thứ tự.",
    message="Hai dòng liền nhau cùng mang số thứ tự “%(code)s”: “%(first)s” và “%(second)s”; đề nghị đánh số lại.",
    example={"code": "3", "first": "Ban hành quy chế", "second": "Tổ chức tập huấn"},
)
def row_number_repeated(case: Case) -> Iterator[Hit]:
    for rows in case.tables:
        for first, second in pairwise(rows):
            code = first.code
            if not code or code != second.code or not code.isdigit() or first.field != second.field:
                continue
            cells = _number_cell(case, first), _number_cell(case, second)
            if all(cells) and cells[0] is not cells[1]:  # the same cell twice is a merged one
                yield hit(
                    (first.place, second.place),
                    code=code,
                    first=quote(first.text, 60),
                    second=quote(second.text, 60),
                )


@rule(
    "row-number-restarted",
    INFO,
    what="Số thứ tự bắt đầu lại từ 1 giữa chừng một nhóm.",
    message="Số thứ tự đang là “%(before)s” thì bắt đầu lại từ 1 trong cùng một nhóm; khi viện dẫn sẽ nhầm dòng.",
    example={"before": "7"},
)
def row_number_restarted(case: Case) -> Iterator[Hit]:
    for rows in case.tables:
        for first, second in pairwise(rows):
            numbers = first.code or "", second.code or ""
            goes_back = numbers[1] == "1" and numbers[0].isdigit() and numbers[0] not in ("0", "1")
            if goes_back and first.field == second.field:
                yield hit((first.place, second.place), before=numbers[0])


def _number_cell(case: Case, item: Item) -> Cell | None:
    """The cell of the item's row that holds its number; None where the place does not tell the row."""
    grid = case.grids.get(item.place.table)
    row = (item.place.row or 0) - 1
    cells = grid[row] if grid and 0 <= row < len(grid) else []
    return next((cell for cell in cells if cell and cell.text.strip(" .)/") == item.code), None)
