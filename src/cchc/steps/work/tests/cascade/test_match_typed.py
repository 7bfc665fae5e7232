"""A row of an agency's document matched with a task that is typed: by its number, by the offered label; else told."""

import pytest

from cchc.steps.plans.models import Plan
from cchc.steps.work.models import AgencyPlan
from cchc.steps.work.parents import parents_of
from cchc.steps.work.queries.cascade_rows import task_label, typed_tasks

pytestmark = pytest.mark.django_db


def test_a_task_is_typed_by_number_or_label(plan: Plan, own: AgencyPlan) -> None:
    parents = [one for one in parents_of(plan).values() if not one.ended]
    first, second = parents[0], parents[1]
    said = {"a": f" {first.item.code} ", "b": task_label(second), "c": "khong co", "d": "Việc khác [999999]"}
    found, unknown = typed_tasks(said, own)
    assert found == {"a": str(first.item.pk), "b": str(second.item.pk)}
    assert unknown == {"c": "khong co", "d": "Việc khác [999999]"}
    assert typed_tasks({}, own) == ({}, {})
