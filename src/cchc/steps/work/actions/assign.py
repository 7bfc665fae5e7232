"""A plan given to real agencies: its names resolved, assignments and jobs made, what is unclear left in lists."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Alias, Group
from cchc.shared.agencies.naming import key
from cchc.shared.agencies.queries import agency_on
from cchc.shared.agencies.resolution import Resolution
from cchc.shared.records.actions import record_event
from cchc.steps.plans.models import NamedAgency, Plan, PlanItem
from cchc.steps.work.actions.making import BATCH, make_jobs
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Assignment, Job, NameAside
from cchc.steps.work.naming import Names, names_of
from cchc.steps.work.sharing import Share, lone_lead, shares_of, waits_for_choice

LEAD = Assignment.Role.LEAD


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a run of assign_plan found and wrote. `names` counts different wordings, by role and accents alike."""

    items: int  # items of the plan
    items_given: int  # ... that have at least one lead now
    names: int
    resolved: int
    unresolved: int  # names that wait in the list; those that were set aside are in neither
    choices: int  # items that wait for somebody to say which lead answers
    assignments: int  # written by this run
    jobs: int  # written by this run


def assign_plan(plan: Plan, *, by: User, today: date | None = None) -> Assigned:
    """Give every item to the agencies that it names. A second run writes only what is new; what was taken back by
    hand stays taken back. One transaction, a constant number of queries."""
    return _assign(plan, by, today or scope.today())


@transaction.atomic
def _assign(plan: Plan, by: User, day: date) -> Assigned:
    Plan.objects.select_for_update(of=("self",)).get(
        pk=plan.pk
    )  # two runs at once: the second finds everything
    items = {item.pk: item for item in items_in_force(plan, day)}
    named = list(NamedAgency.objects.filter(item__in=items).order_by("item__position", "role", "position"))
    names = names_of(plan, day)
    standing = list(Assignment.objects.filter(plan=plan))
    found = _missing(named, names, standing, plan, by)
    leads = _leads([*standing, *found.new])
    _let_lone_leads_answer(leads, named, names, standing)
    Assignment.objects.bulk_create(found.new, batch_size=BATCH)
    _write_raised(found.raised)
    jobs = make_jobs([*found.new, *found.called], items, plan.year)
    result = _result(plan, items, named, names, leads, found.new, jobs)
    if found.new or found.raised:
        record_event("work.assigned", plan, by=by, **_told(result))
    return result


def items_in_force(plan: Plan, day: date) -> QuerySet[PlanItem]:
    """The items of a plan that no amendment has taken out by a day."""
    held = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    return PlanItem.objects.filter(held, plan=plan).defer("place", "codes", "activities", "folded")


@dataclass(slots=True)
class Missing:
    """Assignments that are not there yet; those that grow: a support that is a lead as the plan is understood now,
    or that no longer only stands by (`called`: it needs jobs)."""

    new: list[Assignment] = field(default_factory=list)
    raised: list[Assignment] = field(default_factory=list)
    called: list[Assignment] = field(default_factory=list)


def _missing(
    named: Sequence[NamedAgency], names: Names, standing: Sequence[Assignment], plan: Plan, by: User
) -> Missing:
    # Ended ones too: what was taken back is taken back.
    held = {(one.item_id, one.agency_code): one for one in standing}
    may_have = _open_names(standing)
    at = timezone.now()
    found = Missing()
    for item, its_names in _by_item(named).items():
        for code, share in shares_of(its_names, names).items():
            there = held.get((item, code))
            if there is None:
                if may_have(share, names.of(share.named)):
                    found.new.append(_assignment(item, plan, share, by, at))
            elif _grows(there, share):
                found.called += [there] if there.stands_by else []
                there.role, there.named, there.part, there.stands_by = (
                    share.role,
                    share.named,
                    share.part,
                    False,
                )
                found.raised.append(there)
    return found


def _open_names(standing: Sequence[Assignment]) -> Callable[[Share, Resolution], bool]:
    """Whether a name gives its item to somebody more. Of one agency: not while another has it in its place (it was
    merged since, and keeps its part until it is handed on). Of who stands by: not once the name was narrowed."""
    live = [one for one in standing if one.ended_on is None]
    with_somebody = {one.named_id for one in live}
    standing_by = {one.named_id for one in live if one.stands_by}
    given_once = {one.named_id for one in standing}

    def may_have(share: Share, found: Resolution) -> bool:
        if share.stands_by:
            return share.named.pk in standing_by or share.named.pk not in given_once
        return found.is_many or share.named.pk not in with_somebody

    return may_have


def _grows(there: Assignment, share: Share) -> bool:
    to_lead = share.role == LEAD and there.role != LEAD
    to_full = there.stands_by and not share.stands_by
    return there.ended_on is None and there.named_id is not None and (to_lead or to_full)


def _assignment(item: int, plan: Plan, share: Share, by: User, at: datetime) -> Assignment:
    return Assignment(
        item_id=item,
        plan=plan,
        agency=share.agency,
        agency_code=share.agency.code,
        role=share.role,
        named=share.named,
        part=share.part,
        stands_by=share.stands_by,
        given_by=by,
        given_at=at,
    )


def _let_lone_leads_answer(
    leads: dict[int, list[Assignment]],
    named: Sequence[NamedAgency],
    names: Names,
    standing: Sequence[Assignment],
) -> None:
    """The only lead of an item answers for it, once every lead that the plan names is known."""
    by_item = _by_item(named)
    there = {one.pk for one in standing}
    late = []
    for item, held in leads.items():
        lead_names = [one for one in by_item.get(item, ()) if one.role == LEAD]
        complete = not any(names.waits(one) for one in lead_names)
        lone = lone_lead(held, complete=complete)
        if lone and not lone.answers:
            lone.answers = True
            late += [lone.pk] if lone.pk in there else []
    Assignment.objects.filter(pk__in=late).update(role=LEAD, answers=True)


def _write_raised(raised: Sequence[Assignment]) -> None:
    written = ["role", "named", "part", "stands_by", "answers"]
    Assignment.objects.bulk_update(raised, written, batch_size=BATCH)
    leads = [one.pk for one in raised if one.role == LEAD]
    Job.objects.filter(assignment__in=leads).update(role=LEAD)


def _leads(assignments: Iterable[Assignment]) -> dict[int, list[Assignment]]:
    leads: dict[int, list[Assignment]] = defaultdict(list)
    for one in assignments:
        if one.role == LEAD and one.ended_on is None:
            leads[one.item_id].append(one)
    return leads


def _by_item(named: Iterable[NamedAgency]) -> dict[int, list[NamedAgency]]:
    found: dict[int, list[NamedAgency]] = defaultdict(list)
    for one in named:
        found[one.item_id].append(one)
    return found


def _result(
    plan: Plan,
    items: dict[int, PlanItem],
    named: Sequence[NamedAgency],
    names: Names,
    leads: dict[int, list[Assignment]],
    new: Sequence[Assignment],
    jobs: Sequence[Job],
) -> Assigned:
    sure, unsure = names.settled(named)
    aside = set(NameAside.objects.filter(plan=plan).values_list("folded", flat=True))
    return Assigned(
        items=len(items),
        items_given=sum(bool(leads.get(pk)) for pk in items),
        names=len(sure) + len(unsure),
        resolved=len(sure),
        unresolved=len(unsure - aside),
        choices=sum(waits_for_choice(leads.get(pk, ())) for pk in items),
        assignments=len(new),
        jobs=len(jobs),
    )


def _told(result: Assigned) -> dict[str, int]:
    return {name: getattr(result, name) for name in ("items", "assignments", "jobs", "unresolved")}


@transaction.atomic
def choose_answering(item: PlanItem, *, agency_code: str, by: User) -> Assignment:
    """Say which of an item's leads answers for it. Raises Refused where that agency does not lead it."""
    PlanItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    current = Assignment.objects.filter(item=item, ended_on__isnull=True).select_related("agency")
    chosen = current.filter(agency_code=agency_code, role=LEAD).first()
    if chosen is None:
        raise Refused(_("Cơ quan này không chủ trì nhiệm vụ; hãy chọn một trong các cơ quan chủ trì."))
    if chosen.answers:
        return chosen
    current.filter(answers=True).update(answers=False)
    current.filter(pk=chosen.pk).update(answers=True)
    chosen.answers = True
    record_event(
        "work.answering_chosen", item, by=by, item=str(item), plan=item.plan_id, agency=chosen.agency.name
    )
    return chosen


@transaction.atomic
def settle_name(
    named: NamedAgency,
    *,
    by: User,
    agency_code: str = "",
    group: Group | None = None,
    today: date | None = None,
) -> Assigned:
    """Say what an unresolved name means, for every item of the plan that uses it; the words become an alias."""
    day = today or scope.today()
    if bool(agency_code) == bool(group):
        raise Refused(_("Hãy chọn một cơ quan hoặc một nhóm cơ quan."))
    agency = agency_on(agency_code, day) if agency_code else None
    if agency_code and agency is None:
        raise Refused(_("Cơ quan này không còn hoạt động vào ngày giao việc; hãy chọn cơ quan khác."))
    plan = named.item.plan
    Alias.objects.create(
        words=named.name[:300],
        folded=key(named.name)[:300],
        code=agency_code,
        group=group,
        source=Alias.Source.LEARNED,
        made_by=by.username,
    )
    NameAside.objects.filter(plan=plan, folded=named.folded).delete()
    means = agency.name if agency else str(group)
    record_event("work.name_settled", plan, by=by, words=named.name, means=means)
    return _assign(plan, by, day)


@transaction.atomic
def set_name_aside(named: NamedAgency, *, why: str, by: User) -> None:
    """Say that these words name no agency that can be given work ("đơn vị tư vấn"): they leave the list."""
    if not why.strip():
        raise Refused(_("Hãy ghi lý do không giao việc theo cách gọi này."))
    plan = named.item.plan
    _row, made = NameAside.objects.get_or_create(
        plan=plan,
        folded=named.folded,
        defaults={"words": named.name, "why": why.strip()[:300], "by": by, "at": timezone.now()},
    )
    if made:
        record_event("work.name_set_aside", plan, by=by, words=named.name, why=why.strip())
