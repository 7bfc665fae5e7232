"""The province's single sign-on against a real OpenID Connect server, in a process of its own on this machine."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client

from cchc.shared.accounts import sso
from cchc.shared.accounts.actions import create_user
from cchc.shared.accounts.models import SignIn, User
from cchc.shared.accounts.roles import FOCAL
from cchc.shared.accounts.tests.samples import give_app
from cchc.shared.records.models import Event

pytestmark = pytest.mark.django_db
GO, BACK, OWN = "/tai-khoan/dang-nhap/mot-lan/", "/tai-khoan/dang-nhap/mot-lan/tra-loi/", "/tai-khoan/"
PEOPLE = [
    {"sub": "s-an", "email": "An@Tinh.example", "email_verified": True, "preferred_username": "an.nv"},
    {"sub": "s-gia", "email": "an@tinh.example", "email_verified": False, "preferred_username": "gia"},
    {"sub": "s-la", "email": "la@noi-khac.example", "preferred_username": "la"},
]


@dataclass(frozen=True)
class Provider:
    issuer: str
    client_id: str
    secret: str


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    port = _free_port()
    issuer = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port), "-r", "true"]
    command += ["-n", "true", *(part for one in PEOPLE for part in ("--user-claims", json.dumps(one)))]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            _wait_for(issuer)
            made = requests.post(
                f"{issuer}/oauth2/clients", json={"redirect_uris": [f"http://testserver{BACK}"]}, timeout=5
            ).json()
            yield Provider(issuer, made["client_id"], made["client_secret"])
        finally:
            running.terminate()


def _wait_for(issuer: str) -> None:
    for _attempt in range(200):
        try:
            requests.get(f"{issuer}/.well-known/openid-configuration", timeout=1).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the OpenID Connect server did not start")


@pytest.fixture
def switched_on(provider: Provider, settings: Any) -> Provider:
    sso._make_client.cache_clear()
    settings.OIDC = {
        "issuer": provider.issuer,
        "client_id": provider.client_id,
        "secret": provider.secret,
        "name": "",
        "match": "email",
    }
    return provider


@pytest.fixture
def an() -> User:
    return create_user(
        username="an", full_name="An", role=FOCAL, password=None, by=None, email="an@tinh.example"
    )


def through(client: Client, subject: str, **more: str) -> Any:
    """Goes there, signs in there as `subject`, and comes back."""
    there = client.get(GO, more).headers["Location"]
    back = requests.post(there, data={"sub": subject}, allow_redirects=False, timeout=5).headers["Location"]
    return client.get(back.removeprefix("http://testserver"), follow=True)


def test_who_signs_in_there_is_signed_in_here(switched_on: Provider, an: User) -> None:
    client = Client()
    answer = through(client, "s-an", next="/tai-khoan/phien/")
    assert answer.redirect_chain[-1][0] == "/tai-khoan/phien/"
    assert SignIn.objects.get().way == SignIn.Way.SSO
    an.refresh_from_db()
    assert an.sso_subject == f"{switched_on.issuer} s-an"
    assert list(Event.objects.values_list("kind", flat=True)[:2]) == [
        "accounts.signed_in",
        "accounts.sso_linked",
    ]
    User.objects.update(email="thu-moi@tinh.example")
    assert through(Client(), "s-an").wsgi_request.user == an, "once linked, the mail may change"


def test_the_question_carries_what_keeps_others_out(switched_on: Provider) -> None:
    asked = parse_qs(urlsplit(Client().get(GO).headers["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    assert asked["scope"] == ["openid profile email"]


@pytest.mark.parametrize("subject", ["s-gia", "s-la"])
def test_a_mail_that_is_not_verified_or_not_known_lets_nobody_in(
    switched_on: Provider, an: User, subject: str
) -> None:
    answer = through(Client(), subject)
    assert "chưa có tài khoản đang dùng ở đây" in answer.content.decode()
    assert not answer.wsgi_request.user.is_authenticated
    assert User.objects.get().sso_subject == ""


def test_two_accounts_with_one_mail_are_not_guessed_between(switched_on: Provider, an: User) -> None:
    create_user(username="an2", full_name="An", role=FOCAL, password=None, by=None, email="AN@tinh.example")
    assert "chưa có tài khoản" in through(Client(), "s-an").content.decode()


def test_by_username_where_the_province_wants_it(switched_on: Provider, settings: Any) -> None:
    settings.OIDC = {**settings.OIDC, "match": "preferred_username"}
    user = create_user(username="an.nv", full_name="An", role=FOCAL, password=None, by=None)
    assert through(Client(), "s-an").wsgi_request.user == user


def test_who_is_switched_off_stays_out(switched_on: Provider, an: User) -> None:
    through(Client(), "s-an")
    User.objects.update(is_active=False)
    assert "chưa có tài khoản đang dùng" in through(Client(), "s-an").content.decode()


def test_the_other_side_keeps_the_second_factor(switched_on: Provider, an: User, settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = ["focal"]
    give_app(an, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    assert through(Client(), "s-an").wsgi_request.user == an


def test_an_answer_to_another_browser_or_twice_is_refused(switched_on: Provider, an: User) -> None:
    client = Client()
    there = client.get(GO).headers["Location"]
    back = requests.post(there, data={"sub": "s-an"}, allow_redirects=False, timeout=5).headers["Location"]
    path = back.removeprefix("http://testserver")
    assert "không hoàn tất" in Client().get(path, follow=True).content.decode()
    assert client.get(path).headers["Location"] == "/"
    assert client.get(path).headers["Location"] == "/tai-khoan/dang-nhap/", "used up"


@pytest.mark.parametrize("query", [{}, {"error": "access_denied"}, {"code": "x", "state": "y"}])
def test_what_is_not_an_answer_is_told(switched_on: Provider, query: dict[str, str]) -> None:
    assert "không hoàn tất" in Client().get(BACK, query, follow=True).content.decode()


def test_a_wrong_secret_lets_nobody_in(switched_on: Provider, an: User, settings: Any) -> None:
    settings.OIDC = {**settings.OIDC, "secret": "sai"}
    assert "không hoàn tất" in through(Client(), "s-an").content.decode()


def test_the_other_side_is_down(settings: Any) -> None:
    settings.OIDC = {
        "issuer": f"http://127.0.0.1:{_free_port()}",
        "client_id": "x",
        "secret": "x",
        "name": "",
        "match": "email",
    }
    assert "Chưa kết nối được" in Client().get(GO, follow=True).content.decode()


def test_next_stays_on_this_site(switched_on: Provider, an: User) -> None:
    answer = through(Client(), "s-an", next="https://evil.example/")
    assert answer.redirect_chain[-1][0] == "/"


def test_it_is_off_and_not_offered_by_default() -> None:
    assert "chưa được bật" in Client().get(GO, follow=True).content.decode()
    assert Client().get(BACK).status_code == 302
    assert "mot-lan" not in Client().get("/tai-khoan/dang-nhap/").content.decode()


def test_it_is_offered_when_it_is_on(switched_on: Provider) -> None:
    page = Client().get("/tai-khoan/dang-nhap/?next=/ke-hoach/").content.decode()
    assert "Đăng nhập bằng tài khoản của tỉnh" in page
    assert f"{GO}?next=/ke-hoach/" in page
