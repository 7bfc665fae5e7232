from typing import Any

from cchc.shared.accounts.models import User
from cchc.steps.work import actions
from cchc.steps.work.queries.items import item_work, item_works
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import TODAY, Row

People = dict[str, User]


def test_a_group_is_one_line_with_its_spread(given: MakePlan, people: People) -> None:
    plan = given(
        Row(lead=("Sở Tư pháp",), support=("UBND cấp xã", "Sở Tài chính"), due="Quý I năm 2026"),
        Row(lead=("Sở Nội vụ", "Sở Tư pháp")),
    )
    actions.give(
        plan.planitem_set.get(code="1"), agency_code="CA", role="support", why="x", by=people["chau"]
    )
    part = plan.jobs.get(agency_code="X0")
    actions.report(part, by=people["xuan"], version=0, state="done", words="Xong", done_on=TODAY)
    actions.confirm(part, by=people["hang"], version=1)
    first, second = item_works(people["chau"], plan, TODAY)
    told = [
        (line.words, line.role, line.answers, len(line.members), dict(line.counts.of)) for line in first.lines
    ]
    assert told == [
        ("Sở Tư pháp", "lead", True, 1, {"late": 1}),
        ("UBND cấp xã", "support", False, 5, {"late": 4, "done_late": 1}),
        ("Sở Tài chính", "support", False, 1, {"late": 1}),
        ("Công an tỉnh", "support", False, 1, {"late": 1}),
    ]
    assert (first.counts.total, first.choice, second.choice) == (8, False, True)
    assert [line.is_group for line in first.lines if line.words == "UBND cấp xã"] == [True]


def test_who_has_it_is_told_to_all_and_progress_to_who_may_see_it(given: MakePlan, people: People) -> None:
    plan = given(Row(lead=("Sở Tư pháp",), support=("UBND cấp xã",)))
    seen = item_work(people["xuan"], plan.planitem_set.get(), TODAY)
    assert [len(line.members) for line in seen.lines] == [1, 5]
    assert [line.counts.total for line in seen.lines] == [0, 1]


def test_many_items_cost_as_much_as_one(
    given: MakePlan, people: People, django_assert_num_queries: Any
) -> None:
    plan = given(*[Row(support=("UBND cấp xã",)) for _n in range(9)])
    people["chu"].scopes.clear()
    with django_assert_num_queries(4):
        found = item_works(people["chu"], plan, TODAY)
        names = {member.agency.name for one in found for line in one.lines for member in line.members}
    assert len(names) == 6
