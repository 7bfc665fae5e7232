"""What a person is told, how they choose it, and their calendar's link, in a real browser: desk and phone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from cchc.shared.accounts.models import Membership
from cchc.shared.notices.models import Message, Preference
from cchc.steps.work import actions
from cchc.steps.work.models import Job
from cchc.steps.work.tests import world
from cchc.steps.work.tests.world import Row
from tests.browser import enter, needs_browser, open_page, seen
from tests.cast import people

pytestmark = [pytest.mark.django_db(transaction=True), needs_browser]
LONG = "Rà soát, đơn giản hóa quy trình nội bộ giải quyết thủ tục hành chính thuộc phạm vi quản lý của ngành"


@pytest.fixture
def told() -> None:
    """Three kinds of news and a digest of yesterday, for the focal point of Sở Tư pháp."""
    world.make_agencies()
    focal, standing = people()["focal"], people()["standing"]
    Membership.objects.filter(user=focal).update(agency_code="STP", valid_from=world.SINCE)
    rows = [Row(text=f"{LONG} {n}", lead=("Sở Tư pháp",), due="Trước 31/12") for n in range(12)]
    plan = world.make_plan(rows, standing, year=timezone.localdate().year)
    actions.assign_plan(plan, by=standing)
    job = plan.jobs.order_by("pk")[0]
    actions.report(job, by=focal, version=0, state=Job.State.DONE, words="xong")
    actions.return_(job, by=standing, version=1, reason="Chưa gửi kèm quyết định công bố danh mục")
    news = Message.objects.filter(channel="app", person=focal).order_by("pk")[0]
    day = timezone.now() - timedelta(days=1)
    Message.objects.create(
        person=focal,
        day=day.date(),
        channel="app",
        state="sent",
        made_at=day,
        not_before=day,
        sent_at=day,
        subject="Nhắc việc: 2 việc quá hạn",
        lines=[{**line, "group": "late"} for line in news.lines[:2]],
        read_at=day,
    )


def test_pages_are_accessible_and_fit(live_server: Any, running: Browser, told: None) -> None:
    page = open_page(running)
    enter(page, live_server.url, "daumoi", "/thong-bao/")
    found = {}
    expect(page.get_by_role("heading", name="1 việc bị trả lại")).to_be_visible()
    expect(page.get_by_role("heading", name="12 việc mới giao")).to_be_visible()
    found["notices"] = seen(page, "notices")
    page.goto(f"{live_server.url}/tai-khoan/nhac-viec/")
    found["choices"] = seen(page, "notices-choices")
    page.get_by_label("Gửi thư ngay").check()
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu cách nhắc việc")).to_be_visible()
    assert Preference.objects.get().news == "now"
    page.goto(f"{live_server.url}/tai-khoan/lich/")
    found["link"] = seen(page, "calendar-link")
    page.get_by_role("button", name="Tạo đường dẫn").click()
    found["made"] = seen(page, "calendar-link-made")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
