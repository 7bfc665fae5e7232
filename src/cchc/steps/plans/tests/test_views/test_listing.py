"""The list of plans."""

from django.test import Client

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Plan
from cchc.steps.plans.tests import samples
from cchc.steps.plans.tests.conftest import ReadIn, log_in
from cchc.steps.plans.tests.test_views.pages import queries, text_of

PATH = "/ke-hoach/"


def test_an_empty_list_says_the_next_step(browser: Client) -> None:
    page = text_of(browser, PATH)
    assert "Chưa có kế hoạch nào" in page
    assert "/ke-hoach/tai-len/" in page


def test_who_may_only_read_sees_no_upload(viewer: User) -> None:
    assert "/ke-hoach/tai-len/" not in text_of(log_in(viewer), PATH)


def test_plans_are_found_without_accents(accepted: Plan, read_in: ReadIn, lan: User, browser: Client) -> None:
    actions.accept(read_in(text="Hai"), by=lan)
    link = f'href="/ke-hoach/{accepted.pk}/"'
    assert link in text_of(browser, PATH, tim="cai cach TINH mau 12/kh-ubnd")
    assert "<strong>2</strong> kế hoạch" in text_of(browser, PATH)
    assert "<strong>2</strong> trong 2 kế hoạch" in text_of(browser, PATH, nam="2026")
    assert "Không có kế hoạch nào khớp" in text_of(browser, PATH, nam="2025")
    assert "Không có kế hoạch nào khớp" in text_of(browser, PATH, **{"noi-ban-hanh": "UBND tỉnh khác"})


def test_many_plans_cost_as_much_as_one(accepted: Plan, read_in: ReadIn, lan: User, browser: Client) -> None:
    queries(browser, PATH)
    one = queries(browser, PATH)
    for number in range(3):
        actions.accept(read_in(samples.reading(2), text=f"{number}"), by=lan)
    assert queries(browser, PATH) == one <= 6
