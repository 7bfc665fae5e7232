"""Tỉnh Mẫu on 20 January 2026: a plan that was given out, and the plan of Sở Tư pháp."""

from typing import Any

import pytest

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.models import Plan
from cchc.steps.work.actions import cascade
from cchc.steps.work.models import AgencyPlan
from cchc.steps.work.tests.cascade import cast


@pytest.fixture(autouse=True)
def nobody_works(settings: Any) -> None:
    """Tasks are only written down; a test runs the worker's part itself."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 20 January 2026."""
    monkeypatch.setattr(scope, "today", lambda: cast.TODAY)


@pytest.fixture
def agencies(db: None) -> dict[str, Agency]:
    return cast.agencies()


@pytest.fixture
def lan(db: None) -> User:
    """Of the standing agency."""
    return cast.officer()


@pytest.fixture
def hoa(db: None) -> User:
    """The focal point of Sở Tư pháp."""
    return cast.focal()


@pytest.fixture
def plan(agencies: dict[str, Agency], lan: User, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """Four tasks that Sở Tư pháp leads, one that it supports."""
    items = [cast.item(number) for number in range(1, 5)]
    return cast.given_plan(monkeypatch, lan, [*items, cast.item(5, lead="Sở Nội vụ", support="Sở Tư pháp")])


@pytest.fixture
def stp(agencies: dict[str, Agency]) -> Agency:
    return agencies["so-tu-phap"]


@pytest.fixture
def own(plan: Plan, stp: Agency, hoa: User) -> AgencyPlan:
    """The plan of Sở Tư pháp, drafted."""
    return cascade.draft(plan, agency=stp, by=hoa)
