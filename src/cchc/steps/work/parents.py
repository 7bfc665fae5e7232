"""An item of the province's plan as an agency's plan sees it: what it says, and whether it still says the same."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc.steps.plans.models import Plan, PlanItem
from cchc.steps.plans.queries.export import item_data
from cchc.steps.plans.queries.when import due_of, last_days
from cchc.steps.work.models import Amendment

Data = dict[str, Any]
AGREED = ("text", "activities", "output", "lead", "support")  # what an agency agrees to, besides the deadline
SHOWN = (*AGREED, "due")


@dataclass(frozen=True, slots=True)
class Parent:
    """An item with its data (cchc.plan/1). `ended`: it is no longer in the plan that is in force.

    `label` is the task with its activities: tasks of one number differ only in these.
    """

    item: PlanItem
    data: Data
    digest: str
    ended: bool
    label: str

    @property
    def last_day(self) -> date | None:
        """The last day on which it is in time; None where no single day can be told."""
        due = due_of(self.item)
        if due["kind"] in ("recurring", "continuous"):
            return None
        return max(last_days(due), default=None)


def digest_of(data: Mapping[str, Any], *, ended: bool = False) -> str:
    """64 hex digits of what an agency agrees to; numbering, budget and notes do not count."""
    said = [data[name] for name in AGREED] + [data["due"]["text"], ended]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def parents_of(plan: Plan) -> dict[int, Parent]:
    """Every item of a plan by id, those that are taken out too, in order. Two queries."""
    found = PlanItem.objects.filter(plan=plan).order_by("position")
    return _parents(found.prefetch_related("named"), plan)


def parents_by_id(pks: Iterable[int], plan: Plan) -> dict[int, Parent]:
    """Some items; one of another plan (an earlier version of `plan`) counts as taken out. Two queries."""
    return _parents(PlanItem.objects.filter(pk__in=list(pks)).prefetch_related("named"), plan)


def _parents(items: Iterable[PlanItem], plan: Plan) -> dict[int, Parent]:
    found = {}
    for item in items:
        data, ended = item_data(item), item.ended_on is not None or item.plan_id != plan.pk
        found[item.pk] = Parent(item, data, digest_of(data, ended=ended), ended, _label(item))
    return found


def _label(item: PlanItem) -> str:
    activities = "; ".join(f"{one['code'] or ''} {one['text']}".strip() for one in item.activities)
    return f"{item.text} – {activities}" if activities else item.text


def earlier_words(plan: Plan) -> dict[str, Data]:
    """Digest → what an item said before: before an amendment, and in the versions that this plan revises.

    Three queries for the plan and for each version before it.
    """
    words: dict[str, Data] = {}
    version: Plan | None = plan
    while version is not None:
        for changes in Amendment.objects.filter(plan=version, applied_at__isnull=False).values_list(
            "changes", flat=True
        ):
            said = [state for change in changes for state in (change["before"], change["after"]) if state]
            words |= {digest_of(state): state for state in said}
        version = version.revises
        if version is not None:
            words |= {digest_of(one.data): one.data for one in parents_of(version).values()}
    return words


def latest(plan: Plan) -> Plan:
    """The version of a plan that is in force."""
    while (later := Plan.objects.filter(revises=plan).first()) is not None:
        plan = later
    return plan
