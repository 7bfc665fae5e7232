"""Every page of the frame in a real browser: no accessibility violation, nothing wider than the screen, keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import enter, log_in, look, needs_browser, open_page
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


def test_pages_are_accessible_and_fit(live_server: Any, running: Browser) -> None:
    people()
    page = open_page(running)
    found = {"log-in": look(page, f"{live_server.url}/tai-khoan/dang-nhap/", "log-in")}
    enter(page, live_server.url, "quantri", None)
    for name, path in PAGES.items():
        found[name] = look(page, live_server.url + path, name)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_keyboard_is_enough(live_server: Any, running: Browser) -> None:
    people()
    page = open_page(running)
    enter(page, live_server.url, "thuongtruc")
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
    page = open_page(running, script=False)
    log_in(page, live_server.url, "nguoixem")
    page.locator("details.person summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
