"""Tỉnh Mẫu in April 2026: `today` is what the code thinks the day is."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.models import Job
from cchc.steps.work.tests import world
from cchc.steps.work.tests.world import Row

MakePlan = Callable[..., Plan]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(scope, "today", lambda: world.TODAY)
    return world.TODAY


@pytest.fixture
def agencies(db: None) -> dict[str, Agency]:
    return world.make_agencies()


@pytest.fixture
def people(agencies: dict[str, Agency]) -> dict[str, User]:
    return world.make_people()


@pytest.fixture
def chau(people: dict[str, User]) -> User:
    """Of the standing agency (Sở Nội vụ)."""
    return people["chau"]


@pytest.fixture
def given(chau: User) -> MakePlan:
    """A plan with these rows, assigned."""

    def make(*rows: Row, **columns: Any) -> Plan:
        plan = world.make_plan(rows, chau, **columns)
        actions.assign_plan(plan, by=chau)
        return plan

    return make


@pytest.fixture
def job(given: MakePlan) -> Job:
    """One task that Sở Tư pháp leads, due on 30/6/2026."""
    return given(Row(lead=("Sở Tư pháp",))).jobs.get()


def codes(rows: Sequence[Any]) -> list[str]:
    return sorted(one.agency_code for one in rows)
