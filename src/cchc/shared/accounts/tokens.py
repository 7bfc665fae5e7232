"""One-time links that let somebody choose a password: for an invitation, and after an administrator sent a new one."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from cchc.shared.accounts.models import User


class LinkTokens(PasswordResetTokenGenerator):
    """A token dies when it is used (the password changes), with a newer one, and after PASSWORD_RESET_TIMEOUT."""

    key_salt = "cchc.accounts.tokens"

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.invited_at}"


TOKENS = LinkTokens()


def path_for(user: User) -> str:
    """Where on this site the person chooses a password; whoever has it can."""
    who = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("accounts:invitation", args=[who, TOKENS.make_token(user)])


def owner_of(who: str, token: str) -> User | None:
    """Whose link this is; None: used, too old, replaced by a newer one, or never made."""
    try:
        user = User.objects.filter(pk=int(force_str(urlsafe_base64_decode(who))), is_active=True).first()
    except (ValueError, OverflowError):
        return None
    return user if user and TOKENS.check_token(user, token) else None
