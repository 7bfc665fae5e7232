"""One browser for every test of a worker; each test begins without pages and without having logged in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browser.browser() as one:
        yield one


@pytest.fixture
def running(chromium: Browser) -> Iterator[Browser]:
    yield chromium
    for context in chromium.contexts:
        context.close()
