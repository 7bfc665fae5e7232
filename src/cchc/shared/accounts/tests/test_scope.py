"""Where a person may do what, against the rule written out slowly; delegations; how often the database is asked."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cchc.shared.accounts.actions import (
    add_membership,
    create_user,
    delegate,
    end_membership,
    revoke,
    transfer,
)
from cchc.shared.accounts.models import Delegation, Membership, User
from cchc.shared.accounts.permissions import Permission as P
from cchc.shared.accounts.roles import ADMIN, AGENCY_LEADER, FOCAL, ROLES, STANDING, VIEWER, Role
from cchc.shared.accounts.scope import NEVER_DELEGATED, scope_of, scopes
from cchc.shared.records.actions import record_event
from cchc.shared.records.models import Event

DAY = date(2026, 3, 16)
CODES = ("STC", "STP", "SYT")


def make(name: str, role: Role = VIEWER) -> User:
    return create_user(username=name, full_name=name.title(), role=role, password=None, by=None)


def fresh(user: User) -> User:
    """As the next request sees this person."""
    return User.objects.get(pk=user.pk)


def days(first: int, last: int | None) -> dict[str, date | None]:
    """A span in days from DAY."""
    end = None if last is None else DAY + timedelta(days=last)
    return {"valid_from": DAY + timedelta(days=first), "valid_to": end}


spans = st.tuples(st.integers(-3, 3), st.none() | st.integers(0, 3)).map(
    lambda pair: days(pair[0], None if pair[1] is None else pair[0] + pair[1])
)
closed = st.tuples(st.integers(-3, 3), st.integers(0, 3)).map(lambda pair: days(pair[0], sum(pair)))
people = st.integers(0, 2)
roles = st.sampled_from(sorted(ROLES))
memberships = st.lists(
    st.fixed_dictionaries(
        {"user": people, "agency_code": st.sampled_from(("", *CODES)), "role": roles, "span": spans}
    ),
    max_size=6,
    unique_by=lambda one: (one["user"], one["agency_code"], one["role"], one["span"]["valid_from"]),
)
delegations = st.lists(
    st.fixed_dictionaries({"giver": people, "taker": people, "span": closed, "revoked": st.booleans()}),
    max_size=4,
).map(lambda some: [one for one in some if one["giver"] != one["taker"]])


class ScopeIsTheRule(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.tuples(roles, roles, roles), st.tuples(*[st.booleans()] * 3), memberships, delegations)
    def test_every_question_is_answered_as_the_rule_says(
        self, base: Any, active: Any, held: Any, lent: Any
    ) -> None:
        users = [
            User.objects.create(username=f"u{n}", full_name=f"U{n}", role=base[n], is_active=active[n])
            for n in range(3)
        ]
        for one in held:
            Membership.objects.create(
                user=users[one["user"]], agency_code=one["agency_code"], role=one["role"], **one["span"]
            )
        for one in lent:
            Delegation.objects.create(
                giver=users[one["giver"]],
                taker=users[one["taker"]],
                revoked_at=timezone.now() if one["revoked"] else None,
                **one["span"],
            )
        together = scopes(DAY)
        for number, user in enumerate(users):
            everywhere, some = slowly(number, base, active, held, lent)
            for scope in filter(None, (scope_of(fresh(user), DAY), together.get(user.pk))):
                for permission in P:
                    assert scope.codes(permission) == (
                        None
                        if permission in everywhere
                        else {code for code in CODES if permission in some[code]}
                    )
                    for code in CODES:
                        assert scope.may(permission, code) == (permission in everywhere | some[code])
                    anywhere = everywhere.union(*some.values())
                    assert scope.may_somewhere(permission) == (permission in anywhere)
            assert (user.pk in together) == active[number]


def slowly(number: int, base: Any, active: Any, held: Any, lent: Any) -> tuple[set[P], dict[str, set[P]]]:
    """The rule, read aloud: what this person may do everywhere, and in each agency."""

    def own(who: int) -> tuple[set[P], dict[str, set[P]]]:
        everywhere, some = set(ROLES[base[who]].may), {code: set() for code in CODES}
        for one in held:
            if one["user"] == who and covers(one["span"]):
                everywhere |= ROLES[one["role"]].may
                if one["agency_code"]:
                    some[one["agency_code"]] |= ROLES[one["role"]].in_agency
        return everywhere, some

    if not active[number]:
        return set(), {code: set() for code in CODES}
    everywhere, some = own(number)
    for one in lent:
        if one["taker"] == number and covers(one["span"]) and not one["revoked"] and active[one["giver"]]:
            more, places = own(one["giver"])
            everywhere |= more - NEVER_DELEGATED
            for code in CODES:
                some[code] |= places[code] - NEVER_DELEGATED
    return everywhere, some


def covers(span: Any) -> bool:
    return span["valid_from"] <= DAY and (span["valid_to"] is None or span["valid_to"] >= DAY)


@pytest.mark.django_db
def test_one_question_to_the_database_however_much_is_held(django_assert_num_queries: Any) -> None:
    an, binh = make("an", FOCAL), make("binh", AGENCY_LEADER)
    for code in CODES:
        add_membership(user=an, agency_code=code, role=FOCAL, valid_from=DAY, by=None)
        add_membership(user=binh, agency_code=code, role=AGENCY_LEADER, valid_from=DAY, by=None)
    delegate(giver=binh, taker=an, valid_from=DAY, valid_to=DAY, reason="đi công tác", today=DAY)
    one = fresh(an)
    with django_assert_num_queries(1):
        assert scope_of(one, DAY).own == set(CODES)
        assert scope_of(one, DAY).may(P.WORK_REPORT, "STC")
    with django_assert_num_queries(2):
        assert len(scopes(DAY)) == 2


@pytest.mark.django_db
def test_who_stands_in_is_named_with_whom_they_stand_in_for() -> None:
    binh, an = make("binh", STANDING), make("an")
    delegate(giver=binh, taker=an, valid_from=DAY, valid_to=DAY, reason="nghỉ phép", today=DAY)
    one = fresh(an)
    assert scope_of(one, DAY).may_somewhere(P.PLAN_READ), "a viewer reads plans anyway"
    assert record_event("plans.opened", None, by=one).who == "An"
    assert scope_of(one, DAY).may_somewhere(P.PLAN_ACCEPT)
    event = record_event("plans.accepted", None, by=one)
    assert event.data["acting_for"] == [{"username": "binh", "name": "Binh"}]
    assert event.who == "An (thay Binh)"


@pytest.mark.django_db
def test_a_delegation_ends_with_its_last_day_or_when_it_is_taken_back() -> None:
    binh, an = make("binh", STANDING), make("an")
    held = delegate(
        giver=binh, taker=an, valid_from=DAY, valid_to=DAY + timedelta(days=2), reason="họp", today=DAY
    )
    allowed = [
        scope_of(fresh(an), DAY + timedelta(days=n)).may_somewhere(P.PLAN_ACCEPT) for n in range(-1, 4)
    ]
    assert allowed == [False, True, True, True, False]
    assert revoke(held, by=binh)
    assert not revoke(held, by=binh), "a second click changes nothing"
    assert not scope_of(fresh(an), DAY).may_somewhere(P.PLAN_ACCEPT)
    assert list(Event.objects.filter(kind__startswith="accounts.deleg").values_list("kind", flat=True)) == [
        "accounts.delegation_revoked",
        "accounts.delegated",
    ]


@pytest.mark.django_db
def test_what_was_lent_is_not_lent_on_and_accounts_are_never_lent() -> None:
    admin, an, binh = make("quantri", ADMIN), make("an"), make("binh")
    for giver, taker in ((admin, an), (an, binh)):
        delegate(giver=giver, taker=taker, valid_from=DAY, valid_to=DAY, reason="thử", today=DAY)
    assert scope_of(fresh(an), DAY).may_somewhere(P.AUDIT_READ)
    assert not scope_of(fresh(binh), DAY).may_somewhere(P.AUDIT_READ)
    assert not any(scope_of(fresh(an), DAY).may_somewhere(permission) for permission in NEVER_DELEGATED)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"taker": "giver"}, "chọn một người khác"),
        ({"valid_to": DAY - timedelta(days=1)}, "Ngày cuối phải từ ngày 16/03/2026"),
        ({"valid_from": DAY - timedelta(days=9), "valid_to": DAY - timedelta(days=1)}, "đã qua"),
        ({"valid_to": DAY + timedelta(days=367)}, "dài nhất một năm"),
    ],
)
def test_a_delegation_that_cannot_be_is_refused_in_words(change: dict[str, Any], words: str) -> None:
    binh, an = make("binh", STANDING), make("an")
    asked = {"giver": binh, "taker": an, "valid_from": DAY, "valid_to": DAY, "reason": "x", "today": DAY}
    asked |= {key: binh if value == "giver" else value for key, value in change.items()}
    with pytest.raises(ValidationError, match=words):
        delegate(**asked)
    an.is_active = False
    with pytest.raises(ValidationError, match="ngừng dùng"):
        delegate(giver=binh, taker=an, valid_from=DAY, valid_to=DAY, reason="x", today=DAY)


@pytest.mark.django_db
def test_nobody_gives_themselves_a_part_and_the_same_part_is_held_once() -> None:
    admin, an = make("quantri", ADMIN), make("an", FOCAL)
    with pytest.raises(ValidationError, match="chính mình"):
        add_membership(user=admin, agency_code="STC", role=STANDING, valid_from=DAY, by=admin)
    held = add_membership(user=an, agency_code="STC", role=FOCAL, valid_from=DAY, by=admin)
    with pytest.raises(ValidationError, match="đã giữ đúng vai trò"):
        add_membership(user=an, agency_code="STC", role=FOCAL, valid_from=DAY + timedelta(9), by=admin)
    assert end_membership(held, last_day=DAY + timedelta(8), by=admin)
    assert not end_membership(held, last_day=DAY + timedelta(8), by=admin), "a second click changes nothing"
    add_membership(user=an, agency_code="STC", role=FOCAL, valid_from=DAY + timedelta(9), by=admin)
    with pytest.raises(ValidationError, match="Ngày cuối phải từ"):
        end_membership(held, last_day=DAY - timedelta(1), by=admin)


@pytest.mark.django_db
def test_after_a_merger_people_go_over_once() -> None:
    an, binh = make("an", FOCAL), make("binh", FOCAL)
    on = DAY + timedelta(9)
    for user, code, role in ((an, "cu-1", FOCAL), (an, "cu-2", FOCAL), (binh, "cu-2", AGENCY_LEADER)):
        add_membership(user=user, agency_code=code, role=role, valid_from=DAY, by=None)
    add_membership(user=binh, agency_code="cu-1", role=FOCAL, valid_from=on + timedelta(5), by=None)
    gone = add_membership(user=binh, agency_code="cu-1", role=FOCAL, valid_from=DAY, valid_to=DAY, by=None)
    assert transfer(olds=["cu-1", "cu-2"], new="moi", on=on, by=None) == 2
    assert transfer(olds=["cu-1", "cu-2"], new="moi", on=on, by=None) == 0
    assert scope_of(fresh(an), on - timedelta(1)).own == {"cu-1", "cu-2"}
    assert scope_of(fresh(an), on).own == scope_of(fresh(binh), on).own == {"moi"}
    assert Membership.objects.filter(user=an, agency_code="moi").count() == 1
    assert Membership.objects.get(pk=gone.pk).valid_to == DAY
    later = Membership.objects.get(user=binh, agency_code="moi", role=FOCAL.key)
    assert later.valid_from == on + timedelta(5), "what had not begun begins there on its day"
