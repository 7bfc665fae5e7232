"""Giving out a plan, and the lists of what waits after it."""

from datetime import date

import pytest
from django.test import Client

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.work.models import Assignment, Job
from cchc.steps.work.tests import world
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.test_views.pages import log_in, queries, said, text_of
from cchc.steps.work.tests.world import Row

ROWS = (
    Row("Kiểm tra", lead=("UBND cấp xã",)),
    Row("Hai cơ quan", lead=("Sở Nội vụ", "Sở Tư pháp")),
    Row("Chờ PAPI", lead=("Sở Nội vụ",), due="30 ngày kể từ khi công bố PAPI"),
    Row("Theo lộ trình", lead=("Sở Tư pháp",), support=("UBND cấp xã",), due="Theo lộ trình của Trung ương"),
)


@pytest.fixture
def plan(chau: User) -> Plan:
    return world.make_plan(ROWS, chau)


@pytest.fixture
def browser(chau: User) -> Client:
    return log_in(chau)


def path(plan: Plan, what: str = "") -> str:
    return f"/viec/giao/{plan.pk}/{what}"


def test_what_will_be_given_stands_there_before(plan: Plan, browser: Client) -> None:
    page = text_of(browser, path(plan))
    assert "<strong>14</strong><span>phần việc; đã giao 0</span>" in page
    assert "5 cơ quan" in page
    assert "Giao việc cho các cơ quan" in page
    assert not Assignment.objects.exists()


def test_one_button_and_again(plan: Plan, browser: Client) -> None:
    assert "Đã giao 14 phần việc, lập 14 việc cần báo cáo. 4/4 nhiệm vụ" in said(browser, path(plan), {})
    assert "Không có gì mới để giao" in said(browser, path(plan), {})
    assert (Assignment.objects.count(), Job.objects.count()) == (14, 14)


def test_who_answers_is_chosen(plan: Plan, browser: Client) -> None:
    page = said(browser, path(plan), {})
    assert 'action="' + path(plan, "chu-tri/i2/") in page
    assert "Hãy chọn cơ quan chịu trách nhiệm chính" in said(browser, path(plan, "chu-tri/i2/"), {})
    page = said(browser, path(plan, "chu-tri/i2/"), {"co-quan": "STP"})
    assert "Sở Tư pháp chịu trách nhiệm chính nhiệm vụ 2." in page
    assert path(plan, "chu-tri/i2/") not in page


def test_an_event_is_recorded(plan: Plan, browser: Client) -> None:
    said(browser, path(plan), {})
    happening = Job.objects.get(item__key="i3").waits_for
    assert happening is not None
    where = path(plan, f"su-kien/{happening.pk}/")
    wrong = browser.post(where, {f"su-kien-{happening.pk}-on": "hôm qua"})
    assert wrong.status_code == 422
    assert "Hãy ghi ngày theo dạng 31/12/2026." in wrong.content.decode()
    typed = {f"su-kien-{happening.pk}-on": "1/4/2026", f"su-kien-{happening.pk}-source": "Thông báo 12"}
    assert "Đã ghi sự kiện; 1 việc có thời hạn." in said(browser, where, typed)
    assert Job.objects.get(item__key="i3").due_on == date(2026, 5, 1)


def test_what_has_no_day_gets_one_for_everybody(plan: Plan, browser: Client) -> None:
    page = said(browser, path(plan), {})
    assert "“Theo lộ trình của Trung ương” · 6 việc" in page
    typed = {"han-i4-due_on": "30/9/2026", "han-i4-why": "Quyết định 12"}
    assert "Đã ghi thời hạn cho 6 việc của nhiệm vụ 4." in said(browser, path(plan, "thoi-han/i4/"), typed)
    assert set(Job.objects.filter(item__key="i4").values_list("due_on", flat=True)) == {date(2026, 9, 30)}
    again = browser.post(path(plan, "thoi-han/i4/"), {"han-i4-due_on": "", "han-i4-why": ""})
    assert again.status_code == 422


def test_only_who_assigns(plan: Plan, people: dict[str, User]) -> None:
    assert log_in(people["hang"]).get(path(plan)).status_code == 403
    assert log_in(people["hang"]).post(path(plan)).status_code == 403
    assert not Assignment.objects.exists()


def test_the_number_of_queries_does_not_grow(chau: User, browser: Client, given: MakePlan) -> None:
    small = given(*ROWS, number="1/KH")
    large = given(*[row for row in ROWS for _time in range(8)], number="2/KH")
    few, many = queries(browser, path(small)), queries(browser, path(large))
    assert few == many <= 30
