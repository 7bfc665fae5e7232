"""A small province for tests of agencies' plans: its agencies, a plan that was given out, and who writes what."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from cchc.pure.deadline import Due, read_due
from cchc.pure.reading.plan import Assignees, Duty, Item
from cchc.pure.reading.read import Reading
from cchc.shared.accounts.models import Membership, User
from cchc.shared.accounts.roles import FOCAL, LEADER, STANDING, VIEWER, Role
from cchc.shared.agencies.models import Agency
from cchc.steps.plans import actions as plans
from cchc.steps.plans.actions import reading as worker
from cchc.steps.plans.models import Intake, Plan, PlanItem
from cchc.steps.plans.tests import samples
from cchc.steps.work.actions import assign_plan

SINCE = date(2025, 7, 1)
TODAY = date(2026, 1, 20)
NAMES = {
    "so-noi-vu": ("Sở Nội vụ", Agency.Kind.DEPARTMENT),
    "so-tu-phap": ("Sở Tư pháp", Agency.Kind.DEPARTMENT),
    "so-tai-chinh": ("Sở Tài chính", Agency.Kind.DEPARTMENT),
    "thue": ("Thuế tỉnh", Agency.Kind.CENTRAL),
}


def agencies() -> dict[str, Agency]:
    return {
        code: Agency.objects.create(code=code, name=name, kind=kind, valid_from=SINCE, position=place)
        for place, (code, (name, kind)) in enumerate(NAMES.items())
    }


def person(username: str, name: str, role: Role, *codes: str) -> User:
    user = User.objects.create(username=username, full_name=name, role=role.key)
    for code in codes:
        Membership.objects.create(user=user, agency_code=code, role=role.key, valid_from=SINCE)
    return user


def officer() -> User:
    """Of the standing agency."""
    return person("lan", "Nguyễn Thị Lan", STANDING, "so-noi-vu")


def focal(code: str = "so-tu-phap", username: str = "hoa") -> User:
    return person(username, "Lê Thị Hoa", FOCAL, code)


def leader() -> User:
    return person("chair", "Phạm Quốc Toàn", LEADER, "")


def viewer() -> User:
    return person("viewer", "Đỗ Văn Xem", VIEWER)


def item(
    number: int, lead: str = "Sở Tư pháp", support: str = "Sở Nội vụ", due: str = "Quý II", text: str = ""
) -> Item:
    """Task `number`."""
    made = samples.item(number)
    return replace(
        made,
        text=text or f"{made.text} của ngành",
        lead=Assignees(lead or None, (lead,) if lead else ()),
        support=Assignees(support or None, (support,) if support else ()),
        due=replace(read_due(due, year=2026), text=due) if due else Due(None),
    )


def reading(items: Sequence[Item], duties: Sequence[Duty] = ()) -> Reading:
    found = samples.plan(tuple(items))
    return Reading(samples.source(tuple(items)), replace(found, duties=(*found.duties, *duties)))


ReadIn = Callable[..., Intake]


def read_in(
    monkeypatch: pytest.MonkeyPatch,
    found: Reading,
    *,
    by: User,
    text: str = "Kế hoạch tỉnh Mẫu",
    revises: Plan | None = None,
) -> Intake:
    """A document that was sent in and read as `found`."""
    monkeypatch.setattr(worker, "read_safely", lambda data, name, progress=None: found)
    sent = plans.upload(data=text.encode(), name="ke-hoach.txt", by=by, revises=revises)
    worker.run(sent.intake.pk)
    return Intake.objects.get(pk=sent.intake.pk)


def given_plan(
    monkeypatch: pytest.MonkeyPatch, by: User, items: Sequence[Item], duties: Sequence[Duty] = ()
) -> Plan:
    """A plan that is accepted and given to the agencies that it names."""
    intake = read_in(monkeypatch, reading(items, duties), by=by, text=f"Kế hoạch {Plan.objects.count()}")
    plan = plans.accept(intake, by=by)
    assign_plan(plan, by=by)
    return plan


def item_of(plan: Plan, code: str) -> PlanItem:
    return PlanItem.objects.get(plan=plan, code=code)


def log_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
