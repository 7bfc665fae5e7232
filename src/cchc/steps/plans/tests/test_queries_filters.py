"""Filters of the tasks: from an address and back, what passes, how it is sorted."""

from hypothesis import given
from hypothesis import strategies as st

from cchc.steps.plans.models import Plan
from cchc.steps.plans.queries.filters import (
    FINDINGS,
    NAMES,
    ROLES,
    ItemFilter,
    due_names,
    from_address,
    in_words,
    to_address,
)
from cchc.steps.plans.queries.items import agencies, by_field, fields, item_views, shown
from cchc.steps.plans.tests.samples import FIELDS

asked = st.builds(
    ItemFilter,
    words=st.sampled_from(["", "ra soat"]),
    field=st.sampled_from(["", FIELDS[0]]),
    agency=st.sampled_from(["", "Sở Nội vụ"]),
    role=st.sampled_from(["", *ROLES]),
    due=st.sampled_from(["", *due_names()]),
    findings=st.sampled_from(["", *FINDINGS]),
    sort=st.sampled_from(["", "thoi-han", "-chu-tri"]),
)


@given(asked)
def test_an_address_says_the_filter_and_back(one: ItemFilter) -> None:
    assert from_address(to_address(one)) == one


@given(st.dictionaries(st.sampled_from(list(NAMES.values())), st.text(max_size=30)))
def test_any_address_is_some_filter(address: dict[str, str]) -> None:
    one = from_address(address)
    assert from_address(to_address(one)) == one
    in_words(one)


def codes(plan: Plan, **wanted: str) -> str:
    return "".join(view.item.code for view in shown(item_views(plan), ItemFilter(**wanted)))


def test_what_passes(accepted: Plan) -> None:
    """Of eight tasks: 4, 8 are due in quarter I, 1, 5 in June, 2, 6 always, 3, 7 never; 5 has no lead."""
    assert codes(accepted) == "12345678"
    assert codes(accepted, words="RA SOAT nhom 4") == "4"
    assert codes(accepted, field=FIELDS[2]) == "78"
    assert codes(accepted, agency="sở nội vụ", role="chu-tri") == "1234678"
    assert codes(accepted, agency="Sở Tư pháp", role="chu-tri") == ""
    assert codes(accepted, agency="Sở Tư pháp", role="phoi-hop") == "12345678"
    assert codes(accepted, due="quy-1") == codes(accepted, due="thang-3") == "48"
    assert codes(accepted, due="quy-2") == "15"
    assert codes(accepted, due="thuong-xuyen") == "26"
    assert codes(accepted, due="khong-co") == "37"
    assert codes(accepted, due="co-ngay") == "1458"


def test_findings_part_the_tasks(accepted: Plan) -> None:
    held, free = codes(accepted, findings="co"), codes(accepted, findings="khong")
    assert held
    assert sorted(held + free) == list("12345678")


def test_sorted_both_ways_what_has_no_value_stands_last(accepted: Plan) -> None:
    assert codes(accepted, sort="chu-tri")[-1] == codes(accepted, sort="-chu-tri")[-1] == "5"
    assert codes(accepted, sort="thoi-han")[:4] == "4815"
    assert codes(accepted, sort="-thoi-han")[:4] == "1548"


def test_choices_are_counted(accepted: Plan) -> None:
    views = item_views(accepted)
    assert sum(one.count for one in fields(views)) == 8
    assert {one.name: one.count for one in agencies(views)} == {"Sở Nội vụ": 7, "Sở Tư pháp": 8}
    groups = by_field(views[:1], views)
    assert [(group.field, len(group.items)) for group in groups] == [(FIELDS[0], 1)]
    assert groups[0].total == fields(views)[0].count
