"""Accounts: made, corrected, invited, switched off. What an administrator does to somebody else."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.pure.reading.text import fold
from cchc.shared.accounts.actions.entry import end_sessions
from cchc.shared.accounts.actions.memberships import forget_scopes, refuse_oneself
from cchc.shared.accounts.models import SignIn, User
from cchc.shared.accounts.roles import ROLES, Role
from cchc.shared.records.actions import Person, record_event


class Stale(Exception):
    """Somebody else saved this account in between: `theirs` is how it stands now."""

    def __init__(self, theirs: User) -> None:
        super().__init__(theirs.pk)
        self.theirs = theirs


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
    user.folded = _folded(user)
    user.save(force_insert=True)
    record_event("accounts.user_created", user, by=by, username=username, role=role.key)
    return user


@transaction.atomic
def edit_person(
    user: User, *, full_name: str, email: str, role: Role, seen_version: int, by: Person
) -> dict[str, Any]:
    """Corrects an account; gives what changed, {} for nothing. Stale: another save came first.

    ValidationError: one's own role, or the last administrator's.
    """
    current = User.objects.select_for_update().get(pk=user.pk)
    if current.version != seen_version:
        raise Stale(current)
    wanted = {"full_name": full_name, "email": email, "role": role.key}
    changes = {
        key: [getattr(current, key), new] for key, new in wanted.items() if getattr(current, key) != new
    }
    if not changes:
        return {}
    if "role" in changes:
        refuse_oneself(current, by)
        _keep_an_administrator(current)
    for key, (_old, new) in changes.items():
        setattr(current, key, new)
    _save(current, *changes)
    forget_scopes(user)
    record_event("accounts.user_edited", current, by=by, person=current.full_name, changes=changes)
    return changes


@transaction.atomic
def change_own_mail(user: User, *, email: str) -> bool:
    """False: it was that already."""
    if user.email == email:
        return False
    old, user.email = user.email, email
    _save(user, "email")
    record_event(
        "accounts.user_edited", user, by=user, person=user.full_name, changes={"email": [old, email]}
    )
    return True


@transaction.atomic
def note_invitation(user: User, *, by: Person | None, shown: bool) -> None:
    """A new one-time link will be made for this person; older ones are dead. `shown`: the maker saw it."""
    user.invited_at = timezone.now()
    user.save(update_fields=["invited_at"])
    record_event("accounts.invited", user, by=by, person=user.full_name, email=user.email, shown=shown)


@transaction.atomic
def switch_off(user: User, *, by: Person) -> bool:
    """Nobody logs in with it any more, sessions end now; everything it did stays. False: it was off already."""
    refuse_oneself(user, by)
    if not user.is_active:
        return False
    _keep_an_administrator(user)
    user.is_active = False
    _save(user, "is_active")
    end_sessions(SignIn.objects.all(), user=user, by=by)
    record_event("accounts.switched_off", user, by=by, person=user.full_name)
    return True


@transaction.atomic
def switch_on(user: User, *, by: Person) -> bool:
    """False: it was on already."""
    if user.is_active:
        return False
    user.is_active = True
    _save(user, "is_active")
    record_event("accounts.switched_on", user, by=by, person=user.full_name)
    return True


@transaction.atomic
def force_password_change(user: User, *, by: Person) -> bool:
    """The next page this person opens is the one for a new password. False: it is so already.

    ValidationError: there is no password to change.
    """
    if not user.has_usable_password():
        raise ValidationError(_("Người này chưa có mật khẩu. Hãy gửi đường dẫn đặt mật khẩu."))
    if user.must_change_password:
        return False
    user.must_change_password = True
    _save(user, "must_change_password")
    record_event("accounts.password_change_forced", user, by=by, person=user.full_name)
    return True


def _save(user: User, *fields: str) -> None:
    user.version += 1
    user.folded = _folded(user)
    user.save(update_fields=[*fields, "version", "folded"])


def _folded(user: User) -> str:
    return fold(f"{user.full_name} {user.username} {user.email}")[:700]


def _keep_an_administrator(user: User) -> None:
    """An installation whose last administrator is gone could be mended only from the command line."""
    if user.role != "admin" or not user.is_active:
        return
    others = User.objects.filter(role="admin", is_active=True).exclude(pk=user.pk)
    if not others.exists():
        raise ValidationError(
            _("Đây là người quản trị cuối cùng. Hãy giao vai trò %(role)s cho người khác trước.")
            % {"role": ROLES["admin"].name}
        )
