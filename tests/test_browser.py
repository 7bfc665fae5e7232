"""Every page of the frame in a real browser: no accessibility violation, nothing wider than the screen, keyboard."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests import browser as chromium
from tests.browser import DESK, PHONE, log_in, needs_browser, open_page, shoot, violations
from tests.cast import people

pytestmark = [pytest.mark.django_db(transaction=True), needs_browser]
PAGES = {
    "home": "/",
    "plans": "/ke-hoach/",
    "health": "/he-thong/",
    "components": "/he-thong/thanh-phan/",
    "help": "/tro-giup/",
    "topic": "/tro-giup/ra-soat/",
    "password": "/tai-khoan/mat-khau/",
    "missing": "/khong-co-trang-nay/",
}


@pytest.fixture
def running() -> Iterator[Browser]:
    with chromium.browser() as one:
        yield one


@pytest.mark.parametrize(("device", "size"), [("desk", DESK), ("phone", PHONE)])
def test_pages_are_accessible_and_fit(
    live_server: Any, running: Browser, device: str, size: tuple[int, int]
) -> None:
    people()
    page = open_page(running, size)
    page.goto(f"{live_server.url}/tai-khoan/dang-nhap/")
    found = {"log-in": violations(page)}
    shoot(page, f"log-in-{device}")
    log_in(page, live_server.url, "quantri")
    for name, path in PAGES.items():
        page.goto(live_server.url + path)
        found[name] = violations(page)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found[name].append("wider than the screen")
        shoot(page, f"{name}-{device}")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_keyboard_is_enough(live_server: Any, running: Browser) -> None:
    people()
    page = open_page(running)
    log_in(page, live_server.url, "thuongtruc")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Chuyển tới nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_hidden()
    page.keyboard.press("g")
    page.keyboard.press("k")
    page.wait_for_url(f"{live_server.url}/ke-hoach/")


def test_without_scripts_one_gets_in_and_out(live_server: Any, running: Browser) -> None:
    people()
    page = running.new_context(java_script_enabled=False).new_page()
    log_in(page, live_server.url, "nguoixem")
    page.locator("details.person summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
