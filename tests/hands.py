"""Two pairs of hands for journeys in a browser: one has only a keyboard, the other a thumb on a phone."""

import re
from collections.abc import Callable
from typing import Literal

from playwright.sync_api import Browser, Locator, Page

from tests.browser import DESK, PHONE, enter, faults, open_page, shoot, tab_to

Role = Literal["link", "button", "radio", "checkbox", "rowheader"]


class Hands:
    """Somebody at a page; `looked_at` collects what is wrong with each page that was looked at."""

    size = DESK

    def __init__(self, running: Browser, base: str, username: str) -> None:
        self.page: Page = open_page(running, self.size)
        self.page.set_default_timeout(10_000)
        self.base, self.username = base, username
        self.looked_at: dict[str, list[str]] = {}
        enter(self.page, base, username)

    def look(self, name: str) -> None:
        """Ask axe about the page as it stands, and whether it fits."""
        self.looked_at[name] = faults(self.page)
        shoot(self.page, f"role-{self.username}-{name}-{type(self).__name__.lower()}")

    @property
    def wrong(self) -> dict[str, list[str]]:
        return {name: found for name, found in self.looked_at.items() if found}

    def press(self, role: Role, name: str) -> None:
        """The control with this name; where a link leads to a page, until it is there."""
        wanted = self.page.get_by_role(role, name=name).first
        self.approach(wanted)
        if role == "link" and not wanted.get_attribute("hx-get"):
            with self.page.expect_navigation():
                self.act(wanted)
        else:
            self.act(wanted)

    def hit(self, wanted: Locator) -> None:
        self.approach(wanted)
        self.act(wanted)

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(re.compile(rf"^{re.escape(label)}(\s*\(không bắt buộc\))?$")).first

    def approach(self, wanted: Locator) -> None:
        wanted.wait_for()

    def act(self, wanted: Locator) -> None:
        raise NotImplementedError

    def write(self, label: str, text: str) -> None:
        raise NotImplementedError

    def choose(self, label: str, option: str) -> None:
        raise NotImplementedError


class Keyboard(Hands):
    """Tab, arrows, Enter and Space; the focus must be seen wherever it stops."""

    def act(self, wanted: Locator) -> None:
        chosen = wanted.evaluate("(one) => one.matches('[type=radio], [type=checkbox]')")
        self.page.keyboard.press("Space" if chosen else "Enter")

    def write(self, label: str, text: str) -> None:
        self.approach(self.field(label))
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def choose(self, label: str, option: str) -> None:
        select = self.field(label)
        self.approach(select)
        for _step in range(40):
            if select.evaluate("(one) => one.selectedOptions[0].text.trim()").startswith(option):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no option {option} in {label}")

    def approach(self, wanted: Locator) -> None:
        """Over the skip link where a page has just been opened and the control stands in its content."""
        wanted.wait_for()
        if wanted.evaluate("(one) => document.activeElement === document.body && !!one.closest('main')"):
            self.page.keyboard.press("Tab")
            if self.page.locator(".skip-link").evaluate("(one) => one === document.activeElement"):
                self.page.keyboard.press("Enter")
            elif wanted.evaluate("(one) => one === document.activeElement"):
                return
        if wanted.evaluate("(one) => one.matches('[type=radio]')"):  # a group is one stop; its arrows choose
            group = self.page.locator(f"[name={wanted.get_attribute('name')}]")
            self._until(lambda: group.evaluate_all("(all) => all.includes(document.activeElement)"), "Tab")
            self._until(lambda: wanted.is_checked(), "ArrowDown")
        else:
            tab_to(self.page, wanted)

    def _until(self, done: Callable[[], bool], key: str) -> None:
        for _step in range(80):
            if done():
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} does not lead there")


class Thumb(Hands):
    """Taps on a screen of 390 pixels."""

    size = PHONE

    def act(self, wanted: Locator) -> None:
        if wanted.evaluate("(one) => one.matches('[type=radio], [type=checkbox]')"):
            wanted.check()
        else:
            wanted.click()

    def write(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def choose(self, label: str, option: str) -> None:
        select = self.field(label)
        texts = select.evaluate("(one) => [...one.options].map((option) => option.text.trim())")
        select.select_option(index=next(at for at, text in enumerate(texts) if text.startswith(option)))
