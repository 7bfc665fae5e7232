"""Who stands above and below whom, asked for one agency and for all; figures summed by the tree of then and of now."""

from datetime import date

import pytest

from cchc.shared.agencies import actions
from cchc.shared.agencies.actions import New
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.queries import agency_on, children_on, path_on, roll_up, tree
from cchc.web.site.demo.agencies import build

pytestmark = pytest.mark.django_db
THEN, NOW = date(2024, 6, 1), date(2026, 6, 1)


@pytest.mark.parametrize("day", [THEN, NOW])
def test_one_agency_sees_what_the_whole_tree_has(day: date) -> None:
    build()
    unit = Agency.objects.get(code="truong-chinh-tri")
    parent = Agency.objects.get(code="so-giao-thong-van-tai")
    actions.edit(unit, version=0, by=None, parent=parent)  # a parent that has since been merged away
    whole = tree(day)
    for code in ("so-xay-dung", "tinh-mau", "van-phong-ubnd", "huyen-suoi-nga", "so-giao-thong-van-tai"):
        assert [row.code for row in children_on(code, day)] == [row.code for row in whole.children(code)]
    for code in ("truong-chinh-tri", "xa-khe-da", "so-noi-vu", "trung-tam-hanh-chinh-cong"):
        row = agency_on(code, day)
        assert row
        assert [code, *(above.code for above in path_on(row, day))] == whole.path(code)


def test_figures_of_then_are_summed_by_the_tree_of_now() -> None:
    build()
    then, now = roll_up(THEN), roll_up(THEN, NOW)
    assert then["xa-khe-da"] == "huyen-suoi-nga"
    assert then["trung-tam-hanh-chinh-cong"] == "van-phong-ubnd"
    assert now["xa-khe-da"] == "xa-khe-da"
    assert now["xa-bai-trau"] == "xa-bai-dau"
    assert now["so-thong-tin-truyen-thong"] == "so-khoa-hoc-cong-nghe"
    assert now["huyen-suoi-nga"] is None
    assert set(now) == set(then)


def test_a_parent_that_went_to_several_is_for_a_person_to_replace() -> None:
    since, on = date(2020, 1, 1), date(2025, 1, 1)
    old = actions.create(code="a", name="Sở A", kind="department", valid_from=since, by=None)
    actions.create(code="t", name="Trung tâm", kind="unit", valid_from=since, parent=old, by=None)
    actions.split(old, parts=[New("b", "Sở B"), New("c", "Sở C")], on=on, by=None)
    assert tree(NOW).path("t") == ["t"]
    assert children_on("b", NOW) == children_on("c", NOW) == []
