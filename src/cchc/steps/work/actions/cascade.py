"""An agency makes its own plan: a draft in one click, its rows, what it takes over or keeps of the province's changes."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.pure.deadline import read_due
from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.shared.records.actions import record_event
from cchc.steps.plans.models import Plan
from cchc.steps.work.actions.cascade_state import (
    bump,
    label_of,
    locked,
    open_to_write,
    same_row,
    same_version,
    save_row,
    whole_open,
)
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import AgencyPlan, AgencyTask, Assignment
from cchc.steps.work.parents import Parent, parents_by_id, parents_of
from cchc.steps.work.submission import last_days


@dataclass(frozen=True, slots=True)
class Typed:
    """What an officer wrote of a row; an empty text says: as the province's plan has it."""

    text: str = ""
    output: str = ""
    unit: str = ""
    due_text: str = ""

    def stands_in(self, task: AgencyTask) -> bool:
        return (task.text, task.output, task.unit, task.due_text) == (
            self.text,
            self.output,
            self.unit,
            self.due_text,
        )

    def put_on(self, task: AgencyTask, *, year: int) -> None:
        task.text, task.output, task.unit, task.due_text = self.text, self.output, self.unit, self.due_text
        task.due_on = read_due(self.due_text, year=year).end if self.due_text else None


@transaction.atomic
def begin(plan: Plan, *, agency: Agency, by: User) -> AgencyPlan:
    """The agency's plan, empty where it was not begun yet. Twice is once."""
    if hasattr(plan, "revised_by"):
        raise Refused(_("Kế hoạch này của tỉnh đã có bản sửa đổi; hãy lập kế hoạch theo bản sửa đổi."))
    made = {
        "agency": agency,
        "made_by": by,
        "made_at": timezone.now(),
        "due_on": last_days(plan).of(agency.kind),
    }
    found, is_new = AgencyPlan.objects.get_or_create(plan=plan, agency_code=agency.code, defaults=made)
    if is_new:
        record_event("work.cascade_begun", found, by=by, **label_of(found))
    return found


@transaction.atomic
def draft(plan: Plan, *, agency: Agency, by: User) -> AgencyPlan:
    """One click: a plan with a row for every task of the province that was given to the agency. Twice is once."""
    found = begin(plan, agency=agency, by=by)
    if found.state in AgencyPlan.WRITABLE:
        pull(found, by=by)
    return found


@transaction.atomic
def pull(agency_plan: AgencyPlan, *, by: User) -> int:
    """Add a row for each task given to the agency that has none; how many were added."""
    current = locked(agency_plan)
    missing = missing_parents(current)
    if not missing:
        return 0
    whole_open(current)
    last = _last_position(current)
    AgencyTask.objects.bulk_create(
        AgencyTask(agency_plan=current, parent=one.item, seen=one.digest, position=last + place)
        for place, one in enumerate(missing, start=1)
    )
    bump(current)
    record_event("work.cascade_pulled", current, by=by, rows=len(missing), **label_of(current))
    return len(missing)


def missing_parents(agency_plan: AgencyPlan) -> list[Parent]:
    """Tasks in force that were given to the agency and stand in no row, dropped ones counting as rows."""
    given = Assignment.objects.filter(
        plan=agency_plan.plan_id, agency_code=agency_plan.agency_code, ended_on=None, stands_by=False
    ).values_list("item_id", flat=True)
    there = set(agency_plan.tasks.values_list("parent_id", flat=True))
    wanted = set(given) - there
    if not wanted:
        return []
    found = parents_of(agency_plan.plan)
    return [one for pk, one in found.items() if pk in wanted and not one.ended]


@transaction.atomic
def add_own(agency_plan: AgencyPlan, *, typed: Typed, by: User) -> AgencyTask:
    """A task of the agency's own, at the end. The very same one again is the one that is there."""
    current = locked(agency_plan)
    whole_open(current)
    if not typed.text:
        raise Refused(_("Hãy ghi nội dung nhiệm vụ riêng của cơ quan."))
    own = current.tasks.filter(parent=None, dropped=False, text=typed.text)
    if there := next((one for one in own if typed.stands_in(one)), None):
        return there
    task = AgencyTask(agency_plan=current, position=_last_position(current) + 1)
    typed.put_on(task, year=current.plan.year)
    save_row(current, task)
    record_event("work.cascade_row_added", current, by=by, task=task.pk, text=task.text, **label_of(current))
    return task


@transaction.atomic
def save_task(task: AgencyTask, *, typed: Typed, version: int, by: User) -> AgencyTask:
    """Write a row. Twice is once. Raises StalePlan, Refused."""
    current, row = _row(task)
    if typed.stands_in(row) and row.version == version + 1:
        return row
    _writable(current, row, version)
    if row.parent_id is None and not typed.text:
        raise Refused(_("Nhiệm vụ riêng của cơ quan phải có nội dung."))
    before = {name: getattr(row, name) for name in ("text", "output", "unit", "due_text")}
    typed.put_on(row, year=current.plan.year)
    after = {name: getattr(row, name) for name in before}
    if after == before:
        return row
    save_row(current, row)
    changed = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    record_event("work.cascade_row_saved", current, by=by, task=row.pk, changed=changed, **label_of(current))
    return row


@transaction.atomic
def drop_task(task: AgencyTask, *, why: str, version: int, by: User) -> AgencyTask:
    """The row is not in the agency's plan, and why. It stays to be seen, and can be put back. Twice is once."""
    current, row = _row(task)
    if row.dropped and row.dropped_why == why:
        return row
    _writable(current, row, version)
    if not why:
        raise Refused(_("Hãy ghi lý do không đưa nhiệm vụ này vào kế hoạch."))
    row.dropped, row.dropped_why = True, why
    save_row(current, row)
    record_event("work.cascade_row_dropped", current, by=by, task=row.pk, why=why, **label_of(current))
    return row


@transaction.atomic
def restore_task(task: AgencyTask, *, version: int, by: User) -> AgencyTask:
    """Put a dropped row back. Twice is once."""
    current, row = _row(task)
    if not row.dropped:
        return row
    _writable(current, row, version)
    row.dropped, row.dropped_why = False, ""
    save_row(current, row)
    record_event("work.cascade_row_restored", current, by=by, task=row.pk, **label_of(current))
    return row


@transaction.atomic
def set_decision(
    agency_plan: AgencyPlan, *, number: str, issued_on: date | None, version: int, by: User
) -> AgencyPlan:
    """Number and day of the document by which the agency issued its plan; possible in every state."""
    current = locked(agency_plan)
    if (current.number, current.issued_on) == (number, issued_on):
        return current
    same_version(current, version)
    current.number, current.issued_on = number, issued_on
    bump(current, "number", "issued_on")
    day = issued_on.isoformat() if issued_on else ""
    record_event("work.cascade_decision", current, by=by, number=number, issued_on=day, **label_of(current))
    return current


def parent_of(agency_plan: AgencyPlan, task: AgencyTask) -> Parent:
    """The province's task of a row."""
    if task.parent_id is None:
        raise Refused(_("Đây là nhiệm vụ riêng của cơ quan, không theo nhiệm vụ nào của tỉnh."))
    return parents_by_id([task.parent_id], agency_plan.plan)[task.parent_id]


def _row(task: AgencyTask) -> tuple[AgencyPlan, AgencyTask]:
    """The plan and the row as they stand now, nobody else writing."""
    current = locked(task.agency_plan)
    return current, AgencyTask.objects.get(pk=task.pk)


def _writable(agency_plan: AgencyPlan, row: AgencyTask, version: int) -> None:
    """Raises StalePlan, Refused where the row is another than was shown, or closed."""
    same_row(row, version)
    open_to_write(agency_plan, tasks=[row])


def _last_position(agency_plan: AgencyPlan) -> int:
    last = agency_plan.tasks.order_by("-position").values_list("position", flat=True).first()
    return last or 0
