"""Pages that list things ask the database the same number of questions for one row and for many."""

import pytest

from cchc.steps.plans import actions
from tests.cast import log_in, people, queries, read_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/ke-hoach/"])
def test_lists_do_not_ask_once_a_row(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client = log_in("standing")
    read_in(monkeypatch, "văn bản đầu")
    actions.accept(read_in(monkeypatch, "kế hoạch đầu"), by=people()["standing"])
    client.get(path)  # what is kept in memory after the first time is not counted
    few = queries(client, path)
    for number in range(4):
        read_in(monkeypatch, f"văn bản {number}")
        actions.accept(read_in(monkeypatch, f"kế hoạch {number}"), by=people()["standing"])
    assert queries(client, path) == few
