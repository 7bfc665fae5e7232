"""Months of a deadline as pieces of a line, tasks as lanes and bands."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.pure.deadline import read_due
from cchc.pure.reading.plan import as_json
from cchc.steps.plans.models import Plan
from cchc.steps.plans.parsing import day
from cchc.steps.plans.queries.items import item_views
from cchc.steps.plans.queries.timeline import bars, pieces, year_of
from cchc.steps.plans.queries.when import months_of

days = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def due(words: str | None) -> dict[str, Any]:
    read = as_json(read_due(words, year=2026))
    return {**read, "start": day(read["start"]), "end": day(read["end"])}


def marks(words: str) -> list[tuple[int, int, str]]:
    """(first month, months, mark) of every piece that says something."""
    found, month = [], 1
    for piece in pieces(due(words), 2026):
        if piece.mark:
            found.append((month, piece.months, piece.mark))
        month += piece.months
    assert month == 13
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tháng 3", [(3, 1, "due")]),
        ("Quý II - Quý III", [(4, 6, "due")]),
        ("Trước ngày 15/02/2026", [(2, 1, "day")]),
        ("Quý II, Quý IV", [(6, 1, "day"), (12, 1, "day")]),
        ("2026-2030", [(1, 12, "span")]),
        ("Hàng quý", [(3, 1, "beat"), (6, 1, "beat"), (9, 1, "beat"), (12, 1, "beat")]),
        ("Thường xuyên", [(1, 12, "span")]),
        ("Quý I/2025", []),
        ("Theo lộ trình của Trung ương", []),
    ],
)
def test_a_deadline_in_the_year(words: str, expected: list[tuple[int, int, str]]) -> None:
    assert marks(words) == expected


def test_every_piece_that_says_something_says_it_in_words() -> None:
    for words in ("Tháng 3", "Quý II, Quý IV", "Hàng tháng", "Thường xuyên"):
        assert all(bool(piece.mark) == bool(piece.words) for piece in pieces(due(words), 2026))


@given(st.none() | days, st.none() | days, st.lists(days, max_size=4))
def test_the_pieces_always_fill_twelve_months(start: date | None, end: date | None, ends: list[date]) -> None:
    if start and end and end < start:
        start, end = end, start
    asked = {
        **due(None),
        "kind": "multi",
        "start": start,
        "end": end,
        "milestones": [{"text": "x", "end": one.isoformat()} for one in ends],
    }
    assert sum(piece.months for piece in pieces(asked, 2026)) == 12
    assert all(1 <= month <= 12 for month in months_of(asked, 2026))


def test_lanes_have_what_is_due_and_bands_the_rest(accepted: Plan) -> None:
    views = item_views(accepted)
    year = year_of(views, accepted.year, by_agency=False)
    placed = [line.view.item.key for lane in (*year.lanes, *year.bands) for line in lane.lines]
    assert sorted(placed) == sorted(view.item.key for view in views)
    assert [lane.name for lane in year.bands] == ["Thường xuyên", "Chưa xác định được ngày"]


def test_by_agency_who_has_no_lead_stands_last(accepted: Plan) -> None:
    year = year_of(item_views(accepted), accepted.year, by_agency=True)
    assert [lane.name for lane in year.lanes] == ["Sở Nội vụ", ""]


def test_the_bars_count_each_month(accepted: Plan) -> None:
    counts = {bar.month: bar.count for bar in bars(item_views(accepted)) if bar.count}
    assert counts == {3: 2, 6: 2}
