"""Roles of columns read off what stands in them, for a table whose header is lost."""

import re

from cchc.pure.deadline import read_due
from cchc.pure.reading.looks import looks_like
from cchc.pure.reading.numbering import split_code
from cchc.pure.reading.tables.header import Grid, Header
from cchc.pure.reading.text import fold, one_line

_NUMBER = re.compile(r"^(\d{1,3}|[IVX]+|[a-zđ])[.)]?$", re.IGNORECASE)
_MONEY = re.compile(r"^[\d.,]+$|kinh phi|du toan|trieu|ngan sach")


def infer_header(grid: Grid, *, year: int | None) -> Header | None:
    """Column roles by their content; None unless there is a column of deadlines and one of agencies."""
    if not grid or not 3 <= len(grid[0]) <= 14:
        return None
    columns = list(zip(*grid, strict=True))
    texts = [[one_line(cell.text) for cell in column if cell and cell.text.strip()] for column in columns]
    shares = [_shares(column, year) for column in texts]
    due = _best(shares, "due", 0.6)
    agencies = [
        i for i, share in enumerate(shares) if share["agency"] >= 0.6 and share["filled"] >= 3 and i != due
    ]
    if due is None or not agencies:
        return None
    roles: list[str | None] = [None] * len(columns)
    roles[due] = "due"
    roles[agencies[0]] = "lead"
    if len(agencies) > 1:
        roles[agencies[-1]] = "support"
        for middle in agencies[1:-1]:
            roles[middle] = "lead"
    return _name_the_rest(roles, texts, shares, len(grid))


def _shares(texts: list[str], year: int | None) -> dict[str, float]:
    count = len(texts) or 1
    folded = [fold(text) for text in texts]
    return {
        "due": sum(read_due(text, year=year).kind not in ("none", "multi") for text in texts) / count,
        "agency": sum(looks_like(text) == "body" for text in texts) / count,
        "number": sum(bool(_NUMBER.match(text)) for text in texts) / count,
        "money": sum(bool(_MONEY.search(text)) for text in folded) / count,
        "coded": sum(split_code(text)[0] is not None for text in texts) / count,
        "length": sum(map(len, texts)) / count,
        "filled": float(len(texts)),
    }


def _best(shares: list[dict[str, float]], name: str, least: float) -> int | None:
    ranked = sorted(range(len(shares)), key=lambda i: (shares[i][name], shares[i]["filled"]), reverse=True)
    return next((i for i in ranked if shares[i][name] >= least and shares[i]["filled"] >= 3), None)


def _name_the_rest(
    roles: list[str | None], texts: list[list[str]], shares: list[dict[str, float]], rows: int
) -> Header | None:
    """Left of the agencies stand number, field and task; between task and agencies the output; right, budget."""
    lead = roles.index("lead")
    left = [i for i in range(len(roles)) if i < lead and roles[i] is None]
    if left and shares[left[0]]["number"] >= 0.5:
        roles[left.pop(0)] = "number"
    task = max(left, key=lambda i: (shares[i]["length"] > 0) * _weight(texts[i]), default=None)
    if task is None:
        return None
    roles[task] = "task"
    for i in left:
        if roles[i] is None:
            roles[i] = "field" if i < task else "output"
    for i in range(len(roles)):
        if roles[i] is None and i > lead and shares[i]["money"] >= 0.5:
            roles[i] = "budget"
    return Header(tuple(roles), 0, ("",) * len(roles))


def _weight(texts: list[str]) -> int:
    """How much a column says altogether, in characters."""
    return sum(map(len, texts))
