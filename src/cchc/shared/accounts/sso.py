"""A province's single sign-on (OpenID Connect, by Authlib): who somebody is there, and who that is here.

It is on when CCHC_OIDC_ISSUER is set. Accounts are not made by it: an administrator decides who has one.
"""

from functools import lru_cache
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from joserfc.errors import JoseError

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event

TIMEOUT = 10  # seconds that the other side may take
FAILURES = (requests.RequestException, AuthlibBaseError, JoseError, KeyError, ValueError, RuntimeError)


class NotKnown(Exception):
    """Who signed in there has no account here that is in use."""


class Failed(Exception):
    """The other side could not be reached, or what it said was not right."""


def is_on() -> bool:
    return bool(settings.OIDC["issuer"])


def name() -> str:
    """What the button says one signs in with."""
    return settings.OIDC["name"] or gettext("tài khoản của tỉnh")


def redirect_there(request: HttpRequest, come_back: str) -> HttpResponse:
    """Raises Failed."""
    try:
        answer: HttpResponse = _client().authorize_redirect(request, come_back)
    except FAILURES as error:
        raise Failed(str(error)) from error
    return answer


def who_came_back(request: HttpRequest) -> User:
    """The account of the person whom the other side vouches for. Raises Failed, NotKnown."""
    try:
        claims = dict(_client().authorize_access_token(request)["userinfo"])
        subject = f"{claims['iss']} {claims['sub']}"
    except FAILURES as error:
        raise Failed(str(error)) from error
    return _account(subject, claims)


@transaction.atomic
def _account(subject: str, claims: dict[str, Any]) -> User:
    """The account that this subject used before; the first time, the one account with the same mail or name."""
    known = User.objects.filter(sso_subject=subject).first()
    user = known or _first_time(claims)
    if user is None or not user.is_active:
        raise NotKnown(subject)
    if known is None:
        user.sso_subject = subject
        user.save(update_fields=["sso_subject"])
        record_event("accounts.sso_linked", user, by=user, subject=subject)
    return user


def _first_time(claims: dict[str, Any]) -> User | None:
    claim = settings.OIDC["match"]
    value = str(claims.get(claim) or "").strip()
    if not value or (claim == "email" and claims.get("email_verified") is False):
        return None
    column = "email" if claim == "email" else "username"
    found = User.objects.filter(**{f"{column}__iexact": value}, sso_subject="", is_active=True)[:2]
    return found[0] if len(found) == 1 else None


def _client() -> Any:
    return _make_client(settings.OIDC["issuer"], settings.OIDC["client_id"], settings.OIDC["secret"])


@lru_cache(maxsize=2)
def _make_client(issuer: str, client_id: str, secret: str) -> Any:
    """Keeps what the other side says of itself (addresses, keys) after the first question."""
    return OAuth().register(
        "province",
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_id=client_id,
        client_secret=secret,
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "default_timeout": TIMEOUT,
        },
    )
