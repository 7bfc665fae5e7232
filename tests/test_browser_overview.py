"""The province on one page, what lies behind its numbers, and search, in a real browser: desk, phone, keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from cchc.shared.accounts import scope
from cchc.web.site.overview.tests import factory
from tests.browser import enter, look, needs_browser, open_page
from tests.cast import people

pytestmark = [pytest.mark.django_db(transaction=True), needs_browser]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> factory.Province:
    monkeypatch.setattr(scope, "today", lambda: factory.TODAY)
    return factory.province(people()["standing"], items=12, departments=7, communes=20)


def test_pages_are_accessible_and_fit(live_server: Any, running: Browser, made: factory.Province) -> None:
    pages = {
        "overview": "/dieu-hanh/",
        "overview-past": "/dieu-hanh/?ngay=2026-03-31&khoi=xa",
        "overview-behind": "/dieu-hanh/viec/?tinh-trang=qua-han",
        "overview-agency": "/co-quan/so-4/viec/",
        "overview-field": f"/linh-vuc/{made.plan.pk}/2/",
        "search": "/tim/?tim=ra+soat",
        "search-nothing": "/tim/?tim=zzqx",
    }
    page = open_page(running)
    enter(page, live_server.url, "lanhdao", None)
    found = {name: look(page, live_server.url + path, name) for name, path in pages.items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_from_the_province_to_the_record_by_clicks(
    live_server: Any, running: Browser, made: factory.Province
) -> None:
    page = open_page(running)
    enter(page, live_server.url, "lanhdao")
    page.get_by_role("link", name="Điều hành", exact=True).click()
    page.locator("#chon-khoi").select_option("so")
    expect(page.get_by_role("rowheader", name="Sở Y tế")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Thuế tỉnh Mẫu")).to_have_count(0)
    page.locator(".ov-figure.is-late a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("việc: quá hạn")
    job = page.locator(".ov-list tbody a").first
    words = job.inner_text()
    job.click()
    expect(page.locator("main")).to_contain_text(words.split(" ", 1)[1])


def test_an_area_of_the_map_opens_its_jobs(
    live_server: Any, running: Browser, made: factory.Province
) -> None:
    page = open_page(running)
    enter(page, live_server.url, "lanhdao", "/dieu-hanh/?khoi=xa")
    page.locator(".ov-map path[data-href]").first.click()
    expect(page.locator(".ov-summary")).to_contain_text("UBND xã Mẫu")


def test_search_by_keyboard_alone(live_server: Any, running: Browser, made: factory.Province) -> None:
    page = open_page(running)
    enter(page, live_server.url, "lanhdao")
    page.keyboard.press("/")
    page.keyboard.type("quy trinh nhom 11")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nhiệm vụ 1")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("/")
    field = page.locator("#tim")
    expect(field).to_be_focused()
    field.press("End")
    field.press("Backspace")
    expect(page.get_by_role("heading", name="Nhiệm vụ 4")).to_be_visible()  # 1, 10, 11, 12: as one types
