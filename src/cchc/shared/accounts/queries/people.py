"""Reads of people: the list with its filters, one person, their agencies, their sessions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from cchc.pure.reading.text import fold
from cchc.shared.accounts.models import Delegation, Membership, SignIn, User
from cchc.shared.accounts.wording import device, role_name, state_of
from cchc.shared.agencies.models import Agency

STATES = ("dang-dung", "cho", "ngung")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of people is asked for; "" and unknown values ask for nothing."""

    words: str = ""
    role: str = ""
    agency: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A membership in words; `now`: it holds on the day asked for."""

    row: Membership
    agency: str
    role: str
    now: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list of people."""

    user: User
    role: str
    parts: list[Part]
    state: str
    badge: str


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as its owner recognises it."""

    row: SignIn
    device: str
    is_this: bool


def asked_from(address: Mapping[str, str]) -> Asked:
    return Asked(
        words=address.get("tim", "").strip()[:100],
        role=address.get("vai-tro", ""),
        agency=address.get("co-quan", ""),
        state=address.get("trang-thai", "") if address.get("trang-thai", "") in STATES else "",
    )


def people(asked: Asked, on: date) -> QuerySet[User]:
    """Who fits, by name; each word must occur in the name, the username or the mail, accents do not matter."""
    found = User.objects.all()
    for word in fold(asked.words).split():
        found = found.filter(folded__contains=word)
    if asked.role:
        held = Membership.objects.filter(_on(on), user=OuterRef("pk"), role=asked.role)
        found = found.filter(Q(role=asked.role) | Exists(held))
    if asked.agency:
        held = Membership.objects.filter(_on(on), user=OuterRef("pk"), agency_code=asked.agency)
        found = found.filter(Exists(held))
    if asked.state:
        invited = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX, sso_subject="")
        found = found.filter(is_active=asked.state != "ngung")
        found = found.filter(invited) if asked.state == "cho" else found
        found = found.exclude(invited) if asked.state == "dang-dung" else found
    return found.order_by("folded", "pk").prefetch_related(
        Prefetch("memberships", Membership.objects.filter(_on(on)).order_by("valid_from"))
    )


def lines(users: Iterable[User], on: date) -> list[Line]:
    """People as rows; `users` have the memberships of the day at hand."""
    users = list(users)
    names = agency_names({one.agency_code for user in users for one in user.memberships.all()}, on)
    return [
        Line(
            user,
            role_name(user.role),
            [_part(one, names, on) for one in user.memberships.all()],
            *state_of(user),
        )
        for user in users
    ]


def parts_of(user: User, on: date) -> list[Part]:
    """Every membership of a person, those that hold first."""
    rows = list(user.memberships.order_by("-valid_from", "pk"))
    names = agency_names({one.agency_code for one in rows}, on)
    return sorted((_part(one, names, on) for one in rows), key=lambda part: not part.now)


def agency_names(codes: Iterable[str], on: date) -> dict[str, str]:
    """What agencies are called on a day; one that is not there on the day keeps its last name."""
    wanted = sorted({code for code in codes if code})
    rows = (
        Agency.objects.filter(code__in=wanted)
        .order_by("valid_from")
        .values_list("code", "name", "valid_from")
    )
    names: dict[str, str] = {}
    for code, name, first in rows:
        if first <= on or code not in names:
            names[code] = name
    return names


def sessions_of(user: User, this_key: str | None) -> list[SessionLine]:
    """The sessions that are still open, the last used first."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=timezone.now())
    rows = SignIn.objects.filter(Exists(alive), user=user)
    return [SessionLine(row, device(row.agent), row.session_key == this_key) for row in rows]


def delegations_of(user: User, on: date) -> tuple[list[Delegation], list[Delegation]]:
    """What a person gave and what they took, that holds on the day or later."""
    open_ = Delegation.objects.filter(revoked_at=None, valid_to__gte=on).select_related("giver", "taker")
    return list(open_.filter(giver=user)), list(open_.filter(taker=user, giver__is_active=True))


def past_delegations(user: User, on: date) -> list[Delegation]:
    """Those that ended or were taken back, the newest twenty."""
    over = Q(valid_to__lt=on) | Q(revoked_at__isnull=False)
    mine = Q(giver=user) | Q(taker=user)
    return list(Delegation.objects.filter(over, mine).select_related("giver", "taker")[:20])


def colleagues(user: User, on: date) -> list[User]:
    """Who belongs to one of the same agencies on the day."""
    codes = user.memberships.filter(_on(on)).values("agency_code")
    held = Membership.objects.filter(_on(on), user=OuterRef("pk"), agency_code__in=codes)
    return list(User.objects.filter(Exists(held), is_active=True).exclude(pk=user.pk)[:200])


def _on(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def _part(one: Membership, names: Mapping[str, str], on: date) -> Part:
    now = one.valid_from <= on and (one.valid_to is None or one.valid_to >= on)
    return Part(one, names.get(one.agency_code, one.agency_code), role_name(one.role), now)
