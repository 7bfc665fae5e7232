"""Correct what was read. Every correction is one Change, and every Change can be undone and redone."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import record_event
from cchc.steps.plans import shapes
from cchc.steps.plans.errors import Refused, Stale
from cchc.steps.plans.grouping import in_fields
from cchc.steps.plans.history import original, redoable, undoable
from cchc.steps.plans.models import Change, Intake, Row
from cchc.steps.plans.ranks import between
from cchc.steps.plans.rowstate import State, empty, new_key, put_state, state_of

States = Mapping[str, State | None]


@transaction.atomic
def edit(row: Row, data: dict[str, Any], *, version: int, by: User) -> Change | None:
    """Replace what a row says. None where nothing changed. Raises Stale, Refused."""
    current = _lock(row.intake, row.key, version)
    state = {**state_of(current), "data": data}
    if data.get("field") != current.data.get("field"):
        state["rank"] = _rank_in_field(current, data.get("field"))
    return apply(current.intake, Change.Kind.EDIT, {row.key: state}, by=by)


@transaction.atomic
def drop(row: Row, *, version: int, by: User) -> Change | None:
    """Leave a row out of the plan; it stays in the review and can be restored."""
    current = _lock(row.intake, row.key, version)
    if current.kind == Row.Kind.DOCUMENT:
        raise Refused(_("Thông tin văn bản không bỏ được; hãy sửa từng mục trong đó."))
    return apply(current.intake, Change.Kind.DROP, {row.key: {**state_of(current), "dropped": True}}, by=by)


@transaction.atomic
def restore(row: Row, *, version: int, by: User) -> Change | None:
    """Take a dropped row in again."""
    current = _lock(row.intake, row.key, version)
    state = {**state_of(current), "dropped": False}
    return apply(current.intake, Change.Kind.RESTORE, {row.key: state}, by=by)


@transaction.atomic
def add(intake: Intake, *, kind: str, data: dict[str, Any], after: str | None, by: User) -> Row:
    """A row of one's own after the row `after`, or at the end of its field."""
    current = _lock_intake(intake)
    full = {**empty(kind), **data}
    key = new_key(kind)
    rank = _rank_after(current, kind, after) if after else _rank_at_end(current, kind, full.get("field"))
    state: State = {"kind": kind, "rank": rank, "data": full, "kept": [], "anchors": [], "dropped": False}
    apply(current, Change.Kind.ADD, {key: state}, by=by)
    return Row.objects.get(intake=current, key=key)


@transaction.atomic
def split(row: Row, first: dict[str, Any], second: dict[str, Any], *, version: int, by: User) -> Row:
    """Two rows in place of one; the second is returned. Both keep the place in the document."""
    current = _lock(row.intake, row.key, version)
    key = new_key(current.kind)
    state = state_of(current)
    rank = _rank_after(current.intake, current.kind, current.key)
    states = {current.key: {**state, "data": first}, key: {**state, "data": second, "rank": rank}}
    apply(current.intake, Change.Kind.SPLIT, states, by=by)
    return Row.objects.get(intake=current.intake, key=key)


@transaction.atomic
def merge(intake: Intake, versions: Mapping[str, int], *, by: User) -> Row:
    """One row in place of several of one kind, in the order in which they stand; the others are dropped."""
    current = _lock_intake(intake)
    rows = list(current.rows.filter(key__in=versions, dropped=False).order_by("rank", "pk"))
    if len(rows) < 2 or len(rows) != len(versions) or len({row.kind for row in rows}) != 1:
        raise Refused(_("Hãy chọn từ hai dòng cùng loại trở lên để gộp."))
    if rows[0].kind == Row.Kind.DOCUMENT:
        raise Refused(_("Thông tin văn bản không gộp được."))
    for row in rows:
        _check_version(row, versions[row.key])
    year = _year(current)
    data = rows[0].data
    for row in rows[1:]:
        data = shapes.merged(rows[0].kind, data, row.data, year=year)
    states: dict[str, State] = {row.key: {**state_of(row), "dropped": True} for row in rows[1:]}
    anchors = list(dict.fromkeys(name for row in rows for name in row.anchors))
    states[rows[0].key] = {**state_of(rows[0]), "data": data, "anchors": anchors}
    apply(current, Change.Kind.MERGE, states, by=by)
    return Row.objects.get(pk=rows[0].pk)


@transaction.atomic
def move(row: Row, *, up: bool, version: int, by: User) -> Change | None:
    """One place up or down as the review shows them; over the edge of a field it goes into the next field."""
    current = _lock(row.intake, row.key, version)
    rows = in_fields(current.intake.rows.filter(kind=current.kind))
    here = next(index for index, other in enumerate(rows) if other.pk == current.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return None
    neighbour, state = rows[there], state_of(current)
    same_field = neighbour.data.get("field") == current.data.get("field")
    if not same_field:
        state["data"] = {**current.data, "field": neighbour.data.get("field")}
    ranks = sorted(other.rank for other in rows if other.pk != current.pk)
    before = up if same_field else not up
    state["rank"] = _beside(neighbour.rank, ranks, before=before)
    return apply(current.intake, Change.Kind.MOVE, {row.key: state}, by=by)


def _beside(rank: str, ranks: list[str], *, before: bool) -> str:
    """A rank right before or right after `rank`, which is one of `ranks` (ascending)."""
    at = ranks.index(rank)
    if before:
        return between(ranks[at - 1] if at else None, rank)
    return between(rank, ranks[at + 1] if at + 1 < len(ranks) else None)


@transaction.atomic
def undo(intake: Intake, *, by: User) -> Change:
    """Take one's own latest correction back. Raises Refused where somebody has changed those rows since."""
    current = _lock_intake(intake)
    change = undoable(current, by)
    if change is None:
        raise Refused(_("Không còn thao tác nào của bạn để hoàn tác."))
    return _reverse(current, change, Change.Kind.UNDO, by)


@transaction.atomic
def redo(intake: Intake, *, by: User) -> Change:
    """Do again what one has undone last. Raises Refused as undo does."""
    current = _lock_intake(intake)
    change = redoable(current, by)
    if change is None:
        raise Refused(_("Không có thao tác nào để làm lại."))
    return _reverse(current, change, Change.Kind.REDO, by)


def _reverse(intake: Intake, change: Change, kind: Change.Kind, by: User) -> Change:
    standing = {row.key: state_of(row) for row in intake.rows.filter(key__in=change.after)}
    if any(standing.get(key) != state for key, state in change.after.items()):
        raise Refused(
            _("Dòng này đã được sửa tiếp sau thao tác đó, nên không hoàn tác được; hãy sửa trực tiếp.")
        )
    reversed_ = apply(intake, kind, change.before, by=by, undoes=change)
    assert reversed_ is not None  # before and after differ
    return reversed_


def apply(
    intake: Intake, kind: Change.Kind, states: States, *, by: User, undoes: Change | None = None
) -> Change | None:
    """Give rows new states (None: the row goes away) and write the Change; None where nothing changed."""
    rows = {row.key: row for row in intake.rows.filter(key__in=states)}
    before = {key: state_of(rows[key]) if key in rows else None for key in states}
    if before == states:
        return None
    change = Change.objects.create(
        intake=intake, kind=kind, before=before, after=dict(states), undoes=undoes, by=by
    )
    for key, state in states.items():
        row = rows.get(key) or Row(intake=intake, key=key)
        if state is None:
            row.delete()
            continue
        put_state(row, state)
        row.version = change.pk
        row.save()
    Intake.objects.filter(pk=intake.pk).update(revision=F("revision") + 1)
    of = {"of": original(undoes).kind} if undoes else {}
    record_event("plans.corrected", intake, by=by, change=change.pk, how=kind.value, **of)
    return change


def _lock_intake(intake: Intake) -> Intake:
    """One correction at a time in an intake; Refused where it is closed."""
    current = Intake.objects.select_for_update().defer("source", "plan_json", "findings").get(pk=intake.pk)
    if not current.is_open:
        raise Refused(
            _("Văn bản này không còn ở bước rà soát (%(state)s), nên không sửa được nữa.")
            % {"state": current.get_state_display()}
        )
    return current


def _lock(intake: Intake, key: str, version: int) -> Row:
    current = _lock_intake(intake)
    row = current.rows.filter(key=key).first()
    if row is None:
        raise Stale(_("Dòng này không còn nữa: thao tác tạo ra nó đã được hoàn tác."), None)
    row.intake = current
    _check_version(row, version)
    return row


def _check_version(row: Row, version: int) -> None:
    if row.version != version:
        last = Change.objects.filter(pk=row.version).select_related("by").first()
        who = last.by.full_name if last else _("Người khác")
        raise Stale(_("%(who)s vừa sửa dòng này. Nội dung bạn gõ vẫn còn ở đây.") % {"who": who}, row)


def _year(intake: Intake) -> int | None:
    year = intake.rows.values_list("data__year", flat=True).get(kind=Row.Kind.DOCUMENT)
    return int(year) if year else None


def _rank_after(intake: Intake, kind: str, key: str) -> str:
    """Between a row and the next one of its kind."""
    here = intake.rows.filter(kind=kind, key=key).values_list("rank", flat=True).first()
    later = intake.rows.filter(kind=kind, rank__gt=here or "").order_by("rank").values_list("rank", flat=True)
    return between(here, later.first())


def _rank_at_end(intake: Intake, kind: str, field: str | None) -> str:
    """After the last row of the field; at the very end where there is none."""
    rows = intake.rows.filter(kind=kind).order_by("-rank")
    last = next((row for row in rows.only("key", "data") if row.data.get("field") == field), rows.first())
    return _rank_after(intake, kind, last.key) if last else "5"


def _rank_in_field(row: Row, field: str | None) -> str:
    """Its own rank, or the end of the field that it is put into where that field has rows."""
    others = row.intake.rows.filter(kind=row.kind).exclude(pk=row.pk).order_by("-rank").only("rank", "data")
    last = next((other for other in others if other.data.get("field") == field), None)
    if last is None:
        return row.rank
    later = [other.rank for other in others if other.rank > last.rank]
    return between(last.rank, min(later, default=None))
