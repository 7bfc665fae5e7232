"""Agencies' plans and amendments in a real browser: axe, width, keyboard alone, without script."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from cchc.shared.agencies.models import Agency, Succession
from cchc.steps.plans.models import Plan, PlanItem
from cchc.steps.work.actions import amend, cascade
from cchc.steps.work.actions.amend_apply import apply
from cchc.steps.work.actions.cascade import Typed
from cchc.steps.work.models import AgencyPlan, Amendment
from cchc.steps.work.tests.cascade import cast as province
from cchc.steps.work.tests.cascade.test_amend import changed
from tests.browser import PHONE, enter, look, needs_browser, open_page
from tests.cast import people

pytestmark = [pytest.mark.django_db(transaction=True), needs_browser]
CODE, NAME = "so-khoa-hoc-cong-nghe", "Sở Khoa học và Công nghệ"


@pytest.fixture
def plan(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """Six tasks of the focal point's agency, an amendment that holds and one in preparation, a merger."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    officer = people()["standing"]
    agency = Agency.objects.create(code=CODE, name=NAME, kind="department", valid_from=province.SINCE)
    other = Agency.objects.create(
        code="so-noi-vu", name="Sở Nội vụ", kind="department", valid_from=province.SINCE
    )
    items = [province.item(number, lead=NAME) for number in range(1, 7)]
    plan = province.given_plan(monkeypatch, officer, items)
    own = cascade.draft(plan, agency=agency, by=people()["focal"])
    first, second, third = own.tasks.all()[:3]
    cascade.save_task(first, typed=Typed(unit="Văn phòng Sở", due_text="Tháng 9"), version=0, by=officer)
    cascade.drop_task(third, why="Đã làm năm trước", version=0, by=officer)
    decided = amend.start(plan, number="812/QĐ-UBND", issued_on=date(2026, 6, 1), words="Sắp xếp", by=officer)
    item = PlanItem.objects.get(pk=second.parent_id)
    data = changed(item, text="Rà soát quy trình điện tử nhóm 2 của ngành")
    amend.put_change(decided, item=item, data=data, version=0, by=officer)
    apply(decided, version=1, by=officer)
    amend.start(plan, number="900/QĐ-UBND", issued_on=date(2026, 7, 1), words="", by=officer)
    merger = Succession.objects.create(kind="merge", on=date(2026, 1, 10))
    merger.olds.add(agency)
    merger.news.add(other)
    return plan


def pages(plan: Plan) -> dict[str, dict[str, str]]:
    """Person → name → path of the pages that they look at."""
    at = f"/viec/ke-hoach-co-quan/{plan.pk}/"
    own, adjust = f"{at}co-quan/{CODE}/", "/viec/dieu-chinh/"
    task = AgencyPlan.objects.get(plan=plan).tasks.order_by("position")[1].pk
    item = plan.planitem_set.order_by("position")[1].key
    held, prepared = Amendment.objects.order_by("pk").values_list("pk", flat=True)
    return {
        "daumoi": {
            "agency": own,
            "compare": f"{own}so-sanh/",
            "row": f"{own}dong/{task}/",
            "keep": f"{own}dong/{task}/giu-rieng/",
            "document": f"{own}van-ban/",
            "trail": f"{own}nhat-ky/",
        },
        "thuongtruc": {
            "table": at,
            "items": f"{at}nhiem-vu/",
            "item": f"{at}nhiem-vu/{item}/",
            "start": f"{at}co-quan/so-noi-vu/",
            "due": f"{own}han-trinh/",
            "amendments": f"{adjust}ke-hoach/{plan.pk}/",
            "amendment-new": f"{adjust}ke-hoach/{plan.pk}/moi/",
            "amendment": f"{adjust}van-ban/{held}/",
            "amendment-open": f"{adjust}van-ban/{prepared}/",
            "amendment-row": f"{adjust}van-ban/{prepared}/dong/{item}/",
            "handovers": f"{adjust}ban-giao/",
            "handover": f"{adjust}ban-giao/{Succession.objects.get().pk}/",
            "amended-task": f"/ke-hoach/{plan.pk}/nhiem-vu/{item}/",
        },
    }


def test_pages_are_accessible_and_fit(live_server: Any, running: Browser, plan: Plan) -> None:
    found: dict[str, list[str]] = {}
    for username, paths in pages(plan).items():
        page = open_page(running)
        enter(page, live_server.url, username, None)
        for name, path in paths.items():
            found[name] = look(page, live_server.url + path, f"cascade-{name}")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def by_keyboard(page: Page, name: str, role: str = "link") -> None:
    """Tab until the control with this name has the focus, then press Enter."""
    wanted = page.get_by_role(role, name=name).first  # type: ignore[arg-type]
    for _step in range(120):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            page.keyboard.press("Enter")
            return
    pytest.fail(f"{name} is not reached by Tab")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_officer_answers_a_change_and_submits_by_keyboard(
    live_server: Any, running: Browser, plan: Plan, script: bool
) -> None:
    page = open_page(running, script=script)
    enter(page, live_server.url, "daumoi", "/viec/ke-hoach-co-quan/")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Kế hoạch năm 2026 của {NAME}")
    by_keyboard(page, "Tiếp nhận 2", "button")
    expect(page.get_by_text("Đã tiếp nhận thay đổi của tỉnh.")).to_be_visible()
    by_keyboard(page, "Thêm nhiệm vụ riêng")
    page.get_by_label("Nhiệm vụ riêng của cơ quan").focus()
    page.keyboard.type("Số hóa kho lưu trữ")
    by_keyboard(page, "Thêm nhiệm vụ", "button")
    expect(page.get_by_text("Số hóa kho lưu trữ").first).to_be_visible()
    by_keyboard(page, "Trình kế hoạch", "button")
    expect(page.get_by_text("Đã trình kế hoạch tới cơ quan thường trực.")).to_be_visible()
    assert AgencyPlan.objects.get(plan=plan).state == "submitted"


def test_the_standing_agency_amends_a_task_on_a_phone(live_server: Any, running: Browser, plan: Plan) -> None:
    page = open_page(running, PHONE)
    enter(page, live_server.url, "thuongtruc", "/viec/dieu-chinh/")
    page.get_by_role("link", name="Lập điều chỉnh").click()
    page.get_by_label("Số, ký hiệu văn bản điều chỉnh").fill("1105/QĐ-UBND")
    page.get_by_label("Ngày ban hành").fill("1/10/2026")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Tìm nhiệm vụ").fill("nhom 4")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_role("link", name="Điều chỉnh 4").click()
    page.get_by_label("Thời hạn").fill("Quý IV")
    page.get_by_role("button", name="Ghi vào văn bản điều chỉnh").click()
    page.get_by_role("button", name="Áp dụng 1 điều chỉnh").click()
    expect(page.get_by_text("sửa 1, thêm 0, bỏ 0 nhiệm vụ")).to_be_visible()
    page.get_by_role("link", name="Rà soát quy trình nội bộ nhóm 4").click()
    expect(page.get_by_text("Đã điều chỉnh theo 1105/QĐ-UBND")).to_be_visible()
