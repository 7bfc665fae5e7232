"""A real browser for tests, where one is installed: `journey(live_server)` opens it; `violations(page)` asks axe."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.cast import PASSWORD

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(PROGRAM is None, reason="chromium is not installed")
DESK, PHONE = (1280, 800), (390, 844)
SHOTS = Path(__file__).resolve().parent.parent / "build" / "screenshots"
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
# WCAG 2.2 A and AA, as axe names them.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window. Its event loop runs in this thread: Django must not mind."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=PROGRAM, args=QUIET)
        try:
            yield running
        finally:
            running.close()
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def open_page(running: Browser, size: tuple[int, int] = DESK) -> Page:
    """A fresh page; an error in its script or a refusal of its policy fails the test."""
    page = running.new_context(viewport={"width": size[0], "height": size[1]}, locale="vi-VN").new_page()
    page.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
    page.on("console", lambda message: _no_refusal(message.text))
    return page


def _no_refusal(text: str) -> None:
    assert "Content Security Policy" not in text, text


def log_in(page: Page, base: str, username: str) -> None:
    """Through the form, as a person does."""
    page.goto(f"{base}/tai-khoan/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}/")


def violations(page: Page) -> list[str]:
    """What axe holds against the page: rule, and the first element."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def shoot(page: Page, name: str) -> None:
    """A picture into build/screenshots, to be looked at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
