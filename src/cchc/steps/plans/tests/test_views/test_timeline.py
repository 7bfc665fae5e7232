"""The year of a plan."""

from django.test import Client

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.plans.tests.conftest import ReadIn
from cchc.steps.plans.tests.test_views.pages import costs_the_same, text_of


def test_months_tasks_and_bands(accepted: Plan, browser: Client) -> None:
    page = text_of(browser, f"/ke-hoach/{accepted.pk}/tien-do-nam/")
    assert 'aria-label="Tháng 6: 2 nhiệm vụ đến hạn"' in page
    assert "từ 01/01/2026, hạn 31/03/2026" in page
    assert page.index("Thường xuyên <span") < page.index("Chưa xác định được ngày <span")


def test_by_agency(accepted: Plan, browser: Client) -> None:
    page = text_of(browser, f"/ke-hoach/{accepted.pk}/tien-do-nam/", theo="co-quan")
    assert page.index("Sở Nội vụ <span") < page.index("Chưa có cơ quan chủ trì <span")


def test_the_number_of_queries_does_not_grow(browser: Client, read_in: ReadIn, lan: User) -> None:
    costs_the_same(browser, read_in, lan, lambda plan: f"/ke-hoach/{plan.pk}/tien-do-nam/", most=14)
