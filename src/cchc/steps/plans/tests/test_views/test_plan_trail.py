"""The audit trail of a plan."""

from django.test import Client

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.plans.tests.conftest import ReadIn, log_in
from cchc.steps.plans.tests.test_views.pages import costs_the_same, text_of


def test_who_did_what_in_words(accepted: Plan, browser: Client) -> None:
    page = text_of(browser, f"/ke-hoach/{accepted.pk}/nhat-ky/")
    assert "<strong>Nguyễn Thị Lan</strong> chấp nhận kế hoạch" in page
    assert "tải lên tệp “ke-hoach.txt”" in page


def test_only_for_who_may_audit(accepted: Plan, hoa: User, chair: User) -> None:
    assert log_in(hoa).get(f"/ke-hoach/{accepted.pk}/nhat-ky/").status_code == 403
    assert log_in(chair).get(f"/ke-hoach/{accepted.pk}/nhat-ky/").status_code == 200


def test_the_number_of_queries_does_not_grow(browser: Client, read_in: ReadIn, lan: User) -> None:
    costs_the_same(browser, read_in, lan, lambda plan: f"/ke-hoach/{plan.pk}/nhat-ky/", most=14)
