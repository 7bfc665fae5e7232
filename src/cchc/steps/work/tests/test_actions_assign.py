from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency, Alias, Group
from cchc.shared.records.models import Event
from cchc.steps.plans.models import NamedAgency
from cchc.steps.work import actions
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Assignment, Happening, Job
from cchc.steps.work.queries import names
from cchc.steps.work.tests import world
from cchc.steps.work.tests.conftest import MakePlan, codes
from cchc.steps.work.tests.world import Row


def test_single_names_become_assignments_with_one_who_answers(given: MakePlan) -> None:
    plan = given(Row(lead=("Sở Nội vụ",), support=("Sở Tư pháp", "VP UBND tỉnh")))
    rows = {one.agency_code: one for one in plan.assignments.all()}
    assert {code: (one.role, one.answers) for code, one in rows.items()} == {
        "SNV": ("lead", True),
        "STP": ("support", False),
        "VP": ("support", False),
    }
    assert rows["VP"].named.name == "VP UBND tỉnh"
    job = rows["SNV"].jobs.get()
    assert (job.due_on, job.first_due_on, job.starts_on, job.field, job.state) == (
        date(2026, 6, 30),
        date(2026, 6, 30),
        date(2026, 4, 1),
        "Cải cách thể chế",
        "todo",
    )


def test_a_group_is_one_assignment_a_member_and_nobody_answers_for_the_others(given: MakePlan) -> None:
    plan = given(Row(lead=("UBND cấp xã",)))
    assert codes(plan.assignments.all()) == ["X0", "X1", "X2", "X3", "X4"]
    assert len({one.named_id for one in plan.assignments.all()}) == 1
    assert not plan.assignments.filter(answers=True).exists()
    assert not names.choices(plan)


def test_lead_wins_over_support(given: MakePlan) -> None:
    plan = given(Row(lead=("Sở Nội vụ",), support=("Các sở, ban, ngành cấp tỉnh", "Sở Nội vụ")))
    assert plan.assignments.filter(agency_code="SNV").get().role == "lead"
    assert codes(plan.assignments.filter(role="support")) == ["SKH", "STC", "STP", "VP"]


def test_an_agencys_own_name_wins_over_its_groups(given: MakePlan) -> None:
    plan = given(Row(lead=("Sở Nội vụ",), support=("Các sở, ban, ngành cấp tỉnh", "Sở Tư pháp")))
    assert plan.assignments.get(agency_code="STP").named.name == "Sở Tư pháp"


def test_two_leads_wait_for_a_choice(given: MakePlan, chau: User) -> None:
    plan = given(Row(lead=("Sở Nội vụ", "Sở Tư pháp")), Row(lead=("Sở Tài chính", "UBND cấp xã")), Row())
    waiting = names.choices(plan)
    assert [one.item.code for one in waiting] == ["1", "2"]
    chosen = actions.choose_answering(waiting[0].item, agency_code="STP", by=chau)
    assert chosen.answers
    assert [one.item.code for one in names.choices(plan)] == ["2"]
    actions.choose_answering(waiting[0].item, agency_code="SNV", by=chau)
    assert plan.assignments.filter(item=waiting[0].item, answers=True).get().agency_code == "SNV"
    with pytest.raises(Refused, match="không chủ trì"):
        actions.choose_answering(waiting[0].item, agency_code="STC", by=chau)


def test_two_groups_wait_for_nobody(given: MakePlan) -> None:
    plan = given(Row(lead=("Các sở, ban, ngành cấp tỉnh", "UBND cấp xã")))
    assert plan.assignments.filter(role="lead").count() == 10
    assert not names.choices(plan)


def test_twice_is_once(given: MakePlan, chau: User) -> None:
    plan = given(
        Row(support=("UBND cấp xã", "Đơn vị tư vấn")), Row(due="Hàng quý"), Row(due="Khi có yêu cầu")
    )
    before = (Assignment.objects.count(), Job.objects.count(), Happening.objects.count())
    again = actions.assign_plan(plan, by=chau)
    assert (again.assignments, again.jobs, again.items_given) == (0, 0, 3)
    assert (Assignment.objects.count(), Job.objects.count(), Happening.objects.count()) == before
    assert Event.objects.filter(kind="work.assigned").count() == 1


def test_what_was_taken_back_stays_taken_back(given: MakePlan, chau: User) -> None:
    plan = given(Row(support=("Sở Tư pháp",)))
    actions.take_back(plan.assignments.get(agency_code="STP"), why="Không liên quan", by=chau)
    assert actions.assign_plan(plan, by=chau).assignments == 0
    assert plan.assignments.filter(agency_code="STP", ended_on=None).count() == 0


def test_unresolved_names_wait_and_are_settled_once_for_all(given: MakePlan, chau: User) -> None:
    plan = given(
        Row(lead=("Tổ công tác số hóa",)),
        Row(support=("Tổ công tác số hóa", "Các xã thí điểm")),
    )
    waiting = names.unresolved(plan)
    assert [(one.words, one.items, one.leads) for one in waiting] == [
        ("Tổ công tác số hóa", 2, 1),
        ("Các xã thí điểm", 1, 0),
    ]
    assert plan.assignments.filter(role="lead").count() == 1
    result = actions.settle_name(waiting[0].named, agency_code="SKH", by=chau)
    assert (result.assignments, result.unresolved) == (2, 1)
    lead = plan.assignments.get(item__code="1")
    assert (lead.agency_code, lead.answers) == ("SKH", True)
    learned = Alias.objects.get(source="learned")
    assert (learned.words, learned.code, learned.made_by) == ("Tổ công tác số hóa", "SKH", "chau")
    later = given(Row(lead=("Tổ công tác số hóa",)), year=2027, number="1/KH-UBND")
    assert later.assignments.get().agency_code == "SKH"


def test_a_name_is_settled_as_a_group(given: MakePlan, chau: User) -> None:
    plan = given(Row(support=("Các đơn vị thử nghiệm",)))
    group = Group.objects.create(
        key="thu-nghiem", name="Thử nghiệm", codes=["STC", "SKH"], valid_from=world.SINCE
    )
    named = names.unresolved(plan)[0].named
    with pytest.raises(Refused, match="một cơ quan hoặc một nhóm"):
        actions.settle_name(named, by=chau)
    actions.settle_name(named, group=group, by=chau)
    assert codes(plan.assignments.filter(role="support")) == ["SKH", "STC"]
    assert not names.unresolved(plan)


def test_a_name_that_turns_out_to_be_lead_raises_a_support(given: MakePlan, chau: User) -> None:
    plan = given(Row(lead=("Tổ A1",), support=("Sở Tư pháp",)))
    assert plan.jobs.get().role == "support"
    actions.settle_name(names.unresolved(plan)[0].named, agency_code="STP", by=chau)
    row = plan.assignments.get()
    assert (row.role, row.answers, row.jobs.get().role) == ("lead", True, "lead")


def test_a_name_is_settled_only_as_an_agency_of_the_day(
    given: MakePlan, chau: User, agencies: dict[str, Agency]
) -> None:
    plan = given(Row(lead=("Tổ A1",)))
    Agency.objects.filter(code="SKH").update(valid_to=date(2026, 2, 28))
    with pytest.raises(Refused, match="không còn hoạt động"):
        actions.settle_name(names.unresolved(plan)[0].named, agency_code="SKH", by=chau)
    assert not Alias.objects.filter(source="learned").exists()


def test_a_name_set_aside_leaves_the_list(given: MakePlan, chau: User) -> None:
    plan = given(Row(support=("Nhóm hỗ trợ",)))
    named = NamedAgency.objects.get(role="support")
    with pytest.raises(Refused, match="lý do"):
        actions.set_name_aside(named, why=" ", by=chau)
    for _twice in range(2):
        actions.set_name_aside(named, why="Thuê ngoài", by=chau)
    assert not names.unresolved(plan)
    assert names.names_aside(plan).get().why == "Thuê ngoài"
    assert actions.assign_plan(plan, by=chau).unresolved == 0


def test_an_old_name_goes_to_the_successor(given: MakePlan, agencies: dict[str, Agency]) -> None:
    from cchc.shared.agencies.models import Succession

    old = Agency.objects.create(
        code="STTTT",
        name="Sở Thông tin và Truyền thông",
        folded="so thong tin va truyen thong",
        kind="department",
        valid_from=world.SINCE,
        valid_to=date(2025, 2, 28),
    )
    moved = Succession.objects.create(kind="merge", on=date(2025, 3, 1))
    moved.olds.add(old)
    moved.news.add(agencies["SKH"])
    assert given(Row(lead=("Sở Thông tin và Truyền thông",))).assignments.get().agency_code == "SKH"


def test_after_a_merger_a_second_run_leaves_work_with_who_has_it_until_it_is_handed_on(
    given: MakePlan, chau: User, agencies: dict[str, Agency]
) -> None:
    from cchc.shared.agencies.models import Succession

    plan = given(Row(lead=("Sở Tư pháp",)))
    Agency.objects.filter(code="STP").update(valid_to=date(2026, 3, 31))
    moved = Succession.objects.create(kind="merge", on=date(2026, 4, 1))
    moved.olds.add(agencies["STP"])
    moved.news.add(agencies["SNV"])
    assert actions.assign_plan(plan, by=chau).assignments == 0
    actions.transfer(old_code="STP", new_code="SNV", on=date(2026, 4, 1), by=chau)
    assert actions.assign_plan(plan, by=chau).assignments == 0
    assert codes(plan.assignments.filter(ended_on=None)) == ["SNV"]


def test_recurring_and_continuous_jobs_come_by_period(given: MakePlan) -> None:
    plan = given(Row(due="Hàng tháng"), Row(due="Thường xuyên"), Row(due="Theo lộ trình của Trung ương"))
    by_item = {item.code: list(item.jobs.order_by("period")) for item in plan.planitem_set.all()}
    assert [one.period for one in by_item["1"]] == [f"2026-{month:02}" for month in range(1, 13)]
    assert [(one.period, one.due_on) for one in by_item["2"]] == [
        ("2026-Q1", date(2026, 3, 14)),
        ("2026-Q2", date(2026, 6, 14)),
        ("2026-Q3", date(2026, 9, 14)),
        ("2026-Q4", date(2026, 12, 14)),
    ]
    roadmap = by_item["3"][0]
    assert (roadmap.due_on, roadmap.waits_for) == (None, None)


def test_the_same_number_of_queries_for_few_and_for_many(chau: User) -> None:
    few = world.make_plan([Row(support=("UBND cấp xã",))], chau)
    rows = [
        Row(lead=("Sở Tư pháp",), support=("UBND cấp xã", f"Tên lạ {n}"), due="Hàng tháng") for n in range(12)
    ]
    many = world.make_plan(rows, chau, number="13/KH-UBND")
    with CaptureQueriesContext(connection) as first:
        actions.assign_plan(few, by=chau)
    with CaptureQueriesContext(connection) as second:
        result = actions.assign_plan(many, by=chau)
    assert result.jobs == 12 * 6 * 12
    assert _questions(second) == _questions(first)
    assert _questions(first) <= 20


def _questions(asked: CaptureQueriesContext) -> int:
    """All but the rows written, which a database takes in batches."""
    return sum(not one["sql"].startswith("INSERT") for one in asked.captured_queries)


def test_an_item_that_was_taken_out_is_not_given(chau: User) -> None:
    plan = world.make_plan([Row(), Row()], chau)
    plan.planitem_set.filter(code="2").update(ended_on=date(2026, 4, 1))
    result = actions.assign_plan(plan, by=chau)
    assert (result.items, plan.assignments.count()) == (1, 1)


def test_each_province_gives_to_its_own_agencies(chau: User, agencies: dict[str, Agency]) -> None:
    other = Agency.objects.create(
        code="UBND2", name="UBND tỉnh Thử", folded="ubnd tinh thu", kind="committee", valid_from=world.SINCE
    )
    Agency.objects.create(
        code="SNV2",
        name="Sở Nội vụ",
        folded="so noi vu",
        kind="department",
        parent=other,
        valid_from=world.SINCE,
    )
    plan = world.make_plan([Row()], chau)
    actions.assign_plan(plan, by=chau)
    assert plan.assignments.get().agency_code == "SNV"
