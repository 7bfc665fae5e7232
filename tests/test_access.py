"""Who gets which answer at every address: an address that is not in the matrix fails the test.

The matrix says for each role what a GET gives; what is only posted to is asked by POST (405 means: not by GET).
"""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cchc.shared.accounts.tests.samples import parameters
from cchc.shared.agencies.models import Agency
from cchc.shared.notices.actions import make_link
from cchc.steps.plans import actions
from tests import access_agencies, access_cascade, access_work
from tests.cast import ROLES, log_in, people, read_in

pytestmark = pytest.mark.django_db

ANYONE, LOGGED_IN = "anyone", "logged in"
STAFF = {"admin", "standing", "leader", "focal"}  # who may know that documents are being taken in
WRITERS = {"standing", "focal"}

# name of the address → who is let in: ANYONE, LOGGED_IN, or the roles. Others get 403 or 404, never the page.
MATRIX: dict[str, str | set[str]] = {
    "home": LOGGED_IN,
    "overview": {"standing", "leader", "field", "appraiser"},
    "overview_export": {"standing", "leader", "field", "appraiser"},
    "agency_work": {"standing", "leader", "field", "appraiser", "inspector", "agency_leader", "focal"},
    "overview_jobs": {"standing", "leader", "field", "appraiser", "inspector", "agency_leader", "focal"},
    "field": LOGGED_IN,
    "search": LOGGED_IN,
    "health": {"admin"},
    "components": {"admin"},
    "help": LOGGED_IN,
    "help_topic": LOGGED_IN,
    "set_language": ANYONE,
    "accounts:login": ANYONE,
    "accounts:logout": LOGGED_IN,
    "accounts:password": LOGGED_IN,
    "accounts:second_step": ANYONE,
    "accounts:sso": ANYONE,
    "accounts:sso_answer": ANYONE,
    "accounts:invitation": ANYONE,
    "accounts:own": LOGGED_IN,
    "accounts:delegations": LOGGED_IN,
    "accounts:take_back": {"standing", "admin"},  # the giver in this test, and who keeps accounts
    "accounts:sessions": LOGGED_IN,
    "accounts:end_other_sessions": LOGGED_IN,
    "accounts:end_session": {"standing"},  # whose session it is in this test
    "accounts:factors": LOGGED_IN,
    "accounts:add_app": LOGGED_IN,
    "accounts:add_passkey": LOGGED_IN,
    "accounts:new_codes": LOGGED_IN,
    "accounts:remove_factor": {"standing"},  # whose it is in this test
    "accounts:people": {"admin"},
    "accounts:invite": {"admin"},
    "accounts:person": {"admin"},
    "accounts:link": {"admin"},
    "accounts:switch": {"admin"},
    "accounts:force_password": {"admin"},
    "accounts:reset_factors": {"admin"},
    "accounts:end_sessions": {"admin"},
    "accounts:add_part": {"admin"},
    "accounts:end_part": {"admin"},
    "calendar_feed": ANYONE,  # who has the link
    "calendar_link": LOGGED_IN,
    "calendar_revoke": LOGGED_IN,
    "notices:inbox": LOGGED_IN,
    "notices:read": LOGGED_IN,
    "notices:read_all": LOGGED_IN,
    "notices:preference": LOGGED_IN,
    "plans:list": LOGGED_IN,
    "plans:upload": WRITERS,
    "plans:intake": STAFF,
    "plans:retry": WRITERS,
    "plans:withdraw": WRITERS,
    "plans:original": STAFF,
    "plans:intake_trail": STAFF,
    "plans:accept": {"standing"},
    "plans:review": WRITERS,
    "plans:row_add": WRITERS,
    "plans:rows_merge": WRITERS,
    "plans:undo": WRITERS,
    "plans:redo": WRITERS,
    "plans:read_deadline": WRITERS,
    "plans:recheck": WRITERS,
    "plans:presence": WRITERS,
    "plans:row": WRITERS,
    "plans:row_drop": WRITERS,
    "plans:row_restore": WRITERS,
    "plans:row_move": WRITERS,
    "plans:row_split": WRITERS,
    "plans:row_acts": WRITERS,
    "plans:finding": WRITERS,
    "plans:finding_accept": WRITERS,
    "plans:finding_reopen": WRITERS,
    "plans:plan": LOGGED_IN,
    "plans:items": LOGGED_IN,
    "plans:item": LOGGED_IN,
    "plans:timeline": LOGGED_IN,
    "plans:targets": LOGGED_IN,
    "plans:duties": LOGGED_IN,
    "plans:citations": LOGGED_IN,
    "plans:findings": LOGGED_IN,
    "plans:document": LOGGED_IN,
    "plans:file": LOGGED_IN,
    "plans:passage": LOGGED_IN,
    "plans:compare": LOGGED_IN,
    "plans:export": {"standing", "leader", "field", "agency_leader", "focal"},
    "plans:plan_trail": {"admin", "standing", "leader"},
}
MATRIX |= access_agencies.MATRIX | access_cascade.MATRIX | access_work.MATRIX
REFUSED = {403, 404}
PARAMETER = re.compile("<([^>]+)>")
MORE = {"plans:export": "dang=json", "work:cascade_export": "dang=docx"}  # what an address asks for besides


def addresses(
    patterns: list[URLPattern | URLResolver], space: str = "", head: str = ""
) -> Iterator[tuple[str, str]]:
    """Name and path of every address, its parameters still in angle brackets."""
    for one in patterns:
        path = head + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from addresses(one.url_patterns, inner, path)
        else:
            yield f"{space}{one.name}", path


ADDRESSES = dict(addresses(get_resolver().url_patterns))


def test_every_address_has_a_name_and_stands_in_the_matrix() -> None:
    assert set(ADDRESSES) == set(MATRIX)


@pytest.fixture
def paths(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Every address with its parameters filled in by rows that are there."""
    officer = people()["standing"]
    plan = actions.accept(read_in(monkeypatch, "một"), by=officer)
    revised = actions.accept(read_in(monkeypatch, "hai", revises=plan), by=officer)
    intake = read_in(monkeypatch, "ba")
    row = intake.rows.filter(kind="item").first().key
    of_intake = {"int:pk": intake.pk, "slug:key": row, "slug:slug": "nhan-van-ban"}
    of_intake["str:secret"] = make_link(by=officer)
    of_intake |= parameters(officer, people()["viewer"])
    of_intake |= {"str:code": "so-mau", "int:plan": plan.pk, "int:number": 1}
    Agency.objects.create(code="so-mau", name="Sở Mẫu", kind="department", valid_from=date(2025, 7, 1))
    of_cascade = access_cascade.parameters(plan, officer)
    of_work = access_work.parameters(plan, officer, people()["focal"])
    of_work |= access_agencies.parameters(officer)
    of_plan = {"int:pk": plan.pk, "slug:key": plan.planitem_set.first().key, "int:other": revised.pk}
    return (
        {
            name: _filled(name, path, of_plan if "<int:pk>" in path else {}, of_intake)
            for name, path in ADDRESSES.items()
            if not access_cascade.is_cascade(path) and name not in of_work
        }
        | {
            name: _filled(name, path, of_cascade, of_cascade)
            for name, path in ADDRESSES.items()
            if access_cascade.is_cascade(path)
        }
        | {name: _filled(name, ADDRESSES[name], values, values) for name, values in of_work.items()}
    )


def _filled(name: str, path: str, of_plan: dict[str, object], of_intake: dict[str, object]) -> str:
    """An address below a plan takes the plan's parameters, one below an intake the intake's."""
    values = of_intake if "tiep-nhan/" in path or not of_plan else of_plan
    filled = PARAMETER.sub(lambda match: str(values[match[1]]), path)
    return f"/{filled}?{MORE[name]}" if name in MORE else f"/{filled}"


def _ask(client: Client, path: str) -> HttpResponse:
    """GET, or POST where only that is answered; what it wrote is taken back."""
    with transaction.atomic():
        answer = client.get(path)
        if answer.status_code == 405:
            answer = client.post(path)
        if answer.streaming:
            b"".join(answer.streaming_content)  # a download keeps its file open until it has been read
        transaction.set_rollback(True)
    return answer


def _to_log_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer.headers["Location"].startswith("/tai-khoan/dang-nhap/?next=")


@pytest.mark.parametrize("role", ROLES)
def test_every_role_at_every_address(role: str, paths: dict[str, str]) -> None:
    client = log_in(role)
    wrong = []
    for name, path in paths.items():
        allowed = MATRIX[name] in (ANYONE, LOGGED_IN) or role in MATRIX[name]
        status = _ask(client, path).status_code
        client.force_login(people()[role])  # the address may have been the way out
        if allowed == (status in REFUSED) or status >= 500:
            wrong.append(f"{name} {path}: {status}")
    assert not wrong


def test_who_is_not_logged_in_is_sent_to_the_log_in(paths: dict[str, str]) -> None:
    wrong = [
        name for name, path in paths.items() if _to_log_in(_ask(Client(), path)) == (MATRIX[name] == ANYONE)
    ]
    assert not wrong


def test_who_keeps_the_accounts_reads_no_work() -> None:
    """What is left to an administrator is what everybody who may read a plan sees: whose task it is, what was amended."""
    of_work = access_work.MATRIX | access_cascade.MATRIX
    open_to_all = {name for name, who in of_work.items() if who in (ANYONE, LOGGED_IN)}
    assert {name for name, who in of_work.items() if "admin" in who and name not in open_to_all} == set()
    assert open_to_all == {
        "work:item",
        "work:item_hook",
        "work:amending",
        "work:amendments",
        "work:amendments_of_item",
    }
