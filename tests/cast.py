"""The fixed cast of Tỉnh Mẫu, for tests: `people()` makes them, `log_in` gives a client of one of them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cchc.shared.accounts.models import User
from cchc.steps.plans import actions
from cchc.steps.plans.actions import reading
from cchc.steps.plans.models import Intake, Plan
from cchc.steps.plans.tests import samples
from cchc.web.site.demo.people import CAST, PASSWORD, sample_people

ROLES = list(dict.fromkeys(member.role.key for member in CAST))

__all__ = ["CAST", "PASSWORD", "ROLES", "log_in", "people", "person", "queries", "read_in"]


def people() -> dict[str, User]:
    """The first member of the cast with each role, by the key of the role."""
    return {user.role: user for user in reversed(sample_people())}


def person(username: str) -> User:
    """One of the cast by name: for the second focal point of an agency, or who is that of two."""
    return next(user for user in sample_people() if user.username == username)


def log_in(who: str) -> Client:
    """A browser in which a member of the cast is logged in: the first one with this role, or by username."""
    client = Client()
    client.force_login(people()[who] if who in ROLES else person(who))
    return client


def read_in(monkeypatch: pytest.MonkeyPatch, text: str, *, revises: Plan | None = None) -> Intake:
    """A document that the standing agency handed in and that has been read: eight tasks, open for review."""
    monkeypatch.setattr(reading, "read_safely", lambda data, name, progress=None: samples.reading())
    sent = actions.upload(data=text.encode(), name=f"{text}.txt", by=people()["standing"], revises=revises)
    return Intake.objects.get(pk=sent.intake.pk)


def queries(client: Client, path: str) -> int:
    """How many questions a page asks the database. The same for one row and for many, or it asks once a row."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)
