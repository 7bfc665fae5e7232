"""Supports of "các cơ quan liên quan": they see the task, nothing is asked of them until somebody says who is meant."""

from datetime import date

import pytest

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency, Group
from cchc.shared.records.models import Event
from cchc.steps.plans.models import NamedAgency, Plan
from cchc.steps.work import actions
from cchc.steps.work.access import assignments_for
from cchc.steps.work.actions.cascade import begin, missing_parents
from cchc.steps.work.errors import Refused
from cchc.steps.work.queries import names
from cchc.steps.work.queries.items import item_work
from cchc.steps.work.queries.preview import preview
from cchc.steps.work.tests import world
from cchc.steps.work.tests.conftest import MakePlan, codes
from cchc.steps.work.tests.world import Row

CONCERNED = "Các sở, ban, ngành liên quan"
MEMBERS = ["SKH", "STC", "STP", "VP"]  # of the group, besides Sở Nội vụ, which leads


@pytest.fixture
def plan(given: MakePlan) -> Plan:
    return given(Row(support=(CONCERNED,)))


def named_of(plan: Plan) -> NamedAgency:
    return NamedAgency.objects.get(item__plan=plan, role="support")


def test_they_see_the_task_and_nothing_is_asked_of_them(plan: Plan, people: dict[str, User]) -> None:
    standing = plan.assignments.filter(stands_by=True)
    assert codes(standing) == MEMBERS
    assert {one.role for one in standing} == {"support"}
    assert codes(plan.jobs.all()) == ["SNV"]
    assert not names.unresolved(plan)
    assert assignments_for(people["hang"]).filter(plan=plan, stands_by=True).count() == 1
    line = item_work(people["hang"], plan.planitem_set.get(), world.TODAY).lines[1]
    assert (line.words, line.stands_by, len(line.members), line.counts.total) == (CONCERNED, True, 4, 0)
    shown = preview(plan, world.TODAY)
    assert (shown.parts, shown.given, shown.waiting, shown.groups[0].words) == (5, 5, [], CONCERNED)


def test_as_a_lead_the_words_wait_with_the_whole_group_on_offer(given: MakePlan) -> None:
    plan = given(Row(lead=(CONCERNED,), support=(CONCERNED,)))
    (waiting,) = names.unresolved(plan)
    assert (waiting.leads, len(waiting.candidates)) == (1, 5)
    assert not plan.assignments.filter(role="lead").exists()


def test_a_group_that_always_asks_waits(given: MakePlan) -> None:
    Group.objects.filter(key="so-ban-nganh").update(when_concerned="ask")
    plan = given(Row(support=(CONCERNED,)))
    assert [one.words for one in names.unresolved(plan)] == [CONCERNED]
    assert codes(plan.assignments.all()) == ["SNV"]


def test_who_is_named_does_not_stand_by(given: MakePlan) -> None:
    plan = given(Row(support=(CONCERNED, "Sở Tư pháp")), Row(support=(CONCERNED, "UBND cấp xã")))
    parts = plan.assignments.get(item__code="1", agency_code="STP")
    assert (parts.stands_by, parts.jobs.count()) == (False, 1)
    assert plan.assignments.filter(item__code="2", stands_by=False, role="support").count() == 5


def test_one_choice_calls_some_and_lets_the_others_go_and_is_remembered(plan: Plan, chau: User) -> None:
    (waiting,) = names.standing_by(plan)
    assert (waiting.agencies, [one.code for one in names.who_stands_by(waiting.named)]) == (
        4,
        ["VP", "STP", "STC", "SKH"],
    )
    called = actions.narrow(waiting.named, codes=["STP", "STC"], by=chau)
    assert codes(called) == ["STC", "STP"]
    assert codes(plan.jobs.filter(role="support")) == ["STC", "STP"]
    gone = plan.assignments.filter(ended_on=world.TODAY)
    assert codes(gone) == ["SKH", "VP"]
    assert CONCERNED in gone[0].ended_why
    assert not names.standing_by(plan)
    assert Event.objects.get(kind="work.narrowed").data["agencies"] == ["Sở Tư pháp", "Sở Tài chính"]
    Agency.objects.create(
        code="SXD", name="Sở Xây dựng", folded="so xay dung", kind="department", valid_from=world.SINCE
    )
    again = actions.assign_plan(plan, by=chau)
    assert (again.assignments, again.jobs) == (0, 0)


def test_a_choice_of_none_or_of_a_stranger_changes_nothing(plan: Plan, chau: User) -> None:
    for wrong, words in (([], "ít nhất một"), (["STP", "CA"], "vừa thay đổi")):
        with pytest.raises(Refused, match=words):
            actions.narrow(named_of(plan), codes=wrong, by=chau)
    assert plan.assignments.filter(stands_by=True, ended_on=None).count() == 4


def test_a_group_that_grows_stands_by_too_while_nobody_chose(plan: Plan, chau: User) -> None:
    Agency.objects.create(
        code="SXD", name="Sở Xây dựng", folded="so xay dung", kind="department", valid_from=world.SINCE
    )
    assert actions.assign_plan(plan, by=chau).assignments == 1
    assert plan.assignments.get(agency_code="SXD").stands_by


def test_who_is_given_the_task_by_hand_no_longer_stands_by(plan: Plan, chau: User) -> None:
    made = actions.give(plan.planitem_set.get(), agency_code="STP", role="support", why="Có hồ sơ", by=chau)
    assert (made.stands_by, made.jobs.count()) == (False, 1)
    assert plan.assignments.filter(agency_code="STP", ended_on=None).count() == 1


def test_words_settled_later_call_who_stood_by(plan: Plan, chau: User, given: MakePlan) -> None:
    plan = given(Row(support=(CONCERNED, "Tổ A1")), year=2027, number="9/KH-UBND")
    actions.settle_name(NamedAgency.objects.get(name="Tổ A1"), agency_code="STP", by=chau)
    one = plan.assignments.get(agency_code="STP")
    assert (one.stands_by, one.named.name, one.jobs.count()) == (False, "Tổ A1", 1)


def test_a_merger_takes_along_who_stands_by(plan: Plan, chau: User) -> None:
    actions.transfer(old_code="STP", new_code="CA", on=world.TODAY, by=chau)
    heir = plan.assignments.get(agency_code="CA", ended_on=None)
    assert (heir.stands_by, heir.jobs.count()) == (True, 0)
    actions.transfer(old_code="SNV", new_code="CA", on=world.TODAY, by=chau)
    heir = plan.assignments.get(agency_code="CA", ended_on=None)
    assert (heir.role, heir.answers, heir.stands_by, heir.jobs.count()) == ("lead", True, False, 1)


def test_an_agencys_own_plan_does_not_owe_what_it_stands_by_for(plan: Plan, people: dict[str, User]) -> None:
    agency = Agency.objects.get(code="STP")
    assert missing_parents(begin(plan, agency=agency, by=people["hang"])) == []


def test_several_names_in_one_string_are_given_each_its_part(given: MakePlan, chau: User) -> None:
    plan = given(
        Row(lead=("Sở Tài chính; Sở Tư pháp",), support=("các sở, ban, ngành; UBND cấp xã",)),
        Row(lead=("Sở Tài chính; UBND cấp xã",)),
    )
    one, two = plan.planitem_set.order_by("position")
    assert codes(one.assignments.filter(role="lead")) == ["STC", "STP"]
    assert codes(one.assignments.filter(role="support")) == ["SKH", "SNV", "VP", "X0", "X1", "X2", "X3", "X4"]
    assert {row.part for row in one.assignments.filter(role="lead")} == {"Sở Tài chính", "Sở Tư pháp"}
    assert [choice.item for choice in names.choices(plan)] == [one, two]
    assert not names.unresolved(plan)
    actions.choose_answering(one, agency_code="STP", by=chau)
    assert [choice.item for choice in names.choices(plan)] == [two]


def test_a_support_from_outside_is_nobodys_work_and_a_lead_from_outside_waits(given: MakePlan) -> None:
    plan = given(Row(support=("Đơn vị tư vấn",)), Row(lead=("Đơn vị tư vấn",)))
    assert [(one.words, one.leads) for one in names.unresolved(plan)] == [("Đơn vị tư vấn", 1)]
    assert codes(plan.assignments.all()) == ["SNV"]
    assert plan.assignments.get().answers


def test_days_of_the_choice(plan: Plan, chau: User) -> None:
    actions.narrow(named_of(plan), codes=["STP"], by=chau, today=date(2026, 5, 4))
    assert plan.assignments.get(agency_code="VP").ended_on == date(2026, 5, 4)
