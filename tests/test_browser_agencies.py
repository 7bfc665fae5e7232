"""Agencies, their groups and their files in a real browser; who stands by; a task that is typed: axe, width, offers."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from cchc.shared.agencies import actions as agencies
from cchc.shared.agencies.models import Agency, Group
from cchc.shared.agencies.sheets.read import read
from cchc.steps.plans.actions import reading as worker
from cchc.steps.plans.models import NamedAgency, Plan
from cchc.steps.work import actions
from cchc.steps.work.actions import cascade
from cchc.steps.work.actions.cascade_document import attach
from cchc.steps.work.tests import world
from cchc.steps.work.tests.cascade.test_document import document_of_agency
from cchc.web.site.demo.agencies import build
from tests.access_agencies import FILE
from tests.browser import enter, look, needs_browser, open_page
from tests.cast import log_in, people

pytestmark = [pytest.mark.django_db(transaction=True), needs_browser]
OF_FOCAL = "so-khoa-hoc-cong-nghe"
CONCERNED = "Các sở, ban, ngành liên quan"


@pytest.fixture
def plan(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """The sample province with a plan of three tasks given out, an import, and an agency's document that was read."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    build()
    officer = people()["standing"]
    rows = [
        world.Row(text="Rà soát quy trình nội bộ nhóm 1", lead=("Sở Tư pháp",), support=(CONCERNED,)),
        world.Row(text="Tập huấn cho công chức cấp xã", lead=("Các cơ quan được giao chủ trì",)),
        world.Row(text="Kiểm tra công vụ", support=("các sở, ban, ngành; UBND cấp xã", "đơn vị tư vấn")),
    ]
    plan = world.make_plan(rows, officer)
    actions.assign_plan(plan, by=officer)
    agencies.import_book(read(FILE.encode(), "co-quan.csv"), name="co-quan.csv", by=officer)
    own = cascade.draft(plan, agency=Agency.objects.get(code=OF_FOCAL), by=officer)
    monkeypatch.setattr(worker, "read_safely", lambda data, name, progress=None: document_of_agency())
    found = attach(own, data=b"Ke hoach STP", name="ke-hoach-stp.txt", by=officer)
    worker.run(found.intake_id or 0)
    return plan


def paths(plan: Plan) -> dict[str, str]:
    named = NamedAgency.objects.get(name=CONCERNED, item__plan=plan)
    return {
        "agency": "/co-quan/so-nong-nghiep-moi-truong/",
        "agency-edit": f"/co-quan/so-noi-vu/sua/{Agency.objects.get(code='so-noi-vu').pk}/",
        "groups": "/co-quan/nhom/",
        "group": f"/co-quan/nhom/{Group.objects.get(key='so-ban-nganh').pk}/",
        "words": "/co-quan/tra-ten/?chu=các sở, ban, ngành liên quan; UBND cấp xã",
        "import": "/co-quan/nhap/",
        "merge": "/co-quan/so-tu-phap/hop-nhat/",
        "assign": f"/viec/giao/{plan.pk}/",
        "narrow": f"/viec/giao/{plan.pk}/ten/{named.pk}/pham-vi/",
        "item": f"/viec/nhiem-vu/{plan.pk}/i1/",
    }


def test_pages_are_accessible_and_fit(live_server: Any, running: Browser, plan: Plan) -> None:
    page = open_page(running)
    match = f"/viec/ke-hoach-co-quan/{plan.pk}/co-quan/{OF_FOCAL}/van-ban/doi-chieu/"
    enter(page, live_server.url, "daumoi", match)
    expect(page.locator("#moi-nhiem-vu option")).to_have_count(3)
    assert look(page, live_server.url + match, "agencies-match") == []
    enter(page, live_server.url, "thuongtruc", None)
    found = {
        name: look(page, live_server.url + path, f"agencies-{name}") for name, path in paths(plan).items()
    }
    assert log_in("standing").get(paths(plan)["narrow"]).status_code == 200
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_an_agency_is_typed_with_offers(live_server: Any, running: Browser, plan: Plan) -> None:
    page = open_page(running)
    enter(page, live_server.url, "quantri", "/tai-khoan/nguoi-dung/")
    page.get_by_label("Cơ quan").press_sequentially("noi vu")
    expect(page.locator("datalist option")).to_have_attribute("value", "Sở Nội vụ (so-noi-vu)")
