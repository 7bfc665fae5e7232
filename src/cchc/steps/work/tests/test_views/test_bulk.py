"""One act on many jobs, what is told of it, and taking it back."""

import pytest

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.work.forms.bulk import chosen
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.test_views.pages import log_in, report, said, text_of
from cchc.steps.work.tests.world import Row

BACK = "/viec/?trang-thai=cho-xac-nhan"


@pytest.fixture
def plan(given: MakePlan, people: dict[str, User]) -> Plan:
    """Two reports wait, one job is untouched."""
    plan = given(Row(lead=("Sở Tư pháp",), support=("Sở Khoa học và Công nghệ", "VP UBND tỉnh")))
    report(plan.jobs.get(agency_code="STP"), people["hang"])
    report(plan.jobs.get(agency_code="SKH"), people["khoa"])
    return plan


def picked(plan: Plan, *codes: str) -> list[str]:
    return [f"{job.pk}:{job.version}" for job in plan.jobs.filter(agency_code__in=codes)]


def states(plan: Plan) -> dict[str, str]:
    return dict(plan.jobs.values_list("agency_code", "state"))


def test_confirm_what_can_be_tell_the_rest_and_take_it_back(plan: Plan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    typed = {"act": "xac-nhan", "viec": picked(plan, "STP", "SKH", "VP"), "quay-lai": BACK}
    answer = client.post("/viec/hang-loat/", typed)
    assert answer.headers["Location"] == BACK
    assert states(plan) == {"STP": "done", "SKH": "done", "VP": "todo"}
    page = text_of(client, BACK)
    assert "Đã thực hiện với 2 việc." in page
    assert (
        "<strong>Văn phòng UBND tỉnh</strong>: Việc này không ở bước chờ xác nhận; hãy tải lại trang để xem trạng thái mới."
        in page
    )
    undo = page.split('action="/viec/hang-loat/')[1].split('"')[0]
    assert "Đã hoàn tác 2 việc." in said(client, f"/viec/hang-loat/{undo}", {"quay-lai": BACK})
    assert states(plan) == {"STP": "confirming", "SKH": "confirming", "VP": "todo"}
    assert "Đã hoàn tác" not in text_of(client, "/viec/")  # told once


def test_return_many_needs_a_reason(plan: Plan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    typed = {"act": "tra-lai", "viec": picked(plan, "STP")}
    assert "Hãy ghi lý do." in said(client, "/viec/hang-loat/", typed)
    said(client, "/viec/hang-loat/", {**typed, "words": "Thiếu phụ lục"})
    assert states(plan)["STP"] == "returned"


def test_nothing_chosen_says_so(plan: Plan, people: dict[str, User]) -> None:
    page = said(log_in(people["chau"]), "/viec/hang-loat/", {"act": "xac-nhan"})
    assert "Hãy chọn ít nhất một dòng" in page


def test_nobody_does_what_they_may_not(plan: Plan, people: dict[str, User]) -> None:
    typed = {"act": "xac-nhan", "viec": picked(plan, "STP", "SKH")}
    said(log_in(people["khoa"]), "/viec/hang-loat/", typed)
    assert states(plan)["STP"] == states(plan)["SKH"] == "confirming"


def test_the_way_back_leads_nowhere_else(plan: Plan, people: dict[str, User]) -> None:
    typed = {"act": "xac-nhan", "viec": picked(plan, "STP"), "quay-lai": "//evil.example/viec/"}
    assert log_in(people["chau"]).post("/viec/hang-loat/", typed).headers["Location"] == "/viec/"


def test_an_undo_of_nothing_says_so(plan: Plan, people: dict[str, User]) -> None:
    page = said(log_in(people["chau"]), "/viec/hang-loat/khong-co/hoan-tac/", {})
    assert 'class="notice notice-error"' in page


def test_what_was_tampered_with_is_passed_over() -> None:
    assert chosen(["1:0", "x:1", "2", "3:²", "4:1:1", "5:2"]) == {1: 0, 5: 2}
