from typing import Any

import pytest

from cchc.pure.reading.checks import completeness
from cchc.pure.reading.checks.rule import Rule
from cchc.pure.reading.checks.tests.build import case, item, lines

FULL: dict[str, Any] = {"target": "100% việc", "activities": [("3.1", "Họp")], "budget": "Ngân sách"}
EMPTY: list[tuple[Rule, dict[str, Any]]] = [
    (completeness.lead_missing, {"lead": []}),
    (completeness.support_missing, {"support": []}),
    (completeness.output_missing, {"output": None}),
    (completeness.deadline_missing, {"due": None}),
    (completeness.activity_missing, {"activities": []}),
    (completeness.target_missing, {"target": None}),
]


@pytest.mark.parametrize(("rule", "gap"), EMPTY, ids=lambda one: one.id if isinstance(one, Rule) else "")
def test_a_gap_where_the_others_have_none(rule: Rule, gap: dict[str, Any]) -> None:
    rows = [item(line, **FULL) for line in range(1, 5)]
    assert lines(rule, case(*rows)) == []
    assert lines(rule, case(*rows, item(5, **(FULL | gap)))) == [[5]]
    assert lines(rule, case(*(item(line, **(FULL | gap)) for line in range(1, 6)))) == []


def test_budget_once_for_all_rows() -> None:
    rows = [item(line, budget="Ngân sách" if line > 2 else None) for line in range(1, 7)]
    assert lines(completeness.budget_missing, case(*rows)) == [[1, 2]]
    assert lines(completeness.budget_missing, case(*(item(line) for line in range(1, 7)))) == []


def test_who_supports_is_often_left_open_on_purpose() -> None:
    rows = [item(line, support=["Sở Tư pháp"] if line <= 7 else []) for line in range(1, 11)]
    assert lines(completeness.support_missing, case(*rows)) == []
    rows = [item(line, lead=["Sở Tư pháp"] if line <= 7 else []) for line in range(1, 11)]
    assert lines(completeness.lead_missing, case(*rows)) == [[8], [9], [10]]
