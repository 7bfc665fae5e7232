"""The province's plan has changed: an agency takes a change over, or keeps its own words with a reason."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.pure.reading.text import fold
from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.steps.plans.matching import match
from cchc.steps.plans.models import Plan
from cchc.steps.plans.rowstate import code_of, words_of
from cchc.steps.work.actions.cascade import parent_of
from cchc.steps.work.actions.cascade_state import bump, label_of, locked, same_row, save_row
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import AgencyPlan, AgencyTask
from cchc.steps.work.parents import Data, Parent, earlier_words, latest, parents_by_id, parents_of


@transaction.atomic
def take_over(task: AgencyTask, *, version: int, by: User) -> AgencyTask:
    """The row says what the province's plan says now; a task that was taken out there is dropped here too."""
    current, row, parent = _changed(task, version)
    if parent is None:
        return row
    row.seen, row.kept_why = parent.digest, ""
    row.text = row.output = row.due_text = ""
    row.due_on = None
    if parent.ended:
        row.dropped = True
        row.dropped_why = _("Kế hoạch của tỉnh không còn nhiệm vụ này.")
    save_row(current, row)
    record_event(
        "work.cascade_taken_over", current, by=by, task=row.pk, item=row.parent_id, **label_of(current)
    )
    return row


@transaction.atomic
def keep_own(task: AgencyTask, *, why: str, version: int, by: User) -> AgencyTask:
    """The row goes on saying what the agency agreed to, and why; only here are the province's words copied down."""
    current, row, parent = _changed(task, version)
    if parent is None:
        return row
    if not why:
        raise Refused(_("Hãy ghi lý do giữ nội dung riêng của cơ quan."))
    agreed = earlier_words(current.plan).get(row.seen) or parent.data
    _freeze(row, agreed, parent)
    row.seen, row.kept_why = parent.digest, why
    save_row(current, row)
    record_event(
        "work.cascade_kept", current, by=by, task=row.pk, item=row.parent_id, why=why, **label_of(current)
    )
    return row


def _freeze(row: AgencyTask, agreed: Data, parent: Parent) -> None:
    """What was "as the parent says" and says something else now becomes the row's own words."""
    now = parent.data
    if not row.text and (parent.ended or agreed["text"] != now["text"]):
        row.text = agreed["text"]
    if not row.output and (parent.ended or agreed["output"] != now["output"]):
        row.output = agreed["output"] or ""
    if not row.due_text and (parent.ended or agreed["due"]["text"] != now["due"]["text"]):
        row.due_text = (agreed["due"]["text"] or "")[:255]
        row.due_on = agreed["due"]["end"] or None


def _changed(task: AgencyTask, version: int) -> tuple[AgencyPlan, AgencyTask, Parent | None]:
    """Plan, row and parent; the parent is None where the row agrees with it already (a second click).

    An approved plan takes changes over too: they are the province's own. One that waits for approval does not.
    """
    current = locked(task.agency_plan)
    row = AgencyTask.objects.get(pk=task.pk)
    parent = parent_of(current, row)
    if row.seen == parent.digest:
        return current, row, None
    same_row(row, version)
    if current.state == AgencyPlan.State.SUBMITTED:
        raise Refused(_("Kế hoạch đang chờ duyệt; hãy chờ kết quả rồi tiếp nhận thay đổi của tỉnh."))
    return current, row, parent


@dataclass(frozen=True, slots=True)
class Followed:
    """How many rows went over to the later version: `same` say the same, `changed` wait for the agency's word,
    `gone` have no counterpart there."""

    same: int
    changed: int
    gone: int


@dataclass(frozen=True, slots=True)
class _Item:
    pk: int
    kind: str
    code: str
    words: str


@transaction.atomic
def follow_revision(agency_plan: AgencyPlan, *, by: User) -> Followed:
    """Go over to the version that revises the province's plan: rows point at its tasks, what differs is proposed."""
    current = locked(agency_plan)
    later = latest(current.plan)
    if later.pk == current.plan_id:
        return Followed(0, 0, 0)
    if AgencyPlan.objects.filter(plan=later, agency_code=current.agency_code).exists():
        raise Refused(_("Cơ quan đã có kế hoạch theo bản sửa đổi của tỉnh, nên không chuyển nữa."))
    rows = [row for row in current.tasks.all() if row.parent_id]
    became, news = _became(rows, current.plan, later)
    followed = [row for row in rows if row.parent_id in became]
    for row in followed:
        row.parent_id = became[row.parent_id or 0]
        row.version += 1
    AgencyTask.objects.bulk_update(followed, ["parent", "version"])
    current.plan = later
    bump(current, "plan")
    same = sum(row.seen == news[row.parent_id or 0].digest for row in followed)
    result = Followed(same, len(followed) - same, len(rows) - len(followed))
    facts = {"same": result.same, "changed": result.changed, "gone": result.gone}
    record_event("work.cascade_followed", current, by=by, **facts, **label_of(current))
    return result


def _became(rows: list[AgencyTask], plan: Plan, later: Plan) -> tuple[dict[int, int], dict[int, Parent]]:
    """Old item → new item, by the matcher that compares versions; and the new items."""
    olds = parents_by_id({row.parent_id for row in rows if row.parent_id}, plan)
    news = parents_of(later)
    standing = [_item(one) for one in news.values() if not one.ended]
    return {pair.old.pk: pair.new.pk for pair in match([_item(one) for one in olds.values()], standing)}, news


def _item(parent: Parent) -> _Item:
    return _Item(
        parent.item.pk, "item", code_of(parent.data), words_of(parent.data) or fold(parent.item.text)
    )
