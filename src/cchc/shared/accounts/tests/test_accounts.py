"""Who gets in, who does not, and what each role may do."""

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cchc.shared.accounts import lockout
from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.actions import create_user
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.roles import FOCAL, ROLES, STANDING, VIEWER
from cchc.shared.records.models import Event

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-cua-an-12"
LOG_IN = "/tai-khoan/dang-nhap/"


@pytest.fixture
def an() -> User:
    return create_user(username="an", full_name="Nguyễn Văn An", role=STANDING, password=PASSWORD, by=None)


def enter(client: Client, password: str = PASSWORD, username: str = "an", **extra: Any) -> Any:
    return client.post(LOG_IN, {"username": username, "password": password, **extra})


def test_a_right_password_leads_on_and_is_recorded(client: Client, an: User) -> None:
    answer = enter(client, username="AN", next="/ke-hoach/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/ke-hoach/")
    assert Event.objects.first().kind == "accounts.signed_in"


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", ""])
def test_next_never_leaves_the_site(client: Client, an: User, target: str) -> None:
    assert enter(client, next=target).headers["Location"] == reverse("home")


def test_a_wrong_password_says_what_to_do_and_keeps_the_name(client: Client, an: User) -> None:
    answer = enter(client, "sai")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in page
    assert 'value="an"' in page


def test_five_wrong_passwords_lock_and_the_page_says_until_when(client: Client, an: User) -> None:
    for attempt in range(5):
        answer = enter(client, f"sai {attempt}", username="an" if attempt % 2 else "AN")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 15 * 60
    until = timezone.localtime(AccessAttempt.objects.get().attempt_time + timedelta(minutes=16))
    assert f"{until:%H:%M}" in answer.content.decode()
    assert enter(client).status_code == 429, "the right password does not help before then"


def test_another_name_from_the_same_address_still_gets_in(client: Client, an: User) -> None:
    create_user(username="binh", full_name="Bình", role=VIEWER, password=PASSWORD, by=None)
    for _ in range(5):
        enter(client, "sai")
    assert enter(client, username="binh").status_code == 302


def test_an_address_that_tries_many_names_is_locked(
    client: Client, an: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lockout, "ADDRESS_LIMIT", 6)
    for number in range(6):
        enter(client, "sai", username=f"ten{number}")
    assert enter(client).status_code == 429


def test_who_is_switched_off_cannot_enter(client: Client, an: User) -> None:
    User.objects.update(is_active=False)
    assert enter(client).status_code == 200
    assert not has_permission(User.objects.get(), Permission.PLAN_READ)


def test_log_out_is_by_post_only(client: Client, an: User) -> None:
    enter(client)
    assert client.get("/tai-khoan/dang-xuat/").status_code == 405
    assert client.post("/tai-khoan/dang-xuat/").headers["Location"] == LOG_IN
    assert client.get("/").status_code == 302


def test_a_changed_password_ends_other_sessions(client: Client, an: User) -> None:
    enter(client)
    elsewhere = Client()
    enter(elsewhere)
    new = "mot-mat-khau-khac-34"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post("/tai-khoan/mat-khau/", form).status_code == 302
    assert client.get("/tai-khoan/").status_code == 200
    assert elsewhere.get("/tai-khoan/").status_code == 302
    assert enter(Client(), new).status_code == 302


def test_a_weak_password_is_refused_in_vietnamese(client: Client, an: User) -> None:
    enter(client)
    form = {"old_password": PASSWORD, "new_password1": "12345", "new_password2": "12345"}
    page = client.post("/tai-khoan/mat-khau/", form).content.decode()
    assert "quá ngắn" in page
    assert "This password" not in page


def test_a_name_is_one_person_in_any_case(an: User) -> None:
    with pytest.raises(ValidationError, match="đã có người dùng"):
        create_user(username="An", full_name="Khác", role=VIEWER, password=PASSWORD, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="AN", full_name="Khác", role=VIEWER.key)


def test_roles_read_like_the_rule() -> None:
    """Who may do what, written out: a change here is a change of the rule and is meant."""
    everyone = set(ROLES)
    allowed = {
        permission: (
            {key for key, role in ROLES.items() if permission in role.may},
            {key for key, role in ROLES.items() if permission in role.in_agency},
        )
        for permission in Permission
    }
    assert allowed == {  # permission → (in the whole province, in one's own agency)
        Permission.PLAN_READ: (everyone, set()),
        Permission.PLAN_UPLOAD: ({"standing", "focal"}, set()),
        Permission.PLAN_REVIEW: ({"standing", "focal"}, set()),
        Permission.PLAN_ACCEPT: ({"standing"}, set()),
        Permission.PLAN_EXPORT: ({"standing", "leader", "field", "agency_leader", "focal"}, set()),
        Permission.PLAN_AMEND: ({"standing"}, set()),
        Permission.AGENCY_READ: (everyone, set()),
        Permission.AGENCY_EDIT: ({"admin", "standing"}, set()),
        Permission.PEOPLE_EDIT: ({"admin"}, set()),
        Permission.WORK_ASSIGN: ({"standing"}, set()),
        Permission.WORK_READ: (
            {"standing", "leader", "field", "appraiser", "inspector"},
            {"agency_leader", "focal"},
        ),
        Permission.WORK_REPORT: (set(), {"standing", "field", "agency_leader", "focal"}),
        Permission.WORK_CONFIRM: ({"standing"}, set()),
        Permission.OVERVIEW_READ: ({"standing", "leader", "field", "appraiser"}, set()),
        Permission.CASCADE_WRITE: (set(), {"standing", "field", "agency_leader", "focal"}),
        Permission.CASCADE_REVIEW: ({"standing"}, set()),
        Permission.AUDIT_READ: ({"admin", "standing", "leader"}, set()),
        Permission.SYSTEM_HEALTH: ({"admin"}, set()),
    }


def test_who_is_not_logged_in_may_nothing(an: User) -> None:
    assert not any(has_permission(AnonymousUser(), permission) for permission in Permission)
    assert has_permission(an, Permission.PLAN_ACCEPT)
    assert Permission.PLAN_ACCEPT not in FOCAL.may
