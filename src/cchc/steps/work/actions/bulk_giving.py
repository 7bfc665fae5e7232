"""Many tasks given to one more agency, or handed from theirs to another, at once: looked at first, then done.

The preview and the act go through the same `looked_at`, so that what is shown is what happens.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.queries import agency_on
from cchc.shared.records.actions import record_event
from cchc.steps.work.access import jobs_for
from cchc.steps.work.actions import lines
from cchc.steps.work.actions.bulk import MOST, Bulk, again
from cchc.steps.work.actions.handing import Handing, hand_on
from cchc.steps.work.actions.making import BATCH, make_jobs
from cchc.steps.work.actions.once import earlier, once
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Assignment, Extension, Job, Progress

HAND = "work.many_handed"
GIVE = "work.many_given"
LEAD = Assignment.Role.LEAD


@dataclass(frozen=True, slots=True)
class Wish:
    """To whom; `role` "": the parts are handed over as they are, else the tasks get one more agency in that role."""

    agency: Agency
    role: str
    why: str
    by: User
    day: date

    @property
    def kind(self) -> str:
        return GIVE if self.role else HAND


@dataclass(slots=True)
class Look:
    """A part (to be handed over) or a task (to be given) by the jobs that were chosen of it.

    `moved`: open jobs that go along; `refused`: why nothing happens with it.
    """

    jobs: tuple[Job, ...]
    moved: int = 0
    refused: str = ""

    @property
    def job(self) -> Job:
        return self.jobs[0]


def wish(*, agency_code: str, role: str, why: str, by: User, today: date | None = None) -> Wish:
    """Raises Refused where this person gives no work, or there is no such agency today, or no reason is said."""
    day = today or scope.today()
    if not scope.scope_of(by, day).may_somewhere(Permission.WORK_ASSIGN):
        raise Refused(_("Chỉ cơ quan thường trực giao việc và chuyển việc giữa các cơ quan."))
    agency = agency_on(agency_code, day)
    if agency is None:
        raise Refused(_("Hãy chọn một cơ quan đang hoạt động."))
    if role and role not in Assignment.Role.values:
        raise Refused(_("Hãy chọn vai trò: chủ trì hoặc phối hợp."))
    if not why.strip():
        raise Refused(_("Hãy ghi lý do."))
    return Wish(agency, role, why.strip()[:300], by, day)


def looked_at(versions: Mapping[int, int], wish: Wish) -> list[Look]:
    """What would become of the chosen jobs, in the order of the plan. Seven queries, however many they are."""
    if len(versions) > MOST:
        raise Refused(_("Mỗi lần chỉ làm được tối đa %(most)d việc; hãy chọn ít hơn.") % {"most": MOST})
    seen = jobs_for(wish.by, today=wish.day).filter(pk__in=list(versions))
    jobs = list(seen.select_related("assignment__agency", "item", "plan").order_by("item__position", "pk"))
    last = lines.last_lines(jobs)
    groups: dict[int, list[Job]] = {}
    for job in jobs:
        groups.setdefault(job.item_id if wish.role else job.assignment_id, []).append(job)
    looks = [Look(tuple(group)) for group in groups.values()]
    held = _held(wish, jobs)
    moved = _open_jobs(looks)
    heirs = _heirs(jobs)
    for look in looks:
        look.moved = moved.get(look.job.assignment_id, 0)
        look.refused = _obstacle(look, versions, last, wish, held, heirs)
    return looks


def _obstacle(
    look: Look,
    versions: Mapping[int, int],
    last: Mapping[int, Progress],
    wish: Wish,
    held: Mapping[int, Assignment],
    heirs: Mapping[int, Assignment],
) -> str:
    """Why it cannot be; "" where it can."""
    job = look.job
    if job.item.ended_on is not None:
        return _("Nhiệm vụ này đã bỏ khỏi kế hoạch khi điều chỉnh.")
    if not wish.role and job.assignment.ended_on is not None:
        return _gone(heirs.get(job.assignment_id))
    if job.item_id in held:
        return _had(held[job.item_id])
    if wish.role:
        return ""
    stale = next((one for one in look.jobs if one.version != versions[one.pk]), None)
    if stale is not None:
        return str(lines.stale(stale, last.get(stale.pk)))
    if not look.moved and not job.assignment.answers:
        return _("Phần việc này đã xong nên không còn gì để chuyển.")
    return ""


def _had(part: Assignment) -> str:
    """Who gave it to the agency already, and when."""
    said = _("%(agency)s đã được giao phần việc trong nhiệm vụ này: %(who)s giao lúc %(when)s.")
    when = date_format(timezone.localtime(part.given_at), "DATETIME_FORMAT")
    return said % {"agency": part.agency.name, "who": part.given_by.full_name, "when": when}


def _gone(heir: Assignment | None) -> str:
    """Who was quicker, when, and where it went."""
    if heir is None:
        return _("Phần việc này đã được thu hồi.")
    said = _("%(who)s đã chuyển phần việc này cho %(agency)s lúc %(when)s.")
    when = date_format(timezone.localtime(heir.given_at), "DATETIME_FORMAT")
    return said % {"who": heir.given_by.full_name, "agency": heir.agency.name, "when": when}


def _held(wish: Wish, jobs: Sequence[Job]) -> dict[int, Assignment]:
    """Task → the part that the agency has in it already; where it only stands by it can be called."""
    live = Assignment.objects.filter(ended_on=None, agency_code=wish.agency.code, stands_by=False)
    found = live.filter(item__in={job.item_id for job in jobs}).select_related("agency", "given_by")
    return {one.item_id: one for one in found}


def _open_jobs(looks: Iterable[Look]) -> dict[int, int]:
    """Assignment → its open jobs."""
    open_ = Job.objects.filter(
        assignment__in=[look.job.assignment_id for look in looks], ended=False, state__in=Job.OPEN
    )
    return dict(open_.order_by().values_list("assignment").annotate(Count("pk")))


def _heirs(jobs: Sequence[Job]) -> dict[int, Assignment]:
    """Assignment that was handed on → the one that took it over."""
    ended = [job.assignment_id for job in jobs if job.assignment.ended_on is not None]
    found = Assignment.objects.filter(takes_over__in=ended).select_related("agency", "given_by")
    return {one.takes_over_id: one for one in found if one.takes_over_id}


@transaction.atomic
def apply_many(versions: Mapping[int, int], wish: Wish) -> Bulk:
    """What can be done is done, the rest is told; the token takes it back. Sent twice it is done once."""
    lines.lock(versions)
    keys = Assignment.objects.filter(jobs__in=list(versions)).order_by().values("pk")
    list(Assignment.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))
    key = once(wish.kind, sorted(versions.items()), wish.agency.code, wish.role, wish.why)
    before = earlier(wish.kind, key, by=wish.by)
    looks = looked_at(versions, wish)
    chosen = [look for look in looks if not look.refused]
    refused = {job.pk: look.refused for look in looks if look.refused for job in look.jobs}
    if before is not None:
        return again(before, "chosen", refused)
    if not chosen:
        return Bulk((), refused)
    facts: dict[str, Any] = {"called": _call(chosen, wish)}
    facts |= _give(chosen, wish) if wish.role else _hand(chosen, wish)
    done = tuple(job.pk for look in chosen for job in look.jobs)
    names: dict[str, Any] = {
        "agency": wish.agency.name,
        "role": wish.role,
        "why": wish.why,
        "on": wish.day.isoformat(),
    }
    event = record_event(wish.kind, by=wish.by, once=key, chosen=done, count=len(chosen), **names, **facts)
    return Bulk(done, refused, str(event.pk))


def _call(looks: Sequence[Look], wish: Wish) -> list[int]:
    """Where the agency only stood by, the new part takes that place; keys of the parts that end."""
    waiting = Assignment.objects.filter(
        ended_on=None,
        stands_by=True,
        agency_code=wish.agency.code,
        item__in=[one.job.item_id for one in looks],
    )
    keys = list(waiting.values_list("pk", flat=True))
    Assignment.objects.filter(pk__in=keys).update(ended_on=wish.day, ended_why=wish.why)
    return keys


def _hand(looks: Sequence[Look], wish: Wish) -> dict[str, Any]:
    """`parts`: old assignment → new; `asked`: the requests for a later day that lapsed by it; `told`: see news.given."""
    olds = [look.job.assignment for look in looks]
    waiting = Extension.objects.filter(
        job__assignment__in=[one.pk for one in olds], decision=Extension.Decision.ASKED
    )
    asked = list(waiting.values_list("pk", flat=True))
    new, _jobs = hand_on(olds, Handing(wish.agency, wish.day, wish.why, wish.by))
    return {
        "told": [min(one.pk for one in new)],
        "parts": {str(one.takes_over_id): one.pk for one in new},
        "asked": asked,
    }


def _give(looks: Sequence[Look], wish: Wish) -> dict[str, Any]:
    """`given`: the new assignments."""
    items = {look.job.item_id: look.job.item for look in looks}
    for look in looks:
        items[look.job.item_id].plan = look.job.plan
    led = set(
        Assignment.objects.filter(item__in=items, role=LEAD, ended_on=None).values_list("item", flat=True)
    )
    at = timezone.now()
    new = Assignment.objects.bulk_create(
        (
            Assignment(
                item=item,
                plan_id=item.plan_id,
                agency=wish.agency,
                agency_code=wish.agency.code,
                role=wish.role,
                answers=wish.role == LEAD and pk not in led,
                given_by=wish.by,
                given_at=at,
            )
            for pk, item in items.items()
        ),
        batch_size=BATCH,
    )
    years: dict[int, list[Assignment]] = {}
    for one in new:
        years.setdefault(items[one.item_id].plan.year, []).append(one)
    for year, of_year in years.items():
        make_jobs(of_year, items, year)
    told = [min(one.pk for one in of_year) for of_year in years.values()]
    return {"told": told, "given": [one.pk for one in new]}
