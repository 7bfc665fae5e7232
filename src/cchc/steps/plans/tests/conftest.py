"""People, and documents in every state that they pass through."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cchc.pure.reading.read import Reading
from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import FOCAL, LEADER, STANDING, VIEWER, Role
from cchc.steps.plans import actions
from cchc.steps.plans.actions import reading as worker
from cchc.steps.plans.models import Intake, Plan
from cchc.steps.plans.tests import samples

ReadIn = Callable[..., Intake]


@pytest.fixture(autouse=True)
def nobody_works(settings: Any) -> None:
    """Tasks are only written down; a test runs the worker's part itself."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def person(username: str, full_name: str, role: Role) -> User:
    return User.objects.create(username=username, full_name=full_name, role=role.key)


@pytest.fixture
def lan(db: None) -> User:
    return person("lan", "Nguyễn Thị Lan", STANDING)


@pytest.fixture
def minh(db: None) -> User:
    return person("minh", "Trần Văn Minh", STANDING)


@pytest.fixture
def hoa(db: None) -> User:
    return person("hoa", "Lê Thị Hoa", FOCAL)


@pytest.fixture
def chair(db: None) -> User:
    return person("chair", "Phạm Quốc Toàn", LEADER)


@pytest.fixture
def viewer(db: None) -> User:
    return person("viewer", "Đỗ Văn Xem", VIEWER)


@pytest.fixture
def browser(lan: User) -> Client:
    """Lan, logged in."""
    client = Client()
    client.force_login(lan)
    return client


def log_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def read_in(lan: User, monkeypatch: pytest.MonkeyPatch) -> ReadIn:
    """Sends a document in and lets the worker read it."""

    def make(
        reading: Reading | None = None, *, text: str = "Kế hoạch tỉnh Mẫu", revises: Plan | None = None
    ) -> Intake:
        result = reading or samples.reading()
        monkeypatch.setattr(worker, "read_safely", lambda data, name, progress=None: result)
        sent = actions.upload(data=text.encode(), name="ke-hoach.txt", by=lan, revises=revises)
        worker.run(sent.intake.pk)
        return Intake.objects.get(pk=sent.intake.pk)

    return make


@pytest.fixture
def intake(read_in: ReadIn) -> Intake:
    """Eight tasks, read and open for review."""
    return read_in()


@pytest.fixture
def accepted(intake: Intake, lan: User) -> Plan:
    return actions.accept(intake, by=lan)
