"""A prepared amendment takes effect: all its rows at once, with the assignments and jobs that follow from them."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.steps.plans.actions.amend import add_item, change_item, end_item, forget_names, same
from cchc.steps.plans.models import PlanItem
from cchc.steps.plans.queries.export import item_data
from cchc.steps.work.actions.amend import Change, StaleAmendment
from cchc.steps.work.actions.amend_jobs import (
    Cause,
    begin_assignments,
    end_assignments,
    redate,
    rename_assignments,
)
from cchc.steps.work.actions.assign import assign_plan
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Amendment, Assignment


@dataclass(frozen=True, slots=True)
class Applied:
    """How many rows were changed, added, taken out; `given`: the plan's work was given out, so jobs followed."""

    changed: int
    added: int
    ended: int
    given: bool


@transaction.atomic
def apply(amendment: Amendment, *, version: int, by: User) -> Applied:
    """Make it hold. A second click does nothing. Raises Refused, StaleAmendment where a row has become another."""
    current = Amendment.objects.select_for_update(of=("self",)).select_related("plan").get(pk=amendment.pk)
    if current.applied_at is not None:
        return _counted(current)
    if current.version != version:
        raise StaleAmendment(
            _("Nội dung điều chỉnh vừa được người khác cập nhật nên chưa áp dụng. Hãy xem lại rồi áp dụng.")
        )
    if not current.changes:
        raise Refused(_("Chưa có dòng nào được điều chỉnh; hãy chọn ít nhất một nhiệm vụ."))
    items = _items(current)
    given = Assignment.objects.filter(plan=current.plan).exists()
    for change in current.changes:
        _apply_change(current, change, items.get(change["item"] or 0), by, given=given)
    current.applied_at, current.applied_by = timezone.now(), by
    current.version += 1
    current.save(update_fields=["changes", "applied_at", "applied_by", "version"])
    if given:
        assign_plan(current.plan, by=by)  # says who answers where only one lead is left
    done = _counted(current)
    facts = {"number": current.number, "changed": done.changed, "added": done.added, "ended": done.ended}
    record_event("work.amendment_applied", current, by=by, plan=current.plan_id, **facts)
    return done


def _items(amendment: Amendment) -> dict[int, PlanItem]:
    """The items that it changes, as they stand now. Raises StaleAmendment where one says something else than when
    the change was prepared."""
    pks = [change["item"] for change in amendment.changes if change["item"]]
    found = PlanItem.objects.select_for_update(of=("self",)).filter(plan=amendment.plan, pk__in=pks)
    items = {item.pk: item for item in found.select_related("plan").prefetch_related("named")}
    for change in amendment.changes:
        item = items.get(change["item"] or 0)
        if item is None:
            continue
        if item.ended_on is not None or not same(change["before"], item_data(item)):
            said = _(
                "Nhiệm vụ “%(task)s” đã được điều chỉnh theo văn bản khác; hãy mở dòng này, xem lại rồi lưu lại."
            )
            raise StaleAmendment(said % {"task": f"{item.code} {item.text}".strip()[:80]})
    return items


def _apply_change(
    amendment: Amendment, change: Change, item: PlanItem | None, by: User, *, given: bool
) -> None:
    cause, on = Cause(_words(amendment, change), by), amendment.issued_on
    if item is None:
        item = add_item(amendment.plan, change["after"], key=change["key"], on=on)
        change["item"] = item.pk
        if given:
            begin_assignments(item, cause)
    elif change["after"] is None:
        end_item(item, on=on)
        end_assignments(Assignment.objects.filter(item=item, ended_on=None), cause)
    else:
        _change(item, change, cause, amendment, given=given)


def _change(item: PlanItem, change: Change, cause: Cause, amendment: Amendment, *, given: bool) -> None:
    before, after = change["before"], change["after"]
    names = change_item(item, after, on=amendment.issued_on)
    if not given:
        forget_names(names)
        return
    if before["due"] != after["due"]:
        redate(item, cause)  # first: who is named anew gets jobs by the new deadline anyway
    if names.gone or names.new:
        rename_assignments(item, names, cause)
    if (before["field"] or "") != (after["field"] or ""):
        item.jobs.update(field=item.field[:255])


def _words(amendment: Amendment, change: Change) -> str:
    """The reason that stands at every job and assignment that it touches; at most 300 characters."""
    day = date_format(amendment.issued_on, "SHORT_DATE_FORMAT")
    said = _("Điều chỉnh theo %(number)s ngày %(day)s") % {"number": amendment.number, "day": day}
    return (f"{said}: {change['why']}" if change["why"] else said)[:300]


def _counted(amendment: Amendment) -> Applied:
    changes = amendment.changes
    added = sum(change["before"] is None for change in changes)
    ended = sum(change["after"] is None for change in changes)
    given = Assignment.objects.filter(plan=amendment.plan_id).exists()
    return Applied(len(changes) - added - ended, added, ended, given)
