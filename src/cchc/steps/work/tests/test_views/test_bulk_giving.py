"""Choose rows, choose an agency, look, do, take back: without script."""

import pytest

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.test_views.pages import log_in, said, text_of
from cchc.steps.work.tests.world import Row

BACK = "/viec/?co-quan=STP"
AT = "/viec/hang-loat/giao/"


@pytest.fixture
def plan(given: MakePlan) -> Plan:
    return given(Row(lead=("Sở Tư pháp",)), Row(lead=("Sở Tư pháp",)))


def picked(plan: Plan) -> list[str]:
    return [f"{job.pk}:{job.version}" for job in plan.jobs.filter(agency_code="STP", ended=False)]


def test_hand_over_by_hand_and_back(plan: Plan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    chosen = {"act": "chuyen", "viec": picked(plan), "quay-lai": BACK}
    page = said(client, "/viec/hang-loat/", chosen)
    assert "Đã chọn <strong>2</strong> việc của <strong>2</strong> nhiệm vụ." in page
    assert 'value="lam"' not in page  # nothing is done before it was looked at
    typed = {**chosen, "agency": "SKH", "why": "Theo Thông báo 12/TB-UBND"}
    assert "Hãy ghi lý do." in said(client, AT, {**typed, "why": "", "buoc": "xem"})
    seen = said(client, AT, {**typed, "buoc": "xem"})
    assert "Chuyển 2 phần việc cho Sở Khoa học và Công nghệ" in seen
    assert plan.jobs.filter(agency_code="SKH").count() == 0
    done = said(client, AT, {**typed, "buoc": "lam"})
    assert "Đã thực hiện với 2 việc." in done
    assert "Hoàn tác được đến" in done
    assert plan.jobs.filter(agency_code="SKH", ended=False).count() == 2
    later = text_of(client, BACK)  # the notice has gone by; the way back has not
    undo = later.split('action="/viec/hang-loat/')[1].split('"')[0]
    assert undo.endswith("/hoan-tac/")
    said(client, f"/viec/hang-loat/{undo}", {"quay-lai": BACK})
    assert plan.jobs.filter(agency_code="STP", ended=False).count() == 2
    text_of(client, BACK)
    assert "/hoan-tac/" not in text_of(client, BACK)


def test_one_more_agency_has_a_role(plan: Plan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    typed = {"act": "giao-them", "viec": picked(plan), "agency": "SKH", "why": "x", "buoc": "xem"}
    assert "Hãy chọn vai trò" in said(client, AT, typed)
    said(client, AT, {**typed, "role": "support", "buoc": "lam"})
    assert plan.assignments.filter(agency_code="SKH", role="support").count() == 2


def test_it_is_for_who_gives_work(plan: Plan, people: dict[str, User]) -> None:
    client = log_in(people["hang"])
    assert client.post(AT, {"act": "chuyen", "viec": picked(plan)}).status_code == 403
    assert 'value="chuyen"' not in text_of(client, "/viec/")
    said(client, "/viec/hang-loat/", {"act": "chuyen", "viec": picked(plan)})
    assert plan.jobs.filter(agency_code="SKH").count() == 0


def test_nothing_chosen_or_no_such_act_leads_back(plan: Plan, people: dict[str, User]) -> None:
    client = log_in(people["chau"])
    assert client.post(AT, {"act": "chuyen"}).headers["Location"] == "/viec/"
    assert client.post(AT, {"act": "xac-nhan", "viec": picked(plan)}).headers["Location"] == "/viec/"
