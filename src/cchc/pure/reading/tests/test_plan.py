"""A plan written as JSON and read back is the same plan."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from cchc.pure.reading.plan import Plan, as_json, from_json
from cchc.pure.reading.tests.plans import plans


@settings(max_examples=30, deadline=None)
@given(plans)
def test_json_and_back(plan: Plan) -> None:
    assert from_json(json.loads(json.dumps(as_json(plan)))) == plan


def test_keys_of_the_printed_form_are_passed_over() -> None:
    assert (
        from_json({"schema": "cchc.plan/1", "source": {}, "document": {"year": 2026}}).document.year == 2026
    )


@pytest.mark.parametrize(
    ("value", "where"),
    [
        ([], "plan"),
        ({}, "plan"),
        ({"document": {"year": "2026"}}, "plan.document.year"),
        ({"document": {}, "targets": {}}, "plan.targets"),
        ({"document": {}, "items": [{}]}, r"plan.items\[0\]"),
    ],
)
def test_what_is_malformed_is_named(value: Any, where: str) -> None:
    with pytest.raises(ValueError, match=where):
        from_json(value)
