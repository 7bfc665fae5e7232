"""A change of a plan in the year is prepared: its deciding document, and row by row what becomes of the plan.

Nothing holds until it is applied (amend_apply.py). What is prepared can be changed and taken out again.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event, store_document
from cchc.shared.records.models import Document
from cchc.steps.plans.actions.amend import same
from cchc.steps.plans.models import Plan, PlanItem
from cchc.steps.plans.queries.export import item_data
from cchc.steps.plans.rowstate import new_key
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Amendment

Data = dict[str, Any]
Change = dict[str, Any]  # see models.Amendment


class StaleAmendment(Refused):
    """Somebody else saved the amendment since it was shown; nothing was written."""


@transaction.atomic
def start(
    plan: Plan, *, number: str, issued_on: date, words: str, by: User, file: tuple[bytes, str] | None = None
) -> Amendment:
    """An amendment in preparation; `file` is the deciding document with its name. The same number again is the same."""
    if Plan.objects.filter(revises=plan).exists():
        raise Refused(_("Kế hoạch này đã được thay bằng bản sửa đổi nên không điều chỉnh nữa."))
    if plan.issued_on and issued_on < plan.issued_on:
        raise Refused(_("Ngày của văn bản điều chỉnh không thể trước ngày ban hành kế hoạch."))
    Plan.objects.select_for_update().get(pk=plan.pk)
    known = Amendment.objects.filter(plan=plan, number=number, issued_on=issued_on).first()
    if known is not None:
        return known
    found = Amendment.objects.create(
        plan=plan,
        number=number,
        issued_on=issued_on,
        words=words,
        document=_stored(file, by),
        by=by,
        at=timezone.now(),
    )
    record_event("work.amendment_started", found, by=by, plan=plan.pk, number=number)
    return found


def _stored(file: tuple[bytes, str] | None, by: User) -> Document | None:
    return store_document(file[0], file[1], by=by) if file else None


@transaction.atomic
def put_change(
    amendment: Amendment, *, item: PlanItem, data: Data, version: int, by: User, why: str = ""
) -> Amendment:
    """This item shall say what `data` says. What says the same as now is no change and is taken out. Twice is once."""
    current = _open(amendment)
    before = item_data(item)
    change = None if same(before, data) else _change(item, before, data, why)
    if _is_there(current, change, version):
        return current
    _same_version(current, version)
    _in_force(current, item)
    changes = _without(current, item.key)
    if change is not None:
        _complete(data)
        changes.append(change)
    return _save(current, changes)


@transaction.atomic
def put_end(amendment: Amendment, *, item: PlanItem, why: str, version: int, by: User) -> Amendment:
    """This item shall be taken out, and why. Twice is once."""
    current = _open(amendment)
    change = _change(item, item_data(item), None, why)
    if _is_there(current, change, version):
        return current
    _same_version(current, version)
    _in_force(current, item)
    if not why:
        raise Refused(_("Hãy ghi lý do bỏ nhiệm vụ này."))
    return _save(current, [*_without(current, item.key), change])


@transaction.atomic
def put_new(amendment: Amendment, *, data: Data, version: int, by: User, key: str = "") -> Amendment:
    """A new item; `key` is that of one prepared before, to be changed. Twice is once."""
    current = _open(amendment)
    key = key or new_key("item")
    change: Change = {"item": None, "key": key, "before": None, "after": data, "why": ""}
    if _is_there(current, change, version):
        return current
    _same_version(current, version)
    _complete(data)
    return _save(current, [*_without(current, key), change])


def _is_there(amendment: Amendment, change: Change | None, version: int) -> bool:
    """Whether this very change was the last one saved: its form came twice."""
    if change is None or amendment.version != version + 1 or not amendment.changes:
        return False
    last = {
        **amendment.changes[-1],
        "key": change["key"] if change["item"] is None else amendment.changes[-1]["key"],
    }
    return bool(last == change)


@transaction.atomic
def take_out(amendment: Amendment, *, key: str, version: int, by: User) -> Amendment:
    """This row stays as it is after all. Twice is once."""
    current = _open(amendment)
    changes = _without(current, key)
    if len(changes) == len(current.changes):
        return current
    _same_version(current, version)
    return _save(current, changes)


@transaction.atomic
def discard(amendment: Amendment, *, by: User) -> None:
    """Give a prepared amendment up; the audit trail keeps what it would have changed."""
    current = Amendment.objects.select_for_update().filter(pk=amendment.pk).first()
    if current is None:
        return
    if current.applied_at:
        raise Refused(
            _("Văn bản điều chỉnh đã có hiệu lực nên không bỏ được; hãy lập văn bản điều chỉnh mới.")
        )
    record_event(
        "work.amendment_discarded", current.plan, by=by, number=current.number, changes=current.changes
    )
    current.delete()


def change_of(amendment: Amendment, key: str) -> Change | None:
    """What is prepared for a row."""
    return next((one for one in amendment.changes if one["key"] == key), None)


def _change(item: PlanItem, before: Data, after: Data | None, why: str) -> Change:
    return {"item": item.pk, "key": item.key, "before": before, "after": after, "why": why}


def _without(amendment: Amendment, key: str) -> list[Change]:
    return [one for one in amendment.changes if one["key"] != key]


def _open(amendment: Amendment) -> Amendment:
    current = Amendment.objects.select_for_update(of=("self",)).select_related("plan").get(pk=amendment.pk)
    if current.applied_at:
        raise Refused(_("Văn bản điều chỉnh này đã có hiệu lực nên không sửa được nữa."))
    return current


def _same_version(amendment: Amendment, version: int) -> None:
    if amendment.version != version:
        raise StaleAmendment(
            _("Nội dung điều chỉnh vừa được người khác cập nhật nên chưa lưu. Hãy xem lại rồi làm lại.")
        )


def _save(amendment: Amendment, changes: list[Change]) -> Amendment:
    amendment.changes = changes
    amendment.version += 1
    amendment.save(update_fields=["changes", "version"])
    return amendment


def _in_force(amendment: Amendment, item: PlanItem) -> None:
    if item.plan_id != amendment.plan_id or item.ended_on is not None:
        raise Refused(_("Nhiệm vụ này không còn trong kế hoạch đang có hiệu lực."))


def _complete(data: Mapping[str, Any]) -> None:
    if not str(data["text"] or "").strip():
        raise Refused(_("Hãy ghi nội dung nhiệm vụ."))
