"""A name that could not be told: search without accents, choose, remembered; or set aside."""

import pytest
from django.test import Client

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Alias
from cchc.steps.plans.models import NamedAgency, Plan
from cchc.steps.work.models import Assignment, NameAside
from cchc.steps.work.tests import world
from cchc.steps.work.tests.test_views.pages import log_in, said, text_of
from cchc.steps.work.tests.world import Row

WORDS = "Tổ công tác A1"


@pytest.fixture
def plan(chau: User) -> Plan:
    return world.make_plan([Row(lead=(WORDS,)), Row(lead=("Sở Nội vụ",), support=(WORDS,))], chau)


@pytest.fixture
def browser(chau: User, plan: Plan) -> Client:
    client = log_in(chau)
    client.post(f"/viec/giao/{plan.pk}/")
    return client


def path(plan: Plan, what: str = "") -> str:
    named = NamedAgency.objects.filter(item__plan=plan, name=WORDS).first()
    return f"/viec/giao/{plan.pk}/ten/{named.pk if named else 0}/{what}"


def test_it_waits_in_the_list(plan: Plan, browser: Client) -> None:
    page = text_of(browser, f"/viec/giao/{plan.pk}/")
    assert f"<strong>{WORDS}</strong>" in page
    assert "ở 2 nhiệm vụ, trong đó chủ trì 1" in page


def test_search_without_accents(plan: Plan, browser: Client) -> None:
    page = text_of(browser, path(plan), tim="tu phap so")
    assert "1 cơ quan, 0 nhóm" in page
    assert 'name="co-quan" value="STP"' in page
    assert "nhóm 5 cơ quan" in text_of(browser, path(plan), tim="cap xa")
    assert "Không tìm thấy" in text_of(browser, path(plan), tim="không có đâu")
    part = browser.get(path(plan), {"tim": "noi vu"}, headers={"HX-Request": "true"}).content.decode()
    assert "</html>" not in part
    assert 'value="SNV"' in part


def test_a_choice_is_remembered_and_given(plan: Plan, browser: Client) -> None:
    page = said(browser, path(plan), {"co-quan": "SKH"})
    assert f"Đã ghi nhớ “{WORDS}”; giao thêm 2 phần việc." in page
    assert Alias.objects.get(words=WORDS).code == "SKH"
    assert Assignment.objects.filter(agency_code="SKH").count() == 2
    assert f"<strong>{WORDS}</strong>" not in page


def test_a_group_can_be_chosen(plan: Plan, browser: Client) -> None:
    page = text_of(browser, path(plan), tim="cap xa")
    key = page.split('name="nhom" value="')[1].split('"')[0]
    said(browser, path(plan), {"nhom": key})
    assert Assignment.objects.filter(agency_code__startswith="X").count() == 10


def test_nothing_chosen_says_so(plan: Plan, browser: Client) -> None:
    assert "Hãy chọn một cơ quan hoặc một nhóm cơ quan." in said(browser, path(plan), {"nhom": "khong-co"})


def test_set_aside_with_a_reason(plan: Plan, browser: Client) -> None:
    assert "Hãy ghi vì sao" in said(browser, path(plan, "de-rieng/"), {"why": " "})
    page = said(browser, path(plan, "de-rieng/"), {"why": "Đơn vị tư vấn"})
    assert NameAside.objects.get().why == "Đơn vị tư vấn"
    assert f"<strong>{WORDS}</strong>" not in page


def test_a_name_of_another_plan_is_not_there(plan: Plan, browser: Client, chau: User) -> None:
    other = world.make_plan([Row()], chau, number="9/KH")
    named = NamedAgency.objects.get(item__plan=other)
    assert browser.get(f"/viec/giao/{plan.pk}/ten/{named.pk}/").status_code == 404
