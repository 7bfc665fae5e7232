"""The list of jobs as it is shown: one line a job, or one line a task with the spread of its agencies."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Min, OrderBy, Q, QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.models import PlanItem
from cchc.steps.work.access import jobs_for
from cchc.steps.work.models import Assignment, Job
from cchc.steps.work.queries.job_filter import SORTS, STATES, JobFilter, due_condition
from cchc.steps.work.wording import Standing, due_standing, period_words, state_badge

SPREAD = ("hoan-thanh", "cho-xac-nhan", "dang-thuc-hien", "tra-lai", "chua-bat-dau", "khong-ap-dung")
OPENED = 100  # lines that the opened tasks of a page show at most; the rest is one filter away


@dataclass(frozen=True)
class JobLine:
    """A job as it is shown on `today`; its item, plan and agency are joined in."""

    job: Job
    today: date

    @cached_property
    def due(self) -> Standing:
        return due_standing(self.job, self.today)

    @cached_property
    def state(self) -> Standing:
        return state_badge(self.job.state)

    @property
    def agency(self) -> Agency:
        return self.job.assignment.agency

    @property
    def period(self) -> str:
        return period_words(self.job.period)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a task's jobs: `name` is the state's in an address, `kind` the badge's."""

    name: str
    words: str
    kind: str
    count: int
    start: int  # how many stand before it


@dataclass(frozen=True)
class ItemLine:
    """A task with how its jobs stand. `lines`: those that are shown, one where the task has but one."""

    item: PlanItem
    total: int
    late: int
    soon: int
    shares: tuple[Share, ...]
    due_on: date | None
    lines: tuple[JobLine, ...]

    @property
    def is_single(self) -> bool:
        return self.total == 1 and len(self.lines) == 1

    @property
    def has_more(self) -> bool:
        """Whether it is open and shows only some of its jobs."""
        return 0 < len(self.lines) < self.total

    @property
    def count_words(self) -> str:
        return _("%(number)s việc") % {
            "number": number_format(self.total, use_l10n=True, force_grouping=True)
        }

    @property
    def of_words(self) -> str:
        return _("của nhiệm vụ %(code)s") % {"code": self.item.code}

    @property
    def late_words(self) -> str:
        return _("%(count)d quá hạn") % {"count": self.late}

    @property
    def soon_words(self) -> str:
        return _("%(count)d sắp đến hạn") % {"count": self.soon}


def sorted_jobs(jobs: QuerySet[Job], asked: JobFilter) -> QuerySet[Job]:
    """In the order asked for; what has no value stands last either way; without one by due day."""
    name = asked.sort.removeprefix("-") or "thoi-han"
    down = asked.sort.startswith("-")
    orders = [OrderBy(F(column), descending=down, nulls_last=True) for column in SORTS[name]]
    return jobs.order_by(*orders, "plan_id", "item__position", "assignment__agency__position", "period", "pk")


def lines(jobs: Sequence[Job], today: date) -> list[JobLine]:
    return [JobLine(job, today) for job in jobs]


def grouped(jobs: QuerySet[Job], today: date, asked: JobFilter) -> QuerySet[Job, Any]:
    """One row a task, to be cut into pages: item_id, total, a count for each state, late, soon, first and last day."""
    counts = {value: Count("pk", filter=Q(state=value)) for value in Job.State.values}
    rows = (
        jobs.order_by()
        .values("item_id", "item__position")
        .annotate(
            total=Count("pk"),
            late=Count("pk", filter=due_condition("qua-han", today)),
            soon=Count("pk", filter=due_condition("sap-den-han", today)),
            first=Min("due_on"),
            open_first=Min("due_on", filter=Q(state__in=Job.OPEN)),
            **counts,
        )
    )
    down = asked.sort.startswith("-")
    if asked.sort.removeprefix("-") == "thoi-han":
        return rows.order_by(OrderBy(F("open_first"), descending=down, nulls_last=True), "item__position")
    return rows.order_by("-item__position" if asked.sort == "-thu-tu" else "item__position")


def item_lines(
    rows: Sequence[dict[str, object]], jobs: QuerySet[Job], today: date, opened: Collection[int]
) -> list[ItemLine]:
    """The tasks of one page; two queries: the tasks, and the jobs of those that are opened or have only one."""
    light = PlanItem.objects.defer("place", "codes", "folded", "due_milestones")
    items = light.in_bulk([int(str(row["item_id"])) for row in rows])
    shown = [int(str(row["item_id"])) for row in rows if row["total"] == 1 or row["item_id"] in opened]
    found: dict[int, list[JobLine]] = {}
    for job in jobs.filter(item__in=shown)[: OPENED + len(rows)] if shown else ():
        found.setdefault(job.item_id, []).append(JobLine(job, today))
    return [_item_line(row, items, found) for row in rows]


def _item_line(
    row: dict[str, object], items: dict[int, PlanItem], found: dict[int, list[JobLine]]
) -> ItemLine:
    key = int(str(row["item_id"]))
    return ItemLine(
        item=items[key],
        total=int(str(row["total"])),
        late=int(str(row["late"])),
        soon=int(str(row["soon"])),
        shares=_shares(row),
        due_on=row["open_first"] or row["first"],  # type: ignore[arg-type]
        lines=tuple(found.get(key, ())),
    )


def _shares(row: dict[str, object]) -> tuple[Share, ...]:
    return spread({state: int(str(row[state])) for state in Job.State.values})


def shares_of(states: Sequence[str]) -> tuple[Share, ...]:
    return spread(Counter(states))


def spread(counts: Mapping[str, int]) -> tuple[Share, ...]:
    """How many jobs stand in each state, as the parts of a bar; without what is 0."""
    shares, start = [], 0
    for name in SPREAD:
        if count := counts.get(STATES[name], 0):
            badge = state_badge(STATES[name])
            shares.append(Share(name, badge.words, badge.kind, count, start))
            start += count
    return tuple(shares)


def job_lines_of(
    person: User, item: PlanItem, day: date, held: Mapping[int, Assignment]
) -> dict[int, list[JobLine]]:
    """Key of an assignment → its jobs that this person may see, in their order. One query; `held` are the item's
    assignments with their agencies, by key."""
    jobs = jobs_for(person, today=day).filter(item=item, ended=False, assignment__in=held)
    found: dict[int, list[JobLine]] = {}
    for job in jobs.select_related("waits_for").order_by("due_on", "period"):
        job.item, job.assignment = item, held[job.assignment_id]
        found.setdefault(job.assignment_id, []).append(JobLine(job, day))
    return found
