"""Who may see and do what with jobs: fetch and check in one call, and the one queryset that all reads start from.

404 for what a person may not know exists; 403 for what they know and may not do. The rules in words: README.md.
"""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import Membership, User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.roles import STANDING
from cchc.shared.agencies.queries import on_day
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.models import Assignment, Extension, Job, Progress

JOINED = ("assignment__agency", "assignment__named", "item", "plan", "waits_for")


def jobs_for(
    person: User, permission: Permission = Permission.WORK_READ, *, today: date | None = None
) -> QuerySet[Job]:
    """The jobs in which a person holds a permission; none where they hold it nowhere.

    WORK_READ: own agencies' jobs, and those of the items that an own agency answers for. WORK_REPORT: own agencies'
    jobs that are still asked for. WORK_CONFIRM: the jobs whose report this person may confirm or return.
    """
    held = scope.scope_of(person, today or scope.today())
    if permission == Permission.WORK_CONFIRM:
        return _confirmable(person, held, today or scope.today())
    codes = held.codes(permission)
    jobs = Job.objects.all() if codes is None else _of_agencies(codes, permission)
    return jobs.filter(ended=False) if permission == Permission.WORK_REPORT else jobs


def _of_agencies(codes: Collection[str], permission: Permission) -> QuerySet[Job]:
    if not codes:
        return Job.objects.none()
    own = Q(agency_code__in=codes)
    if permission != Permission.WORK_READ:
        return Job.objects.filter(own)
    items, assignments = _reach(codes)
    return Job.objects.filter(own | Q(item__in=items) | Q(assignment__in=assignments))


def _confirmable(person: User, held: scope.Scope, day: date) -> QuerySet[Job]:
    """Everything for the standing agency; a support's part for the agency that answers. Never one's own report, nor
    the work of one's own agency."""
    jobs = Job.objects.filter(ended=False).exclude(agency_code__in=own_matters(held, day))
    codes = held.codes(Permission.WORK_CONFIRM)
    if codes is not None:
        leading = held.codes(Permission.WORK_REPORT)
        mine = Q() if leading is None else Q(item__in=_reach(leading)[0])
        jobs = jobs.filter(Q(agency_code__in=codes) | (mine & Q(role=Assignment.Role.SUPPORT)))
    report = Progress.objects.filter(
        job=OuterRef("pk"), number=OuterRef("version"), kind=Progress.Kind.REPORT
    )
    own = report.filter(by=person)
    return jobs.exclude(Exists(own))


def _reach(codes: Collection[str]) -> tuple[set[int], set[int]]:
    """What reaches beyond own agencies' jobs: the items that one of them answers for, and the assignments that one of
    them took over (their history goes along). One query.

    As numbers: by a subquery PostgreSQL would read the nation's every job.
    """
    held = Assignment.objects.filter(agency_code__in=codes).order_by()
    beyond = held.filter(Q(answers=True, ended_on__isnull=True) | Q(takes_over__isnull=False))
    rows = list(beyond.values_list("item", "takes_over", "answers", "ended_on"))
    answered = {item for item, _over, answers, ended in rows if answers and ended is None}
    return answered, {over for _item, over, _answers, _ended in rows if over is not None}


def job_for(person: User, pk: int, permission: Permission = Permission.WORK_READ) -> Job:
    """One job with its assignment, agency, item and plan. Http404 where it may not be seen, 403 where seen but not
    allowed."""
    job = jobs_for(person).filter(pk=pk).select_related(*JOINED).first()
    if job is None:
        raise Http404
    if permission != Permission.WORK_READ and not _among(person, job, permission, None):
        raise PermissionDenied(permission)
    return job


def may_report(person: User, job: Job, today: date) -> bool:
    """Whether this person may report on the job: WORK_REPORT in its agency, and it is still asked for."""
    return not job.ended and scope.scope_of(person, today).may(Permission.WORK_REPORT, job.agency_code)


def may_confirm(person: User, job: Job, today: date) -> bool:
    """Whether this person may confirm, return or reopen: a support's report by the agency that answers for the item,
    everything by the standing agency; never one's own report."""
    return _among(person, job, Permission.WORK_CONFIRM, today)


def may_decide(person: User, extension: Extension, today: date) -> bool:
    """Whether this person may grant or refuse a later day: the standing agency, never one's own request."""
    return extension.asked_by_id != person.pk and may_judge(
        person, Permission.WORK_CONFIRM, extension.job.agency_code, today
    )


def may_judge(person: User, permission: Permission, code: str, day: date) -> bool:
    """Whether this person may decide on what an agency did: by the permission, and not in their own agency's matter.

    The standing agency's own work is decided on by its own people: nobody stands above it.
    """
    held = scope.scope_of(person, day)
    return held.may(permission, code) and code not in own_matters(held, day)


def own_matters(held: scope.Scope, day: date) -> frozenset[str]:
    """The own agencies in whose matters others decide: all but the standing agency. One query at most."""
    if not held.own:
        return frozenset()
    return held.own - set(
        _standing(day).filter(agency_code__in=held.own).values_list("agency_code", flat=True)
    )


def _standing(day: date) -> QuerySet[Membership]:
    """Who is of the standing agency."""
    return Membership.objects.filter(on_day(day), role=STANDING.key).order_by()


def _among(person: User, job: Job, permission: Permission, today: date | None) -> bool:
    return jobs_for(person, permission, today=today).filter(pk=job.pk).exists()


def extension_for(person: User, pk: int, permission: Permission = Permission.WORK_READ) -> Extension:
    """An extension with its job. Http404 where the job may not be seen; WORK_CONFIRM: 403 where it is not theirs to
    decide."""
    found = Extension.objects.filter(pk=pk, job__in=jobs_for(person).values("pk"))
    joined = found.select_related("asked_by", "decided_by", *(f"job__{name}" for name in JOINED))
    extension = joined.first()
    if extension is None:
        raise Http404
    if permission == Permission.WORK_CONFIRM and not may_decide(person, extension, scope.today()):
        raise PermissionDenied(permission)
    return extension


def assignments_for(person: User) -> QuerySet[Assignment]:
    """The assignments of the jobs that a person may see (ended ones too)."""
    codes = scope.scope_of(person, scope.today()).codes(Permission.WORK_READ)
    if codes is None:
        return Assignment.objects.all()
    if not codes:
        return Assignment.objects.none()
    items, handed_on = _reach(codes)
    return Assignment.objects.filter(Q(agency_code__in=codes) | Q(item__in=items) | Q(pk__in=handed_on))


def to_confirm(person: User, today: date) -> QuerySet[Job]:
    """Reports that wait for this person: as WORK_CONFIRM, less the supports that another agency answers for."""
    waiting = jobs_for(person, Permission.WORK_CONFIRM, today=today).filter(state=Job.State.CONFIRMING)
    held = scope.scope_of(person, today)
    if held.codes(Permission.WORK_CONFIRM) is not None:
        return waiting
    answering = Assignment.objects.filter(item=OuterRef("item"), answers=True, ended_on__isnull=True)
    others = answering.exclude(agency_code__in=held.own)
    return waiting.exclude(Q(role=Assignment.Role.SUPPORT) & Exists(others))


def item_for(person: User, plan_pk: int, key: str) -> PlanItem:
    """An item of a plan that the person may read, with its plan. Http404 otherwise."""
    plan = plan_for(person, plan_pk, Permission.PLAN_READ)
    item = PlanItem.objects.filter(plan=plan, key=key).first()
    if item is None:
        raise Http404
    item.plan = plan
    return item
