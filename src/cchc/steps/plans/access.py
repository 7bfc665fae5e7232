"""Who may do what with intakes and plans: fetch and check in one call.

404 for what a person may not know exists; 403 for what they know and may not do.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.models import Intake, Plan, Row

# Who may know that a document is being taken in: whoever has a part in it, and whoever audits.
HANDLES_INTAKES = (
    Permission.PLAN_UPLOAD,
    Permission.PLAN_REVIEW,
    Permission.PLAN_ACCEPT,
    Permission.AUDIT_READ,
)
HEAVY = ("source", "plan_json", "findings")  # columns that only some pages need


def sees_intakes(person: User) -> bool:
    return any(has_permission(person, permission) for permission in HANDLES_INTAKES)


def intake_for(person: User, pk: int, permission: Permission, *, light: bool = False) -> Intake:
    """An intake; `light` leaves the heavy columns in the database."""
    if not sees_intakes(person):
        raise Http404
    found = Intake.objects.select_related("document", "created_by", "revises", "settled_by")
    intake = (found.defer(*HEAVY) if light else found).filter(pk=pk).first()
    if intake is None or not _sees_agency(person, intake.agency_code):
        raise Http404
    _require(person, permission)
    return intake


def _sees_agency(person: User, code: str) -> bool:
    """An agency's own document is for those who write its plan and for those who review the plans of all."""
    held = scope.scope_of(person, scope.today())
    return not code or any(
        held.may(permission, code)
        for permission in (Permission.CASCADE_WRITE, Permission.CASCADE_REVIEW, Permission.AUDIT_READ)
    )


def row_for(person: User, pk: int, key: str, permission: Permission) -> Row:
    """A row of an intake, with its intake (light)."""
    intake = intake_for(person, pk, permission, light=True)
    row = Row.objects.filter(intake=intake, key=key).first()
    if row is None:
        raise Http404
    row.intake = intake
    return row


def plan_for(person: User, pk: int, permission: Permission) -> Plan:
    """A plan that was accepted."""
    if not has_permission(person, Permission.PLAN_READ):
        raise Http404
    plan = plans_for(person).filter(pk=pk).first()
    if plan is None:
        raise Http404
    _require(person, permission)
    return plan


def plans_for(person: User) -> QuerySet[Plan]:
    """The plans that a person may read."""
    if not has_permission(person, Permission.PLAN_READ):
        return Plan.objects.none()
    return Plan.objects.select_related("document", "accepted_by", "revises", "intake").defer(
        *(f"intake__{name}" for name in HEAVY)
    )


def _require(person: User, permission: Permission) -> None:
    if not has_permission(person, permission):
        raise PermissionDenied(permission)
