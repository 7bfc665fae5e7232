"""Rows of accounts that tests start from."""

from datetime import date

from django.utils import timezone

from cchc.shared.accounts.actions import delegate
from cchc.shared.accounts.models import Factor, Membership, SignIn, User
from cchc.shared.accounts.sealed import seal

DAY = date(2026, 3, 16)


def give_app(user: User, secret: str) -> Factor:
    """An authenticator app, as if it had been set up long ago."""
    return Factor.objects.create(user=user, kind=Factor.Kind.TOTP, name="Điện thoại", secret=seal(secret))


def give_session(user: User, key: str, agent: str = "") -> SignIn:
    """A session as the list of sessions knows it."""
    return SignIn.objects.create(
        user=user, session_key=key, way=SignIn.Way.PASSWORD, agent=agent, seen_at=timezone.now()
    )


def parameters(owner: User, other: User) -> dict[str, object]:
    """What the addresses of accounts are filled in with: rows of `owner`, and `other`'s account with a membership."""
    lent = delegate(giver=owner, taker=other, valid_from=DAY, valid_to=DAY, reason="thử", today=DAY)
    held = Membership.objects.create(user=other, agency_code="so-y-te", role="viewer", valid_from=DAY)
    return {
        "int:person": other.pk,
        "int:membership": held.pk,
        "int:delegation": lent.pk,
        "int:sign_in": give_session(owner, "a" * 32).pk,
        "int:factor": give_app(owner, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP").pk,
        "str:who": "MQ",
        "str:token": "khong-dung",
    }
