"""Where a person may do what: the one place that every page, list, count, search, export and mail asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.roles import ROLES, VIEWER


@dataclass(frozen=True, slots=True)
class Scope:
    """Permissions in the whole province, and those that hold only in some agencies (by code)."""

    everywhere: frozenset[Permission]
    in_agency: Mapping[str, frozenset[Permission]]

    def may_somewhere(self, permission: Permission) -> bool:
        return permission in self.everywhere or any(permission in held for held in self.in_agency.values())

    def may(self, permission: Permission, agency_code: str) -> bool:
        """Whether it is allowed in this agency."""
        return permission in self.everywhere or permission in self.in_agency.get(agency_code, ())

    def codes(self, permission: Permission) -> frozenset[str] | None:
        """The agencies in which it is allowed; None: in every one."""
        if permission in self.everywhere:
            return None
        return frozenset(code for code, held in self.in_agency.items() if permission in held)

    @property
    def own(self) -> frozenset[str]:
        """The agencies that the person belongs to."""
        return frozenset(self.in_agency)


def today() -> date:
    """The day in Asia/Ho_Chi_Minh; tests replace it here."""
    return timezone.localdate()


NOTHING = Scope(frozenset(), {})


def scope_of(user: User, on: date) -> Scope:
    """What a person may do on a day: their role, their memberships, and what was delegated to them."""
    if not user.is_active:
        return NOTHING
    cached: dict[date, Scope] = user.__dict__.setdefault("_scopes", {})
    if on not in cached:
        cached[on] = _scope(user, on)
    return cached[on]


def _scope(user: User, on: date) -> Scope:
    everywhere = set(ROLES.get(user.role, VIEWER).may)
    in_agency: dict[str, frozenset[Permission]] = {}
    for member in user.memberships.filter(valid_from__lte=on):
        if member.valid_to and member.valid_to < on:
            continue
        role = ROLES[member.role]
        everywhere |= role.may
        if member.agency_code:
            in_agency[member.agency_code] = in_agency.get(member.agency_code, frozenset()) | role.in_agency
    return Scope(frozenset(everywhere), in_agency)
