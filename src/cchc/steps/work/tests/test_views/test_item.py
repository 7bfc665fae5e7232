"""One task with everybody at it, its money, and what its page in the plan shows of it."""

import pytest

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.work.models import Spending
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.test_views.pages import log_in, queries, report, said, text_of
from cchc.steps.work.tests.world import Row


@pytest.fixture
def plan(given: MakePlan) -> Plan:
    return given(Row("Kiểm tra", lead=("Sở Tư pháp",), support=("UBND cấp xã",)))


def path(plan: Plan, what: str = "") -> str:
    return f"/viec/nhiem-vu/{plan.pk}/i1/{what}"


def test_who_is_at_it(plan: Plan, people: dict[str, User]) -> None:
    report(plan.jobs.get(agency_code="X0"), people["xuan"])
    page = text_of(log_in(people["chau"]), path(plan))
    assert "Sở Tư pháp" in page
    assert "(5 cơ quan)" in page
    assert "1 chờ xác nhận" in page


def test_money_is_planned_allocated_and_spent(plan: Plan, people: dict[str, User]) -> None:
    client = log_in(people["hang"])
    for kind, amount in (("planned", "10 triệu"), ("allocated", "8.000.000"), ("spent", "1,5 triệu")):
        typed = {"kind": kind, "amount": amount, "on": "1/4/2026", "words": "Hội nghị"}
        page = said(client, path(plan, "kinh-phi/"), typed)
    assert "Đã ghi dòng kinh phí." in page
    assert "10.000.000&nbsp;đồng" in page
    assert "1.500.000&nbsp;đồng" in page
    assert set(Spending.objects.values_list("agency_code", flat=True)) == {"STP"}
    wrong = client.post(path(plan, "kinh-phi/"), {"kind": "spent", "amount": "nhiều", "on": "1/4/2026"})
    assert wrong.status_code == 422
    assert "Hãy ghi số tiền bằng đồng" in wrong.content.decode()
    below = client.post(path(plan, "kinh-phi/"), {"kind": "spent", "amount": "-2 triệu", "on": "1/4/2026"})
    assert below.status_code == 422


def test_who_has_no_part_sees_neither_states_nor_money(plan: Plan, people: dict[str, User]) -> None:
    page = text_of(log_in(people["khoa"]), path(plan))
    assert "Kiểm tra" in page
    assert "Ghi kinh phí" not in page
    assert "Chưa bắt đầu" not in page
    assert log_in(people["khoa"]).post(path(plan, "kinh-phi/"), {}).status_code == 403


def test_the_plan_shows_how_far_it_is(plan: Plan, people: dict[str, User]) -> None:
    assert "Tiến độ thực hiện" in text_of(log_in(people["chau"]), path(plan, "tom-tat/"))
    assert "Tiến độ" not in text_of(log_in(people["xem"]), path(plan, "tom-tat/"))
    page = text_of(log_in(people["chau"]), f"/ke-hoach/{plan.pk}/nhiem-vu/i1/")
    assert f'hx-get="{path(plan, "tom-tat/")}"' in page


def test_the_number_of_queries_does_not_grow(given: MakePlan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    one = given(Row(lead=("Sở Tư pháp",)), number="1/KH")
    many = given(
        Row(lead=("Sở Tư pháp",), support=("UBND cấp xã", "Các sở, ban, ngành cấp tỉnh")), number="2/KH"
    )
    assert queries(client, path(one)) == queries(client, path(many)) <= 30
