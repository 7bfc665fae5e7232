"""Confirm, return, reopen; later days asked for and decided."""

from datetime import date

import pytest

from cchc.shared.accounts.models import User
from cchc.steps.work import actions
from cchc.steps.work.models import Job
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.test_views.pages import log_in, report, said
from cchc.steps.work.tests.world import Row


@pytest.fixture
def waiting(job: Job, people: dict[str, User]) -> Job:
    return report(job, people["hang"])


def test_confirmed(waiting: Job, people: dict[str, User]) -> None:
    page = said(log_in(people["chau"]), f"/viec/{waiting.pk}/xac-nhan/", {"version": "1"})
    assert "Đã xác nhận kết quả của Sở Tư pháp." in page
    waiting.refresh_from_db()
    assert waiting.state == "done"


def test_confirming_twice_says_so_and_does_no_harm(waiting: Job, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    for _time in range(2):
        said(client, f"/viec/{waiting.pk}/xac-nhan/", {"version": "1"})
    assert waiting.history.count() == 2


def test_a_return_needs_its_reason(waiting: Job, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    answer = client.post(f"/viec/{waiting.pk}/tra-lai/", {"tra-lai-version": "1", "tra-lai-reason": " "})
    assert answer.status_code == 422
    assert "Hãy ghi lý do để cơ quan biết phải bổ sung gì." in answer.content.decode()
    typed = {"tra-lai-version": "1", "tra-lai-reason": "Thiếu phụ lục"}
    assert "Đã trả lại; Sở Tư pháp được báo cùng lý do." in said(
        client, f"/viec/{waiting.pk}/tra-lai/", typed
    )
    waiting.refresh_from_db()
    assert waiting.state == "returned"


def test_a_stale_return_keeps_the_reason_that_was_typed(waiting: Job, people: dict[str, User]) -> None:
    actions.confirm(waiting, by=people["duc"], version=1)
    typed = {"tra-lai-version": "1", "tra-lai-reason": "Thiếu phụ lục"}
    answer = log_in(people["chau"]).post(f"/viec/{waiting.pk}/tra-lai/", typed)
    assert answer.status_code == 422
    assert "Thiếu phụ lục" in answer.content.decode()
    assert "vừa lưu việc này" in answer.content.decode()


def test_reopened_with_a_reason(waiting: Job, people: dict[str, User]) -> None:
    actions.confirm(waiting, by=people["chau"], version=1)
    typed = {"mo-lai-version": "2", "mo-lai-reason": "Xác nhận nhầm"}
    assert "Đã mở lại việc này." in said(log_in(people["chau"]), f"/viec/{waiting.pk}/mo-lai/", typed)


def test_the_answering_lead_confirms_its_supports(given: MakePlan, people: dict[str, User]) -> None:
    plan = given(Row(lead=("Sở Tư pháp",), support=("Sở Khoa học và Công nghệ",)))
    job = report(plan.jobs.get(agency_code="SKH"), people["khoa"])
    assert log_in(people["khoa"]).post(f"/viec/{job.pk}/xac-nhan/", {"version": "1"}).status_code == 403
    said(log_in(people["hang"]), f"/viec/{job.pk}/xac-nhan/", {"version": "1"})
    job.refresh_from_db()
    assert job.state == "done"


def test_a_later_day_is_asked_for_and_given(job: Job, people: dict[str, User]) -> None:
    hang, chau = log_in(people["hang"]), log_in(people["chau"])
    early = {"gia-han-new_due_on": "1/6/2026", "gia-han-why": "Chờ"}
    answer = hang.post(f"/viec/{job.pk}/gia-han/", early)
    assert "Thời hạn mới phải sau thời hạn hiện nay (30/06/2026)." in answer.content.decode()
    typed = {"gia-han-new_due_on": "31/7/2026", "gia-han-why": "Chờ hướng dẫn"}
    assert "Đã gửi đề nghị gia hạn" in said(hang, f"/viec/{job.pk}/gia-han/", typed)
    asked = job.extensions.get()
    page = chau.get(f"/viec/{job.pk}/").content.decode()
    assert "Đề nghị gia hạn đến 31/07/2026" in page
    refused = chau.post(f"/viec/gia-han/{asked.pk}/", {"quyet-dinh-granted": "0"})
    assert "Hãy ghi vì sao không đồng ý." in refused.content.decode()
    said(chau, f"/viec/gia-han/{asked.pk}/", {"quyet-dinh-granted": "1"})
    job.refresh_from_db()
    assert (job.due_on, job.first_due_on) == (date(2026, 7, 31), date(2026, 6, 30))


def test_a_day_for_what_has_none(given: MakePlan, people: dict[str, User]) -> None:
    job = given(Row(lead=("Sở Tư pháp",), due="Theo lộ trình của Trung ương")).jobs.get()
    typed = {"thoi-han-due_on": "30/9/2026", "thoi-han-why": "Quyết định 12"}
    assert "Đã ghi thời hạn." in said(log_in(people["chau"]), f"/viec/{job.pk}/thoi-han/", typed)
    job.refresh_from_db()
    assert job.due_on == date(2026, 9, 30)
