"""All agencies beside one plan of the province: who has submitted, who is late, what was carried down and what not."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy

from cchc.pure.reading.text import fold
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.models import Plan
from cchc.steps.work.models import AgencyPlan, AgencyTask, Assignment
from cchc.steps.work.parents import Parent, parents_of
from cchc.steps.work.queries.cascade import days_late
from cchc.steps.work.submission import last_days

S = AgencyPlan.State
NONE = "none"  # the state of an agency that has begun nothing
STATES = {
    NONE: gettext_lazy("Chưa lập"),
    S.DRAFT: S.DRAFT.label,
    S.SUBMITTED: S.SUBMITTED.label,
    S.RETURNED: S.RETURNED.label,
    S.APPROVED: S.APPROVED.label,
    S.REOPENED: S.REOPENED.label,
}
ADDRESS = {  # a state in an address
    "chua-lap": NONE,
    "dang-soan": S.DRAFT,
    "da-trinh": S.SUBMITTED,
    "tra-lai": S.RETURNED,
    "da-duyet": S.APPROVED,
    "mo-lai": S.REOPENED,
}
LATE, WAITING = "tre", "chua-trinh"  # more that the table can be filtered by
ALL = gettext_lazy("Tất cả")
LATE_NAME, WAITING_NAME = gettext_lazy("Quá hạn"), gettext_lazy("Chưa trình lần nào")
COVERAGE = {  # ItemLine.state, as a person reads it
    "": ALL,
    "chua-ai": gettext_lazy("Chưa cơ quan nào đưa vào"),
    "thieu": gettext_lazy("Còn cơ quan chưa đưa vào"),
    "du": gettext_lazy("Mọi cơ quan đã đưa vào"),
    "chua-giao": gettext_lazy("Chưa giao cho cơ quan nào"),
}
BADGE = {
    NONE: "",
    S.DRAFT: "info",
    S.SUBMITTED: "soon",
    S.RETURNED: "late",
    S.APPROVED: "done",
    S.REOPENED: "info",
}


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency: how many tasks it was `given`, how many it `carried` down, `dropped`, left `open`; its `own` tasks;
    `changed` are rows whose parent says something else than it agreed to."""

    agency: Agency
    agency_plan: AgencyPlan | None
    state: str
    due_on: date
    days_late: int
    given: int
    carried: int
    dropped: int
    own: int
    changed: int

    @property
    def open(self) -> int:
        return self.given - self.carried - self.dropped

    @property
    def state_name(self) -> str:
        return str(STATES[self.state])

    @property
    def badge(self) -> str:
        return BADGE[self.state]

    @property
    def has_submitted(self) -> bool:
        return self.agency_plan is not None and self.agency_plan.first_submitted_on is not None


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A task of the province: which agencies carried it down, dropped it (with the reason), have it in no row."""

    parent: Parent
    given: int
    carried: list[Agency]
    dropped: list[tuple[Agency, str]]
    open: list[Agency]

    @property
    def state_name(self) -> str:
        return str(COVERAGE[self.state])

    @property
    def state(self) -> str:
        if not self.given:
            return "chua-giao"
        if not self.carried:
            return "chua-ai"
        return "du" if len(self.carried) == self.given else "thieu"


class CarriedRow(NamedTuple):
    """A row of an agency's plan, as far as it is counted: thousands are read at once."""

    agency_plan_id: int
    parent_id: int | None
    dropped: bool
    dropped_why: str
    seen: str


@dataclass(frozen=True)
class Cascade:
    """A plan with its agencies and its tasks, as one read."""

    plan: Plan
    parents: dict[int, Parent]
    given: dict[str, set[int]]  # agency code → the items in force that it has
    agency_plans: dict[str, AgencyPlan]
    rows: dict[int, list[CarriedRow]]  # agency plan → its rows
    agencies: dict[str, Agency]


def read_cascade(plan: Plan, codes: Collection[str] | None = None) -> Cascade:
    """All agencies that have a part in the plan, or only some. Seven queries, however many there are."""
    parents = parents_of(plan)
    found = Assignment.objects.filter(plan=plan, ended_on=None, stands_by=False)
    plans = AgencyPlan.objects.filter(plan=plan)
    if codes is not None:
        found, plans = found.filter(agency_code__in=codes), plans.filter(agency_code__in=codes)
    given: dict[str, set[int]] = defaultdict(set)
    for code, item in found.values_list("agency_code", "item_id"):
        if not parents[item].ended:
            given[code].add(item)
    by_code = {one.agency_code: one for one in plans}
    rows: dict[int, list[CarriedRow]] = defaultdict(list)
    found_rows = AgencyTask.objects.filter(agency_plan__in=plans.values("pk")).order_by()
    for values in found_rows.values_list(*CarriedRow._fields):
        rows[values[0]].append(CarriedRow(*values))
    return Cascade(plan, parents, dict(given), by_code, dict(rows), _agencies({*given, *by_code}))


def _agencies(codes: Collection[str]) -> dict[str, Agency]:
    """Each code as it is named last. One query."""
    found = Agency.objects.filter(code__in=codes).order_by("code", "valid_from")
    return {one.code: one for one in found}


def agency_lines(read: Cascade, today: date) -> list[AgencyLine]:
    """In the order of the list of agencies. One query for the last days."""
    days = last_days(read.plan)
    ordered = sorted(read.agencies.values(), key=lambda one: (one.position, one.name))
    return [_line(read, one, days.of(one.kind), today) for one in ordered]


def _line(read: Cascade, agency: Agency, due_on: date, today: date) -> AgencyLine:
    found = read.agency_plans.get(agency.code)
    tasks = read.rows.get(found.pk, []) if found else []
    given = read.given.get(agency.code, set())
    carried = {task.parent_id for task in tasks if not task.dropped} & given
    dropped = {task.parent_id for task in tasks if task.dropped} & given
    due_on = (found and found.due_on) or due_on
    return AgencyLine(
        agency=agency,
        agency_plan=found,
        state=found.state if found else NONE,
        due_on=due_on,
        days_late=days_late(due_on, found.first_submitted_on if found else None, today),
        given=len(given),
        carried=len(carried),
        dropped=len(dropped),
        own=sum(task.parent_id is None and not task.dropped for task in tasks),
        changed=sum(_is_changed(read, task) for task in tasks),
    )


def _is_changed(read: Cascade, task: CarriedRow) -> bool:
    if task.parent_id is None or task.dropped:
        return False
    parent = read.parents.get(task.parent_id)
    return parent is None or task.seen != parent.digest  # a parent of an earlier version is gone here


def item_lines(read: Cascade) -> list[ItemLine]:
    """Every task in force, in the plan's order."""
    by_item: dict[int, dict[str, CarriedRow]] = defaultdict(dict)
    for code, found in read.agency_plans.items():
        for task in read.rows.get(found.pk, []):
            if task.parent_id:
                by_item[task.parent_id][code] = task
    holders: dict[int, list[str]] = defaultdict(list)
    for code in sorted(read.agencies, key=lambda one: (read.agencies[one].position, read.agencies[one].name)):
        for item in read.given.get(code, ()):
            holders[item].append(code)
    return [
        _item_line(read, parent, holders.get(pk, []), by_item.get(pk, {}))
        for pk, parent in read.parents.items()
        if not parent.ended
    ]


def _item_line(
    read: Cascade, parent: Parent, holders: Sequence[str], rows: dict[str, CarriedRow]
) -> ItemLine:
    carried = [code for code in holders if code in rows and not rows[code].dropped]
    dropped = [code for code in holders if code in rows and rows[code].dropped]
    return ItemLine(
        parent,
        len(holders),
        [read.agencies[code] for code in carried],
        [(read.agencies[code], rows[code].dropped_why) for code in dropped],
        [read.agencies[code] for code in holders if code not in rows],
    )


@dataclass(frozen=True, slots=True)
class TableFilter:
    """`state`: a key of ADDRESS, LATE or WAITING; `kind`: of agency; `words`: of its name, without accents."""

    state: str = ""
    kind: str = ""
    words: str = ""

    def passes(self, line: AgencyLine) -> bool:
        return self.of_state(line, self.state) and self._rest(line)

    def _rest(self, line: AgencyLine) -> bool:
        words = fold(f"{line.agency.name} {line.agency.short_name}")
        return (not self.kind or line.agency.kind == self.kind) and all(
            word in words for word in fold(self.words).split()
        )

    @staticmethod
    def of_state(line: AgencyLine, state: str) -> bool:
        if state == LATE:
            return line.days_late > 0
        if state == WAITING:
            return not line.has_submitted
        return not state or line.state == ADDRESS.get(state)

    def counts(self, lines: Iterable[AgencyLine]) -> Counter[str]:
        """How many lines each state's chip would show, the other filters as they are."""
        rest = [line for line in lines if self._rest(line)]
        return Counter(
            {name: sum(self.of_state(line, name) for line in rest) for name in (*ADDRESS, LATE, WAITING, "")}
        )


def sums(lines: Sequence[AgencyLine]) -> dict[str, Any]:
    """What stands on top of the table."""
    return {
        "agencies": len(lines),
        "submitted": sum(line.has_submitted for line in lines),
        "approved": sum(line.state == S.APPROVED for line in lines),
        "late": sum(line.days_late > 0 and not line.has_submitted for line in lines),
        "given": sum(line.given for line in lines),
        "carried": sum(line.carried for line in lines),
    }
