"""Who may see and do what with agencies' own plans: fetch and check in one call.

An agency's plan is seen by those who write it, by those who may read its work, and by those who review the plans of
all. 404 for what a person may not know exists; 403 for what they know and may not do.
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.models import Plan
from cchc.steps.work.access import own_matters
from cchc.steps.work.models import AgencyPlan, AgencyTask, Amendment

READ = (Permission.CASCADE_WRITE, Permission.CASCADE_REVIEW, Permission.WORK_READ)


@dataclass(frozen=True, slots=True)
class Place:
    """An agency beside a plan of the province; `agency_plan` None: it has made none yet."""

    plan: Plan
    agency: Agency
    agency_plan: AgencyPlan | None


def seen_codes(person: User) -> frozenset[str] | None:
    """The agencies whose own plans a person may see; None: all."""
    held = scope.scope_of(person, scope.today())
    parts = [held.codes(permission) for permission in READ]
    if None in parts:
        return None
    return frozenset().union(*(codes for codes in parts if codes is not None))


def place_for(person: User, plan_pk: int, code: str, permission: Permission | None = None) -> Place:
    """The agency's plan with its agency as it is named last; `permission` None: only to read."""
    plan = plan_for(person, plan_pk, Permission.PLAN_READ)
    held = scope.scope_of(person, scope.today())
    agency = Agency.objects.filter(code=code).order_by("-valid_from").first()
    if agency is None or not any(held.may(one, code) for one in READ):
        raise Http404
    if permission is not None and not held.may(permission, code):
        raise PermissionDenied(permission)
    found = AgencyPlan.objects.filter(plan=plan, agency_code=code)
    return Place(plan, agency, found.select_related("submitted_by", "decided_by", "made_by").first())


def agency_plan_for(person: User, plan_pk: int, code: str, permission: Permission) -> AgencyPlan:
    """The agency's plan to be written in or decided on; Http404 where there is none."""
    place = place_for(person, plan_pk, code, permission)
    if place.agency_plan is None:
        raise Http404
    place.agency_plan.plan, place.agency_plan.agency = place.plan, place.agency
    return place.agency_plan


def task_for(person: User, plan_pk: int, code: str, pk: int, permission: Permission) -> AgencyTask:
    """A row of an agency's plan, with its plan."""
    agency_plan = agency_plan_for(person, plan_pk, code, permission)
    task = AgencyTask.objects.filter(agency_plan=agency_plan, pk=pk).first()
    if task is None:
        raise Http404
    task.agency_plan = agency_plan
    return task


def to_review(person: User, day: date) -> QuerySet[AgencyPlan]:
    """Submitted plans that this person may decide on: not their own submission, nor their own agency's."""
    held = scope.scope_of(person, day)
    codes = held.codes(Permission.CASCADE_REVIEW)
    waiting = AgencyPlan.objects.filter(state=AgencyPlan.State.SUBMITTED)
    if codes is not None:
        waiting = waiting.filter(agency_code__in=codes)
    return waiting.exclude(submitted_by=person).exclude(agency_code__in=own_matters(held, day))


def amendment_for(person: User, pk: int, permission: Permission = Permission.PLAN_READ) -> Amendment:
    """An amendment with its plan; one that is still prepared is only for those who may apply it."""
    found = Amendment.objects.select_related("plan", "document", "by", "applied_by").filter(pk=pk).first()
    held = scope.scope_of(person, scope.today())
    amends = held.may_somewhere(Permission.PLAN_AMEND)
    if found is None or (found.applied_at is None and not amends):
        raise Http404
    found.plan = plan_for(person, found.plan_id, Permission.PLAN_READ)
    if not held.may_somewhere(permission):
        raise PermissionDenied(permission)
    return found
