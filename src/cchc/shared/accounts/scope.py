"""Where a person may do what: the one place that every page, list, count, search, export and mail asks.

A permission comes from the person's role, from a membership that holds on the day, or from a delegation that does.
What was delegated is never delegated on, and what guards the accounts themselves is never delegated at all.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils import timezone

from cchc.shared.accounts.models import Delegation, User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.roles import ROLES, VIEWER

Held = frozenset[Permission]
# Who stands in for an administrator reads and does their work, but makes no accounts and gives no roles.
NEVER_DELEGATED: Held = frozenset({Permission.PEOPLE_EDIT, Permission.SYSTEM_HEALTH})


@dataclass(frozen=True, slots=True)
class Part:
    """One reason why somebody may do something; `giver`: who lent it (None: it is their own)."""

    everywhere: Held
    in_agency: Mapping[str, Held]
    giver: tuple[str, str] | None = None  # username, full name

    def allows(self, permission: Permission, agency_code: str | None) -> bool:
        """In this agency; None: anywhere at all."""
        if permission in self.everywhere:
            return True
        if agency_code is None:
            return any(permission in held for held in self.in_agency.values())
        return permission in self.in_agency.get(agency_code, ())


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person may do in the whole province, and what only in some agencies (by code).

    `relied_on` gathers the givers without whom something would not have been allowed: asking is relying,
    and the next event of the audit trail names them (`User.acting_for`).
    """

    everywhere: Held
    in_agency: Mapping[str, Held]
    lent: tuple[Part, ...] = ()
    relied_on: dict[tuple[str, str], None] = field(default_factory=dict, compare=False)

    def may_somewhere(self, permission: Permission) -> bool:
        return self._allowed(permission, None)

    def may(self, permission: Permission, agency_code: str) -> bool:
        """Whether it is allowed in this agency."""
        return self._allowed(permission, agency_code)

    def codes(self, permission: Permission) -> frozenset[str] | None:
        """The agencies in which it is allowed; None: in every one."""
        parts = self._parts
        if any(permission in part.everywhere for part in parts):
            return None
        return frozenset(
            code for part in parts for code, held in part.in_agency.items() if permission in held
        )

    @property
    def own(self) -> frozenset[str]:
        """The agencies that the person belongs to, or stands in for somebody in."""
        return frozenset(code for part in self._parts for code in part.in_agency)

    @property
    def _parts(self) -> tuple[Part, ...]:
        return (Part(self.everywhere, self.in_agency), *self.lent)

    def _allowed(self, permission: Permission, agency_code: str | None) -> bool:
        for part in self._parts:
            if part.allows(permission, agency_code):
                if part.giver:
                    self.relied_on[part.giver] = None
                return True
        return False


def today() -> date:
    """The day in Asia/Ho_Chi_Minh; tests replace it here."""
    return timezone.localdate()


NOTHING = Scope(frozenset(), {})


def scope_of(user: User, on: date) -> Scope:
    """What a person may do on a day: one question to the database for each person object and day."""
    if not user.is_active:
        return NOTHING
    cached = user.scopes
    if on not in cached:
        # By ids and not by OR: with OR PostgreSQL (and with EXISTS both) would read every user.
        lenders = Delegation.objects.filter(holding(on), taker=user).order_by().values_list("giver")
        oneself = User.objects.filter(pk=user.pk).order_by().values_list("pk")
        people = _with_memberships(User.objects.filter(pk__in=lenders.union(oneself, all=True)), on)
        own = people.pop(user.pk, None)
        cached[on] = _scope(own, list(people.values())) if own else NOTHING
    return cached[on]


def scopes(on: date) -> dict[int, Scope]:
    """The scope of every person who may log in, by id: two questions, however many they are."""
    people = _with_memberships(User.objects.all(), on)
    lenders: dict[int, list[Part]] = {}
    for giver, taker in Delegation.objects.filter(holding(on)).values_list("giver", "taker"):
        if giver in people:
            lenders.setdefault(taker, []).append(people[giver])
    return {pk: _scope(part, lenders.get(pk, ())) for pk, part in people.items()}


def who_may(permission: Permission, codes: Collection[str], on: date) -> dict[int, frozenset[str]]:
    """Who holds a permission in which of these agencies by belonging to them, or for somebody who does; by id.

    Three questions. Who may do it everywhere is not meant: it is not their work.
    """
    held = Q(memberships__valid_from__lte=on) & (
        Q(memberships__valid_to=None) | Q(memberships__valid_to__gte=on)
    )
    members = User.objects.filter(held, memberships__agency_code__in=codes).order_by()
    people = _with_memberships(User.objects.filter(pk__in=members.values("pk")), on)
    found = {pk: _allowed_in(part, permission, codes) for pk, part in people.items()}
    lent = Delegation.objects.filter(holding(on), giver__in=people, taker__is_active=True).order_by("pk")
    for giver, taker in lent.values_list("giver", "taker"):
        more = _allowed_in(_lendable(people[giver]), permission, codes)
        found[taker] = found.get(taker, frozenset()) | more
    return {pk: some for pk, some in found.items() if some}


def _allowed_in(part: Part, permission: Permission, codes: Collection[str]) -> frozenset[str]:
    return frozenset(code for code in codes if permission in part.in_agency.get(code, ()))


def holding(on: date) -> Q:
    """Delegations that hold on a day."""
    return Q(valid_from__lte=on, valid_to__gte=on, revoked_at=None)


def _with_memberships(people: QuerySet[User], on: date) -> dict[int, Part]:
    """What each of these people who are switched on may do by themselves, with their name as the giver's."""
    holds = Q(memberships__valid_from__lte=on) & (
        Q(memberships__valid_to=None) | Q(memberships__valid_to__gte=on)
    )
    rows = (
        people.filter(is_active=True)
        .annotate(holding=FilteredRelation("memberships", condition=holds))
        .order_by("pk", "holding__pk")
        .values_list("pk", "username", "full_name", "role", "holding__agency_code", "holding__role")
    )
    found: dict[int, tuple[tuple[str, str], set[Permission], dict[str, Held]]] = {}
    for pk, username, name, role, code, part in rows:
        _, everywhere, in_agency = found.setdefault(pk, ((username, name), set(_role(role)), {}))
        if part is not None:
            everywhere |= ROLES[part].may
        if code:
            in_agency[code] = in_agency.get(code, frozenset()) | ROLES[part].in_agency
    return {pk: Part(frozenset(all_), some, giver) for pk, (giver, all_, some) in found.items()}


def _role(key: str) -> Held:
    return ROLES.get(key, VIEWER).may


def _scope(own: Part, lenders: Iterable[Part]) -> Scope:
    return Scope(own.everywhere, own.in_agency, tuple(_lendable(part) for part in lenders))


def _lendable(part: Part) -> Part:
    some = {code: held - NEVER_DELEGATED for code, held in part.in_agency.items()}
    return Part(part.everywhere - NEVER_DELEGATED, some, part.giver)
