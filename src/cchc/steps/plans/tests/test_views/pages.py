"""What the tests of an accepted plan's pages share."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.models import Plan
from cchc.steps.plans.tests import samples
from cchc.steps.plans.tests.conftest import ReadIn


def text_of(browser: Client, path: str, **asked: str) -> str:
    """A page that is there, with its white space in one."""
    answer = browser.get(path, asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def queries(browser: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(path).status_code in (200, 302)
    return len(caught)


def costs_the_same(
    browser: Client, read_in: ReadIn, by: User, path: Callable[[Plan], str], *, most: int
) -> None:
    """Fifty tasks ask the database no more often than five, and not more than `most` times."""
    small, large = (
        actions.accept(read_in(samples.reading(count), text=f"{count}"), by=by) for count in (5, 50)
    )
    queries(browser, path(small))  # what is asked once a process
    few, many = queries(browser, path(small)), queries(browser, path(large))
    assert few == many <= most
