"""Coming in: sessions as their owner sees them, and passwords."""

import time
from datetime import datetime
from importlib import import_module
from typing import Any

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from cchc.shared.accounts.models import SignIn, User
from cchc.shared.accounts.queries.factors import has_factor, must_have_factor
from cchc.shared.records.actions import Person, record_event

BACKEND = "django.contrib.auth.backends.ModelBackend"
SEEN, OWES_FACTOR = "seen", "owes_factor"  # what a session remembers
SEEN_EVERY = 5 * 60  # seconds between two notes of "last used"


@transaction.atomic
def sign_in(request: HttpRequest, user: User, way: SignIn.Way = SignIn.Way.PASSWORD) -> None:
    """Starts a session for somebody who proved who they are."""
    login(request, user, backend=BACKEND)
    _forget_dead_sessions(user)
    request.session[SEEN] = time.time()
    if way != SignIn.Way.SSO and must_have_factor(user, timezone.localdate()) and not has_factor(user):
        request.session[OWES_FACTOR] = True
    if not request.session.session_key:
        request.session.save()
    SignIn.objects.create(
        user=user,
        session_key=request.session.session_key or "",
        way=way,
        address=get_client_ip_address(request),
        agent=request.headers.get("User-Agent", "")[:400],
        seen_at=timezone.now(),
    )
    record_event("accounts.signed_in", user, by=user, way=way.value)


def note_seen(request: HttpRequest) -> None:
    """Remembers that a session is in use, at most once in SEEN_EVERY seconds."""
    now = time.time()
    if now - request.session.get(SEEN, now) < SEEN_EVERY:
        return
    request.session[SEEN] = now
    mine = SignIn.objects.filter(session_key=request.session.session_key)
    mine.update(seen_at=timezone.now(), address=get_client_ip_address(request))


def leave(request: HttpRequest) -> None:
    """The row of the session that is about to end."""
    SignIn.objects.filter(session_key=request.session.session_key).delete()
    if isinstance(request.user, User):
        record_event("accounts.signed_out", request.user, by=request.user)


@transaction.atomic
def end_sessions(sessions: QuerySet[SignIn], *, user: User, by: Person) -> int:
    """Ends these sessions of `user` at once; how many there were."""
    keys = list(sessions.filter(user=user).values_list("session_key", flat=True))
    if not keys:
        return 0
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for key in keys:
        store(key).delete()
    SignIn.objects.filter(session_key__in=keys).delete()
    record_event("accounts.sessions_ended", user, by=by, count=len(keys))
    return len(keys)


@transaction.atomic
def change_password(request: HttpRequest, form: "SetPasswordForm[User]") -> None:
    """Stores the new password; every other session of this person ends."""
    user = form.save(commit=False)
    before = request.session.session_key
    end_sessions(SignIn.objects.exclude(session_key=before), user=user, by=user)
    _store_password(user)
    update_session_auth_hash(request, user)
    SignIn.objects.filter(session_key=before).update(session_key=request.session.session_key)
    record_event("accounts.password_changed", user, by=user)


@transaction.atomic
def choose_password(form: "SetPasswordForm[User]") -> User:
    """The password chosen through a one-time link; the link is dead with it, and so is every session."""
    user = form.save(commit=False)
    end_sessions(SignIn.objects.all(), user=user, by=user)
    _store_password(user)
    record_event("accounts.password_chosen", user, by=user)
    return user


def _store_password(user: User) -> None:
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])


def _forget_dead_sessions(user: User) -> None:
    alive: Any = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=_now())
    SignIn.objects.filter(user=user).exclude(Exists(alive)).delete()


def _now() -> datetime:
    return timezone.now()
