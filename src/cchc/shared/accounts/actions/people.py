"""The one door through which accounts are written."""

from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.http import HttpRequest

from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import Role
from cchc.shared.records.actions import Person, record_event


@transaction.atomic
def create_user(
    *,
    username: str,
    full_name: str,
    role: Role,
    password: str | None,
    by: Person | None,
    email: str = "",
    is_sample: bool = False,
) -> User:
    """A new account. Without a password nobody can log in with it yet.

    ValidationError: the name is taken, or the password is too easy to guess (`messages` says why).
    """
    user = User(username=username, full_name=full_name, email=email, role=role.key, is_sample=is_sample)
    user.full_clean(exclude=["password"])
    if password is not None:
        validate_password(password, user)
    user.set_password(password)
    user.save(force_insert=True)
    record_event("accounts.user_created", user, by=by, username=username, role=role.key)
    return user


def sign_in(request: HttpRequest, user: User) -> None:
    """Starts a session for somebody whose password was right."""
    login(request, user)
    record_event("accounts.signed_in", user, by=user)


@transaction.atomic
def change_password(request: HttpRequest, form: "SetPasswordForm[User]") -> None:
    """Stores the new password; every other session of this person ends."""
    user = form.save()
    update_session_auth_hash(request, user)
    record_event("accounts.password_changed", user, by=user)
