"""The log-in in two steps: codes of the app, recovery codes, what is refused, and the lock-out over both steps."""

import time
from typing import Any

import pyotp
import pytest
from django.test import Client

from cchc.shared.accounts import second_step
from cchc.shared.accounts.actions import create_user, use_code
from cchc.shared.accounts.models import Factor, RecoveryCode, SignIn, User
from cchc.shared.accounts.roles import STANDING
from cchc.shared.accounts.tests.samples import give_app
from cchc.shared.records.models import Event

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-cua-an-12"
LOG_IN, STEP, APP, FACTORS = (
    "/tai-khoan/dang-nhap/",
    "/tai-khoan/dang-nhap/buoc-hai/",
    "/tai-khoan/xac-thuc/ung-dung/",
    "/tai-khoan/xac-thuc/",
)
OWN = "/tai-khoan/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def an() -> User:
    return create_user(username="an", full_name="Nguyễn Văn An", role=STANDING, password=PASSWORD, by=None)


def enter(client: Client, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(LOG_IN, {"username": "an", "password": password, **extra})


def code(steps: int = 0) -> str:
    """What the app shows now, or so many steps from now."""
    return pyotp.TOTP(SECRET).generate_otp(int(time.time()) // 30 + steps)


def test_the_password_alone_no_longer_lets_in(client: Client, an: User) -> None:
    give_app(an, SECRET)
    answer = enter(client, next="/ke-hoach/")
    assert answer.headers["Location"] == STEP
    assert client.get(OWN).status_code == 302, "between the steps one is nobody"
    assert client.post(STEP, {"code": code()}).headers["Location"] == "/ke-hoach/"
    assert client.get(OWN).status_code == 200
    assert SignIn.objects.get().way == SignIn.Way.TOTP


def test_a_code_is_taken_once(client: Client, an: User) -> None:
    give_app(an, SECRET)
    now = code()
    assert use_code(an, f" {now[:3]} {now[3:]} ") == SignIn.Way.TOTP
    enter(client)
    page = client.post(STEP, {"code": now})
    assert page.status_code == 200
    assert "Mã không đúng hoặc đã dùng" in page.content.decode()
    assert client.post(STEP, {"code": code(1)}).status_code == 302, "the next one is good"
    assert use_code(an, code(0)) is None, "one before a used one is too old"


def test_wrong_codes_count_with_wrong_passwords_and_lock(client: Client, an: User) -> None:
    give_app(an, SECRET)
    for number in range(2):
        enter(client, f"sai {number}")
    enter(client)
    answers = [client.post(STEP, {"code": "000000"}).status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    assert client.post(STEP, {"code": code()}).status_code == 429, "the right code does not help before then"
    assert enter(client).status_code == 429
    assert enter(Client(REMOTE_ADDR="10.0.0.9")).status_code == 302, "somebody elsewhere is not locked"


def test_a_recovery_code_lets_in_once(client: Client, an: User) -> None:
    client.force_login(an)
    client.get(APP)
    secret = second_secret(client)
    answer = client.post(APP, {"code": pyotp.TOTP(secret).now()})
    codes = answer.context["codes"]
    assert len(set(codes)) == 10
    assert all(one in answer.content.decode() for one in codes)
    assert not RecoveryCode.objects.filter(digest__in=codes).exists(), "only digests are kept"
    for attempt, expected in ((codes[0], 302), (codes[0], 200), (codes[1].replace("-", "").upper(), 302)):
        fresh = Client()
        enter(fresh)
        assert fresh.post(STEP, {"code": attempt}).status_code == expected
    assert "Còn 8 trong 10 mã" in client.get(FACTORS).content.decode()
    assert Event.objects.filter(kind="accounts.recovery_code_used").count() == 2


def second_secret(client: Client) -> str:
    """The seed that the page for a new app shows."""
    return str(client.get(APP).context["secret"])


def test_an_app_is_added_only_with_a_code_of_it_and_sealed(client: Client, an: User) -> None:
    client.force_login(an)
    secret = second_secret(client)
    assert second_secret(client) == secret, "the picture stays the same until the code is right"
    page = client.post(APP, {"code": "000000"}).content.decode()
    assert "Mã này không đúng" in page
    assert not Factor.objects.exists()
    assert client.post(APP, {"code": pyotp.TOTP(secret).now()}).status_code == 200
    assert secret not in Factor.objects.get().secret
    again = client.post(APP, {"code": pyotp.TOTP(second_secret(client)).now()}).content.decode()
    assert "đã có một ứng dụng" in again


def test_the_second_step_waits_ten_minutes_and_needs_the_first(
    client: Client, an: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get(STEP).headers["Location"] == LOG_IN
    give_app(an, SECRET)
    enter(client)
    assert client.get(STEP).status_code == 200
    real = time.time()
    monkeypatch.setattr(second_step.time, "time", lambda: real + second_step.PATIENCE + 1)
    assert client.get(STEP).headers["Location"] == LOG_IN


def test_who_is_switched_off_between_the_steps_stays_out(client: Client, an: User) -> None:
    give_app(an, SECRET)
    enter(client)
    User.objects.update(is_active=False)
    assert client.post(STEP, {"code": code()}).headers["Location"] == LOG_IN


def test_after_a_change_of_the_key_a_recovery_code_still_helps(
    client: Client, an: User, settings: Any
) -> None:
    from cchc.shared.accounts.actions import renew_codes

    give_app(an, SECRET)
    codes = renew_codes(an)
    settings.SECRET_KEY = "mot-khoa-khac" * 5
    assert use_code(an, code()) is None
    assert use_code(an, codes[0]) == SignIn.Way.RECOVERY


def test_taking_the_factor_away_asks_for_the_password(client: Client, an: User) -> None:
    one = give_app(an, SECRET)
    client.force_login(an)
    path = f"{FACTORS}{one.pk}/bo/"
    assert "Mật khẩu không đúng" in client.post(path, {"password": "sai"}, follow=True).content.decode()
    assert Factor.objects.exists()
    client.post(path, {"password": PASSWORD})
    assert not Factor.objects.exists()
    assert client.post(path, {"password": PASSWORD}).status_code == 404


def test_new_recovery_codes_kill_the_old_ones(client: Client, an: User) -> None:
    give_app(an, SECRET)
    client.force_login(an)
    path = f"{FACTORS}ma-du-phong/"
    first = client.post(path, {"password": PASSWORD}).context["codes"]
    second = client.post(path, {"password": PASSWORD}).context["codes"]
    assert use_code(an, first[0]) is None
    assert use_code(an, second[0]) == SignIn.Way.RECOVERY
    assert client.post(path, {"password": "sai"}).status_code == 302


def test_a_role_that_must_have_a_factor_comes_to_nothing_else_first(
    client: Client, an: User, settings: Any
) -> None:
    settings.SECOND_FACTOR_ROLES = ["standing"]
    enter(client)
    for path in ("/ke-hoach/", OWN, "/tai-khoan/phien/"):
        assert client.get(path).headers["Location"] == FACTORS
    part = client.get("/ke-hoach/", headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"] == FACTORS
    assert "Vai trò của bạn phải có" in client.get(FACTORS).content.decode()
    secret = second_secret(client)
    client.post(APP, {"code": pyotp.TOTP(secret).now()})
    assert client.get(OWN).status_code == 200
    page = client.post(f"{FACTORS}{Factor.objects.get().pk}/bo/", {"password": PASSWORD}, follow=True)
    assert "phải có xác thực hai bước" in page.content.decode()
    assert Factor.objects.exists()


def test_other_roles_need_none(client: Client, an: User, settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = ["admin"]
    enter(client)
    assert client.get(OWN).status_code == 200


def test_codes_are_not_kept_with_a_failure(client: Client, an: User) -> None:
    from axes.models import AccessAttempt

    give_app(an, SECRET)
    enter(client)
    client.post(STEP, {"code": "abcd-efgh-jkmn-pqrs"})
    assert "abcd" not in AccessAttempt.objects.get().post_data
