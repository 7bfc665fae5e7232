"""Between the right password and the session: who is waiting for the second factor, in which browser.

Wrong codes count with wrong passwords: five lock the name from this address (django-axes).
"""

import time
from dataclasses import dataclass

from axes.handlers.proxy import AxesProxyHandler
from django.http import HttpRequest

from cchc.shared.accounts.models import User
from cchc.shared.accounts.passkeys import State

KEY, STATE = "second_step", "passkey_state"
PATIENCE = 10 * 60  # seconds after which the password is asked for again


@dataclass(frozen=True, slots=True)
class Waiting:
    user: User
    goes_to: str


def begin(request: HttpRequest, user: User, goes_to: str) -> None:
    request.session.cycle_key()  # a session that somebody else may know of goes no further
    request.session[KEY] = {"user": user.pk, "goes_to": goes_to, "since": time.time()}


def waiting(request: HttpRequest) -> Waiting | None:
    """Who gave their password in this browser not long ago."""
    held = request.session.get(KEY)
    if not held or time.time() - held["since"] > PATIENCE:
        return None
    user = User.objects.filter(pk=held["user"], is_active=True).first()
    return Waiting(user, held["goes_to"]) if user else None


def end(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
    request.session.pop(STATE, None)


def remember_state(request: HttpRequest, state: State) -> None:
    request.session[STATE] = state


def take_state(request: HttpRequest) -> State | None:
    """A question of a passkey is answered once."""
    taken: State | None = request.session.pop(STATE, None)
    return taken


def is_locked(request: HttpRequest, user: User) -> bool:
    return not AxesProxyHandler.is_allowed(request, {"username": user.username})


def note_wrong_code(request: HttpRequest, user: User) -> None:
    """One more failure of this name from this address; at the limit axes answers instead of the view."""
    AxesProxyHandler.user_login_failed(__name__, {"username": user.username}, request)
