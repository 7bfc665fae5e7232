"""A plan at a glance."""

from django.test import Client

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Plan
from cchc.steps.plans.tests.conftest import ReadIn, log_in
from cchc.steps.plans.tests.samples import FIELDS
from cchc.steps.plans.tests.test_views.pages import costs_the_same, text_of


def test_facts_and_fields(accepted: Plan, browser: Client) -> None:
    page = text_of(browser, f"/ke-hoach/{accepted.pk}/")
    for words in ("12/KH-UBND", "20/12/2025", "UBND tỉnh Mẫu", *FIELDS):
        assert words in page
    assert "theo dõi được theo ngày (6/8)" in page
    assert "Tháng 3 có nhiều nhiệm vụ đến hạn nhất: 2" in page


def test_a_plan_that_nobody_knows_is_not_there(browser: Client) -> None:
    assert browser.get("/ke-hoach/999/").status_code == 404


def test_a_viewer_neither_exports_nor_audits(accepted: Plan, viewer: User) -> None:
    page = text_of(log_in(viewer), f"/ke-hoach/{accepted.pk}/")
    assert "/xuat/" not in page
    assert "/nhat-ky/" not in page
    assert "/ke-hoach/tai-len/" not in page


def test_versions_lead_to_each_other(accepted: Plan, read_in: ReadIn, lan: User, browser: Client) -> None:
    later = actions.accept(read_in(text="Bản hai", revises=accepted), by=lan)
    comparison = f"/ke-hoach/{accepted.pk}/so-sanh/{later.pk}/"
    assert comparison in text_of(browser, f"/ke-hoach/{later.pk}/")
    page = text_of(browser, f"/ke-hoach/{accepted.pk}/")
    assert comparison in page
    assert "?sua-doi=" not in page


def test_the_number_of_queries_does_not_grow(browser: Client, read_in: ReadIn, lan: User) -> None:
    costs_the_same(browser, read_in, lan, lambda plan: f"/ke-hoach/{plan.pk}/", most=14)
