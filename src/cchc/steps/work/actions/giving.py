"""Give an item by hand, take it back, hand it to another agency; after a merger, everything at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.queries import agency_on
from cchc.shared.records.actions import record_event
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.actions.handing import Handing, hand_on
from cchc.steps.work.actions.making import make_jobs
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Assignment, Extension, Job

LEAD = Assignment.Role.LEAD


@dataclass(frozen=True, slots=True)
class Transferred:
    """How much went to the successor: `joined` are items that it already had a part in."""

    assignments: int
    jobs: int
    joined: int


@transaction.atomic
def give(
    item: PlanItem, *, agency_code: str, role: str, why: str, by: User, today: date | None = None
) -> Assignment:
    """Give an item to one more agency, or call one that only stands by. Raises Refused where it has a part already, or
    did not exist on the day."""
    day = today or scope.today()
    current = PlanItem.objects.select_for_update(of=("self",)).select_related("plan").get(pk=item.pk)
    agency = _agency(agency_code, day)
    reason = _needed(why)
    live = Assignment.objects.filter(item=current, ended_on__isnull=True)
    standing_by = live.filter(agency_code=agency.code, stands_by=True)
    _refuse_second_part(live.exclude(pk__in=standing_by), agency)
    if role not in Assignment.Role.values:
        raise Refused(_("Hãy chọn vai trò: chủ trì hoặc phối hợp."))
    standing_by.update(ended_on=day, ended_why=reason)
    made = Assignment.objects.create(
        item=current,
        plan_id=current.plan_id,
        agency=agency,
        agency_code=agency.code,
        role=role,
        answers=role == LEAD and not live.filter(role=LEAD).exists(),
        given_by=by,
        given_at=timezone.now(),
    )
    make_jobs([made], {current.pk: current}, current.plan.year)
    record_event("work.given", current, by=by, item=str(current), agency=agency.name, role=role, why=reason)
    return made


@transaction.atomic
def take_back(assignment: Assignment, *, why: str, by: User, today: date | None = None) -> Assignment:
    """End an assignment; its open jobs are no longer asked for, its history stays."""
    current = _live(assignment)
    current.ended_on, current.ended_why = today or scope.today(), _needed(why)
    current.save(update_fields=["ended_on", "ended_why"])
    jobs = Job.objects.filter(assignment=current, state__in=Job.OPEN)
    Extension.objects.filter(job__in=jobs, decision=Extension.Decision.ASKED).update(
        decision=Extension.Decision.UNDONE, decided_by=by, decided_at=timezone.now(), answer=current.ended_why
    )
    jobs.update(ended=True)
    names = {"item": str(current.item), "agency": current.agency.name}
    record_event("work.taken_back", current.item, by=by, **names, why=current.ended_why)
    return current


@transaction.atomic
def reassign(
    assignment: Assignment, *, agency_code: str, why: str, by: User, today: date | None = None
) -> Assignment:
    """Hand one assignment with its open jobs to another agency; progress so far goes along, history stays."""
    day = today or scope.today()
    current = _live(assignment)
    agency = _agency(agency_code, day)
    live = Assignment.objects.filter(item=current.item_id, ended_on__isnull=True)
    _refuse_second_part(live, agency)
    handing = Handing(agency, day, _needed(why), by)
    new, _jobs = hand_on([current], handing)
    names = {"item": str(current.item), "old": current.agency.name, "new": agency.name}
    record_event("work.reassigned", current.item, by=by, **names, why=handing.why)
    return new[0]


@transaction.atomic
def transfer(*, old_code: str, new_code: str, on: date, by: User, why: str = "") -> Transferred:
    """Hand every assignment with its open jobs to the successor after a merger. What is finished stays with the old
    agency. A second run finds nothing to do. A constant number of queries."""
    if old_code == new_code:
        raise Refused(_("Hãy chọn hai cơ quan khác nhau."))
    agency = _agency(new_code, on)
    olds = _open_of(old_code)
    handing = Handing(agency, on, why.strip()[:300] or _("Bàn giao cho cơ quan kế thừa"), by)
    _make_room(new_code, olds, handing)
    there = _of_successor(new_code, [one.item_id for one in olds])
    joined = [one for one in olds if one.item_id in there]
    _new, jobs = hand_on([one for one in olds if one.item_id not in there], handing, joining=joined)
    _raise_roles(joined, there)
    if olds:
        facts = {"assignments": len(olds), "jobs": len(jobs), "joined": len(joined)}
        names = {"old": olds[0].agency.name, "new": agency.name}
        record_event("work.transferred", agency, by=by, **names, **facts, on=on.isoformat(), why=handing.why)
    return Transferred(len(olds), len(jobs), len(joined))


def _open_of(code: str) -> list[Assignment]:
    """What an agency still has to do, still answers for, or stands by for."""
    unfinished = Job.objects.filter(assignment=OuterRef("pk"), state__in=Job.OPEN)
    live = Assignment.objects.select_for_update(of=("self",)).filter(agency_code=code, ended_on__isnull=True)
    still = Q(answers=True) | Q(stands_by=True) | Exists(unfinished)
    return list(live.filter(still).select_related("agency").order_by("pk"))


def _make_room(code: str, olds: Sequence[Assignment], handing: Handing) -> None:
    """Where the successor only stands by, what it takes over takes that place."""
    items = [one.item_id for one in olds if not one.stands_by]
    live = Assignment.objects.filter(agency_code=code, ended_on__isnull=True, stands_by=True, item__in=items)
    live.update(ended_on=handing.on, ended_why=handing.why)


def _of_successor(code: str, items: Sequence[int]) -> dict[int, Assignment]:
    live = Assignment.objects.filter(agency_code=code, ended_on__isnull=True, item__in=items)
    return {one.item_id: one for one in live}


def _raise_roles(joined: Sequence[Assignment], there: dict[int, Assignment]) -> None:
    """Where the successor had a part already it takes the greater of the two: lead before support, answering."""
    leads = [there[one.item_id].pk for one in joined if one.role == LEAD]
    answering = [there[one.item_id].pk for one in joined if one.answers]
    Assignment.objects.filter(pk__in=leads).update(role=LEAD)
    Assignment.objects.filter(pk__in=answering).update(answers=True)
    Job.objects.filter(assignment__in=leads).update(role=LEAD)


def _agency(code: str, day: date) -> Agency:
    agency = agency_on(code, day)
    if agency is None:
        raise Refused(_("Không có cơ quan này vào ngày %(day)s.") % {"day": f"{day:%d/%m/%Y}"})
    return agency


def _live(assignment: Assignment) -> Assignment:
    found = Assignment.objects.select_for_update(of=("self",)).select_related("agency", "item")
    current = found.get(pk=assignment.pk)
    if current.ended_on is not None:
        raise Refused(_("Phần việc này đã được thu hồi hoặc chuyển cho cơ quan khác."))
    return current


def _refuse_second_part(live: QuerySet[Assignment], agency: Agency) -> None:
    if live.filter(agency_code=agency.code).exists():
        raise Refused(_("%(name)s đã được giao phần việc trong nhiệm vụ này.") % {"name": agency.name})


def _needed(why: str) -> str:
    if not why.strip():
        raise Refused(_("Hãy ghi lý do."))
    return why.strip()[:300]
