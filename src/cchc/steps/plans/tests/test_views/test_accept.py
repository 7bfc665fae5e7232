from django.test import Client

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Intake, Plan, Row
from cchc.steps.plans.tests.conftest import log_in


def url(intake: Intake) -> str:
    return f"/ke-hoach/tiep-nhan/{intake.pk}/chap-nhan/"


def test_what_will_be_written_and_what_is_still_open(browser: Client, intake: Intake) -> None:
    page = browser.get(url(intake)).content.decode()
    assert "8 nhiệm vụ, 1 chỉ tiêu" in page
    assert "3 dòng còn nghi vấn" in page


def test_accepting_leads_to_the_plan(browser: Client, intake: Intake) -> None:
    answer = browser.post(url(intake), follow=True)
    plan = Plan.objects.get()
    assert answer.redirect_chain[0][0] == f"/ke-hoach/{plan.pk}/"
    assert "Đã chấp nhận kế hoạch" in answer.content.decode()


def test_a_double_click_makes_one_plan(browser: Client, intake: Intake) -> None:
    first, second = browser.post(url(intake)), browser.post(url(intake))
    assert first.headers["Location"] == second.headers["Location"]
    assert Plan.objects.count() == 1


def test_what_stands_in_the_way_is_said(browser: Client, intake: Intake, lan: User) -> None:
    for row in intake.rows.filter(kind=Row.Kind.ITEM):
        actions.drop(row, version=0, by=lan)
    page = browser.get(url(intake)).content.decode()
    assert "Chưa có nhiệm vụ nào" in page
    assert "disabled" in page
    assert "Chưa có nhiệm vụ nào" in browser.post(url(intake)).content.decode()
    assert not Plan.objects.exists()


def test_who_reviews_does_not_accept(hoa: User, intake: Intake) -> None:
    assert log_in(hoa).get(url(intake)).status_code == 403
    assert log_in(hoa).post(url(intake)).status_code == 403
