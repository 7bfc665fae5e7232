"""An agency's own plan as it is shown: each row with its parent, what differs, and what the province has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from cchc.shared.agencies.models import Agency
from cchc.steps.plans.events import changed_fields
from cchc.steps.plans.models import Plan
from cchc.steps.plans.queries.compare import FieldDifference, runs
from cchc.steps.work.access_cascade import Place
from cchc.steps.work.models import AgencyPlan, AgencyTask, Assignment
from cchc.steps.work.parents import SHOWN, Data, Parent, earlier_words, latest, parents_by_id, parents_of
from cchc.steps.work.submission import last_days

Role = Assignment.Role


@dataclass(frozen=True)
class TaskView:
    """A row as it reads. `agreed` is what the parent said when the agency last agreed to it."""

    task: AgencyTask
    parent: Parent | None
    agreed: Data | None
    role: str  # lead, support, "" where the agency was not given the parent
    writable: bool

    @property
    def text(self) -> str:
        return self.task.text or self._said("text")

    @property
    def output(self) -> str:
        return self.task.output or self._said("output")

    @property
    def due_text(self) -> str:
        return self.task.due_text or str((self.agreed or {}).get("due", {}).get("text") or "")

    @property
    def activities(self) -> list[dict[str, Any]]:
        """The parent's, where the row says what the parent says."""
        return [] if self.task.text or not self.agreed else list(self.agreed["activities"])

    @property
    def code(self) -> str:
        return self.parent.item.code if self.parent else ""

    @property
    def field(self) -> str:
        return self.parent.item.field if self.parent else ""

    @property
    def is_changed(self) -> bool:
        """Whether the province's plan says something else than the agency agreed to."""
        return self.parent is not None and not self.task.dropped and self.task.seen != self.parent.digest

    @cached_property
    def proposal(self) -> list[FieldDifference]:
        """What the province has changed, word by word; [] where it took the task out, or the old words are lost."""
        if not self.is_changed or self.parent is None or self.agreed is None:
            return []
        return _differences(self.agreed, self.parent.data)

    @cached_property
    def own_words(self) -> list[FieldDifference]:
        """Where the row says something else than its parent, word by word."""
        if self.parent is None:
            return []
        parents = {"text": self.parent.data["text"], "output": self.parent.data["output"] or ""}
        own = {"text": self.task.text, "output": self.task.output}
        found = changed_fields(parents, {name: words or parents[name] for name, words in own.items()})
        due = self.parent.data["due"]["text"] or ""
        if self.task.due_text and self.task.due_text != due:
            found += changed_fields({"note": due}, {"note": self.task.due_text})
        names = {"ghi chú": "thời hạn"}
        return [FieldDifference(names.get(one.name, one.name), runs(one.before, one.after)) for one in found]

    @property
    def is_later(self) -> bool:
        """Whether the agency's own date is after the province's."""
        last = self.parent.last_day if self.parent else None
        return bool(self.task.due_on and last and self.task.due_on > last)

    def _said(self, name: str) -> str:
        return str((self.agreed or {}).get(name) or "")


@dataclass(frozen=True)
class AgencyPage:
    """Everything of one agency's plan. `newer`: the version of the province's plan that it has not gone over to."""

    plan: Plan
    agency: Agency
    agency_plan: AgencyPlan | None
    rows: list[TaskView]
    missing: list[tuple[Parent, str]]  # tasks given to it in no row, with the agency's role
    due_on: date
    days_late: int
    newer: Plan | None

    @cached_property
    def standing(self) -> list[TaskView]:
        return [row for row in self.rows if not row.task.dropped]

    @cached_property
    def dropped(self) -> list[TaskView]:
        return [row for row in self.rows if row.task.dropped]

    @cached_property
    def own(self) -> list[TaskView]:
        return [row for row in self.standing if row.task.parent_id is None]

    @cached_property
    def changed(self) -> list[TaskView]:
        return [row for row in self.rows if row.is_changed]

    @property
    def carried(self) -> int:
        """How many tasks given to the agency stand in its plan."""
        return sum(bool(row.role) for row in self.standing)

    @property
    def given(self) -> int:
        """How many tasks were given to it: those in rows, dropped or not, and those in none."""
        return sum(bool(row.role) for row in self.rows) + len(self.missing)


def agency_page(place: Place, *, today: date) -> AgencyPage:
    """At most twelve queries for a plan that revises none, however long it is."""
    agency_plan, plan = place.agency_plan, place.plan
    tasks = list(agency_plan.tasks.all()) if agency_plan else []
    roles = given_roles(plan, place.agency.code)
    parents = parents_of(plan)
    elsewhere = {task.parent_id for task in tasks if task.parent_id} - set(parents)
    known = parents | (parents_by_id(elsewhere, plan) if elsewhere else {})
    rows = _rows(agency_plan, plan, tasks, known, roles)
    there = {task.parent_id for task in tasks}
    missing = [
        (one, roles[pk]) for pk, one in parents.items() if pk in roles and pk not in there and not one.ended
    ]
    due_on = (agency_plan and agency_plan.due_on) or last_days(plan).of(place.agency.kind)
    late = days_late(due_on, agency_plan.first_submitted_on if agency_plan else None, today)
    newer = latest(plan)
    return AgencyPage(
        plan, place.agency, agency_plan, rows, missing, due_on, late, newer if newer.pk != plan.pk else None
    )


def _rows(
    agency_plan: AgencyPlan | None,
    plan: Plan,
    tasks: Sequence[AgencyTask],
    parents: Mapping[int, Parent],
    roles: Mapping[int, str],
) -> list[TaskView]:
    changed = any(task.parent_id and task.seen != parents[task.parent_id].digest for task in tasks)
    earlier = earlier_words(plan) if changed else {}
    return [_row(agency_plan, task, parents.get(task.parent_id or 0), earlier, roles) for task in tasks]


def _row(
    agency_plan: AgencyPlan | None,
    task: AgencyTask,
    parent: Parent | None,
    earlier: Mapping[str, Data],
    roles: Mapping[int, str],
) -> TaskView:
    agreed = None
    if parent is not None:
        agreed = parent.data if task.seen == parent.digest else earlier.get(task.seen, parent.data)
    return TaskView(task, parent, agreed, roles.get(task.parent_id or 0, ""), _writable(agency_plan, task))


def _writable(agency_plan: AgencyPlan | None, task: AgencyTask) -> bool:
    if agency_plan is None or agency_plan.state not in AgencyPlan.WRITABLE:
        return False
    rows = agency_plan.reopened_rows if agency_plan.state == AgencyPlan.State.REOPENED else []
    return not rows or task.pk in rows


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[FieldDifference]:
    """Fields that an agency agrees to, word by word."""
    said = changed_fields({name: before[name] for name in SHOWN}, {name: after[name] for name in SHOWN})
    return [FieldDifference(one.name, runs(one.before, one.after)) for one in said if one.before != one.after]


def given_roles(plan: Plan, code: str) -> dict[int, str]:
    """Item → the agency's role, of what it was given and still has. One query."""
    found = Assignment.objects.filter(plan=plan, agency_code=code, ended_on=None, stands_by=False)
    return dict(found.values_list("item_id", "role"))


def days_late(due_on: date, submitted_on: date | None, today: date) -> int:
    """Days after the last day until the plan was first submitted, or until today; 0 in time."""
    return max(0, ((submitted_on or today) - due_on).days)
