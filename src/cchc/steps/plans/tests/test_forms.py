from typing import Any

import pytest

from cchc.pure.reading.plan import as_json
from cchc.steps.plans.forms import ROW_FORMS
from cchc.steps.plans.models import Row
from cchc.steps.plans.tests import samples

PLAN = as_json(samples.plan(tuple(samples.item(n) for n in range(1, 7))))
ROWS = [
    *((Row.Kind.ITEM, data) for data in PLAN["items"]),
    *((Row.Kind.TARGET, data) for data in PLAN["targets"]),
    *((Row.Kind.DUTY, data) for data in PLAN["duties"]),
    *((Row.Kind.CITATION, data) for data in PLAN["citations"]),
    (Row.Kind.DOCUMENT, PLAN["document"]),
]


def posted(kind: str, data: dict[str, Any], **typed: str) -> dict[str, str]:
    """What a browser sends for a form that shows `data`, with some fields typed over."""
    form = ROW_FORMS[kind](initial=ROW_FORMS[kind].initial_of(data))
    fields = [*form, *(f for one in getattr(form, "measures", ()) for f in one)]
    values = {field.html_name: str(field.value() if field.value() is not None else "") for field in fields}
    if hasattr(form, "measures"):
        values |= {f.html_name: str(f.value()) for f in form.measures.management_form}
    for name in ("issued_on", "effective_on"):
        if values.get(name):
            values[name] = form.initial[name].strftime("%d/%m/%Y")
    return values | typed


def saved(kind: str, data: dict[str, Any], **typed: str) -> dict[str, Any]:
    form = ROW_FORMS[kind](posted(kind, data, **typed), initial=ROW_FORMS[kind].initial_of(data))
    assert form.is_valid(), form.errors
    return form.data_over(data, year=2026)


@pytest.mark.parametrize(("kind", "data"), ROWS)
def test_a_form_that_nobody_touched_changes_nothing(kind: str, data: dict[str, Any]) -> None:
    assert saved(kind, data) == data


def test_a_typed_deadline_is_understood() -> None:
    data = saved(Row.Kind.ITEM, PLAN["items"][0], due="Quý IV/2026")
    assert (data["due"]["text"], data["due"]["end"]) == ("Quý IV/2026", "2026-12-31")


def test_agencies_one_a_line() -> None:
    data = saved(Row.Kind.ITEM, PLAN["items"][0], lead="Sở Nội vụ\r\n\r\n Sở Tư pháp ")
    assert data["lead"]["agencies"] == ["Sở Nội vụ", "Sở Tư pháp"]


def test_activities_one_a_line_with_their_numbers() -> None:
    item = PLAN["items"][2]
    data = saved(Row.Kind.ITEM, item, activities="3.1. Ban hành kế hoạch số 3\nViệc mới")
    assert data["activities"] == [item["activities"][0], {"code": None, "text": "Việc mới"}]
    assert data["activity_codes"] == ["3.1"]


def test_an_emptied_field_is_nothing() -> None:
    assert saved(Row.Kind.ITEM, PLAN["items"][0], output="  ")["output"] is None


def test_a_task_needs_its_words() -> None:
    item = PLAN["items"][0]
    form = ROW_FORMS[Row.Kind.ITEM](posted(Row.Kind.ITEM, item, text=" "))
    assert not form.is_valid()
    assert form.errors["text"] == ["Hãy ghi nội dung nhiệm vụ."]


def test_figures_are_typed_the_vietnamese_way_and_emptied_to_be_removed() -> None:
    target = PLAN["targets"][0]
    typed = {"so-lieu-0-value": "98,5", "so-lieu-1-comparator": "<=", "so-lieu-1-value": "1.000"}
    measures = saved(Row.Kind.TARGET, target, **typed)["measures"]
    assert [(one["comparator"], one["value"]) for one in measures] == [(">=", 98.5), ("<=", 1000)]
    blank = {f"so-lieu-0-{name}": "" for name in ("value", "value_max", "unit", "subject")}
    assert saved(Row.Kind.TARGET, target, **blank)["measures"] == []


def test_a_date_that_is_none_is_refused() -> None:
    citation = PLAN["citations"][0]
    form = ROW_FORMS[Row.Kind.CITATION](posted(Row.Kind.CITATION, citation, issued_on="31/02/2026"))
    assert not form.is_valid()
    assert "31/12/2026" in form.errors["issued_on"][0]
