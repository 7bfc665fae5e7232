"""A real browser for tests, where one is installed: fixture `running` (conftest.py), `enter` logs in, `look` asks axe."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from cchc.shared.accounts.models import User
from tests.cast import PASSWORD

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(PROGRAM is None, reason="chromium is not installed")
DESK, PHONE = (1280, 800), (390, 844)
SHOTS = Path(__file__).resolve().parent.parent / "build" / "screenshots"
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
AXE = Axe().axe_script
# WCAG 2.2 A and AA, as axe names them; only what is wrong is written out in full.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


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


def open_page(running: Browser, size: tuple[int, int] = DESK, *, script: bool = True) -> Page:
    """A fresh page; an error in its script or a refusal of its policy fails the test."""
    viewport = {"width": size[0], "height": size[1]}
    context = running.new_context(viewport=viewport, locale="vi-VN", java_script_enabled=script)  # type: ignore[arg-type]
    page = context.new_page()
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


def enter(page: Page, base: str, username: str, path: str | None = "/") -> None:
    """Logged in already, on this page: for journeys that are not about logging in."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base}])
    if path is not None:
        page.goto(base + path)


def violations(page: Page) -> list[str]:
    """What axe holds against the page: rule, and the first element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("(rules) => axe.run(document, rules)", RULES)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def fits(page: Page) -> bool:
    """Whether the page does not scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def faults(page: Page) -> list[str]:
    """What is wrong with the page as it stands."""
    return violations(page) + ([] if fits(page) else ["wider than the screen"])


def look(page: Page, url: str, name: str) -> list[str]:
    """What is wrong with the page at this address, at both sizes."""
    page.goto(url)
    if page.locator("[hx-trigger=load]").count():  # a part that the page fetches by itself
        page.wait_for_load_state("networkidle")
    return seen(page, name)


def seen(page: Page, name: str) -> list[str]:
    """What is wrong with the page as it stands, at both sizes: it takes them without being loaded again."""
    found = []
    for device, size in (("phone", PHONE), ("desk", DESK)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        found += [f"{device}: {fault}" for fault in faults(page)]
        shoot(page, f"{name}-{device}")
    return found


def shoot(page: Page, name: str) -> None:
    """A picture into build/screenshots, to be looked at; where CCHC_SCREENSHOTS asks for it."""
    if os.environ.get("CCHC_SCREENSHOTS"):
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def tab_to(page: Page, wanted: Locator, most: int = 120) -> None:
    """Press Tab until the element has the focus, which must be seen there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("(one) => one === document.activeElement"):
            outline = wanted.evaluate("(one) => getComputedStyle(one).outlineStyle")
            assert outline != "none", f"the focus is not seen on {wanted}"
            return
    raise AssertionError(f"{wanted} was not reached in {most} presses of Tab")
