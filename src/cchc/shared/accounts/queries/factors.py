"""Who has a second factor, and who must."""

from datetime import date

from django.conf import settings
from django.db.models import Q

from cchc.shared.accounts.models import Factor, User


def factors_of(user: User) -> list[Factor]:
    return list(Factor.objects.filter(user=user))


def has_factor(user: User) -> bool:
    return Factor.objects.filter(user=user).exists()


def must_have_factor(user: User, on: date) -> bool:
    """By CCHC_SECOND_FACTOR: because of the person's role, or of one they hold in an agency on this day."""
    wanted = set(settings.SECOND_FACTOR_ROLES)
    if not wanted or user.role in wanted:
        return bool(wanted)
    held = user.memberships.filter(role__in=wanted, valid_from__lte=on)
    return held.filter(Q(valid_to=None) | Q(valid_to__gte=on)).exists()


def codes_left(user: User) -> int:
    """How many recovery codes were not used yet."""
    return user.recovery_codes.filter(used_at=None).count()
