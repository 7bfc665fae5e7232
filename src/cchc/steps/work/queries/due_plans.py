"""Agencies' own plans that are owed, and those that wait to be approved."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.models import Plan
from cchc.steps.work.access_cascade import to_review
from cchc.steps.work.models import AgencyPlan, Assignment
from cchc.steps.work.queries.due_lines import Due, Group, by_day
from cchc.steps.work.submission import last_days

State = AgencyPlan.State
OWED = (State.DRAFT, State.RETURNED)


def plans_due(person: User, today: date, *, until: date, limit: int) -> Iterator[Group]:
    """What this person's agencies have not submitted for a plan of this year; for who approves: whose plans are not
    in yet, and which wait."""
    scope = scope_of(person, today)
    own, reviews = scope.codes(Permission.CASCADE_WRITE), scope.may_somewhere(Permission.CASCADE_REVIEW)
    plans = (
        list(Plan.objects.filter(year=today.year, revised_by=None).order_by("pk")) if own or reviews else []
    )
    if own:
        yield from _group("plan", plans, own, until, limit)
    if reviews:
        yield from _group("owing", plans, scope.codes(Permission.CASCADE_REVIEW), until, limit)
        yield from _to_review(to_review(person, today), limit)


def agencies_owing(today: date) -> set[str]:
    """The agencies that were given work this year and have not handed in a plan of their own. Two queries."""
    given = Assignment.objects.filter(
        plan__year=today.year, plan__revised_by=None, ended_on=None, stands_by=False
    ).order_by()
    done = AgencyPlan.objects.filter(plan__year=today.year).exclude(state__in=OWED)
    return set(given.values_list("agency_code", flat=True).distinct()) - set(
        done.values_list("agency_code", flat=True)
    )


def any_to_review() -> bool:
    return AgencyPlan.objects.filter(state=State.SUBMITTED).exists()


def _group(
    key: str, plans: Sequence[Plan], codes: frozenset[str] | None, until: date, limit: int
) -> Iterator[Group]:
    """The plans that are owed until a day: "plan" to who writes them, "owing" to who waits for them."""
    permission = Permission.CASCADE_WRITE if key == "plan" else Permission.CASCADE_REVIEW
    owed = [line for plan in plans for line in _owed(plan, codes, until, permission)]
    if owed:
        yield Group(key, tuple(owed[:limit]), Counter(line.due_on for line in owed if line.due_on))


def _owed(plan: Plan, codes: frozenset[str] | None, until: date, permission: Permission) -> Iterator[Due]:
    """The agencies (`codes`; None: all) that were given work by the plan and whose own plan is not handed in. Four
    queries."""
    among = Q() if codes is None else Q(agency_code__in=codes)
    there = {one.agency_code: one for one in AgencyPlan.objects.filter(among, plan=plan)}
    given = Assignment.objects.filter(among, plan=plan, ended_on=None, stands_by=False).order_by()
    agencies = Agency.objects.filter(code__in=given.values("agency_code"), valid_to=None)
    days = last_days(plan)
    for agency in agencies.order_by("position", "code"):
        own = there.get(agency.code)
        due_on = own.due_on if own and own.due_on else days.of(agency.kind)
        if due_on <= until and (own is None or own.state in OWED):
            yield _line(plan, agency.code, agency.name, permission, due_on)


def _to_review(submitted: QuerySet[AgencyPlan], limit: int) -> Iterator[Group]:
    waiting = submitted.order_by("submitted_at", "pk")
    first = tuple(
        _line(one.plan, one.agency_code, one.agency.name, Permission.CASCADE_REVIEW, None)
        for one in waiting.select_related("plan", "agency")[:limit]
    )
    if first:
        yield Group("review", first, by_day(waiting, "submitted_at"), has_due_days=False)


def _line(plan: Plan, code: str, name: str, permission: Permission, due_on: date | None) -> Due:
    words = _("Kế hoạch năm %(year)s của cơ quan") % {"year": plan.year}
    url = reverse("work:cascade_agency", args=[plan.pk, code])
    return Due(words=words, url=url, agency_code=code, agency=name, permission=permission, due_on=due_on)
