from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Intake, Plan
from cchc.steps.plans.tests.conftest import log_in


@pytest.fixture
def waiting(lan: User) -> Intake:
    return actions.upload(data="Kế hoạch".encode(), name="ke-hoach.txt", by=lan).intake


def url(intake: Intake, what: str = "") -> str:
    return f"/ke-hoach/tiep-nhan/{intake.pk}/{what}"


def test_the_progress_is_shown_and_asked_for_again(browser: Client, waiting: Intake) -> None:
    page = browser.get(url(waiting)).content.decode()
    assert "Đang xếp hàng chờ đọc" in page
    assert 'hx-trigger="every 1s"' in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page


def test_the_piece_that_htmx_asks_for(browser: Client, waiting: Intake) -> None:
    Intake.objects.update(state="reading", progress=40, progress_step="understand")
    answer = browser.get(url(waiting), headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "<html" not in page
    assert "40" in page
    assert "Tìm nhiệm vụ, chỉ tiêu, thời hạn" in page
    assert "HX-Refresh" not in answer.headers


def test_when_it_is_read_the_page_goes_on_to_the_review(browser: Client, intake: Intake) -> None:
    assert browser.get(url(intake), headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert browser.get(url(intake)).headers["Location"] == url(intake, "ra-soat/")


def test_an_accepted_one_leads_to_its_plan(browser: Client, accepted: Plan) -> None:
    assert browser.get(url(accepted.intake)).headers["Location"] == f"/ke-hoach/{accepted.pk}/"


def test_a_silent_reading_is_asked_for_again(browser: Client, waiting: Intake) -> None:
    Intake.objects.update(state="reading", leased_until=timezone.now() - timedelta(seconds=1))
    browser.get(url(waiting))
    waiting.refresh_from_db()
    assert waiting.state == Intake.State.WAITING


def test_a_failure_says_why_and_what_to_do(browser: Client, waiting: Intake) -> None:
    Intake.objects.update(state="failed", message="Tệp có mật khẩu; hãy bỏ mật khẩu.")
    page = browser.get(url(waiting)).content.decode()
    assert "Tệp có mật khẩu; hãy bỏ mật khẩu." in page
    assert url(waiting, "doc-lai/") in page
    assert browser.post(url(waiting, "doc-lai/")).status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == Intake.State.WAITING


def test_a_document_is_withdrawn(browser: Client, waiting: Intake) -> None:
    answer = browser.post(url(waiting, "rut/"), follow=True)
    assert "Đã rút văn bản “ke-hoach.txt”" in answer.content.decode()
    assert "đã rút văn bản này" in browser.get(url(waiting)).content.decode()


def test_the_original_comes_as_a_download(browser: Client, waiting: Intake) -> None:
    answer = browser.get(url(waiting, "tep/"))
    assert b"".join(answer.streaming_content) == "Kế hoạch".encode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    answer.close()


def test_who_only_reads_plans_does_not_know_of_it(viewer: User, waiting: Intake) -> None:
    for what in ("", "tep/", "ra-soat/", "nhat-ky/", "chap-nhan/"):
        assert log_in(viewer).get(url(waiting, what)).status_code == 404


def test_who_sees_it_may_not_do_everything(chair: User, waiting: Intake) -> None:
    assert log_in(chair).get(url(waiting)).status_code == 200
    assert log_in(chair).post(url(waiting, "rut/")).status_code == 403
