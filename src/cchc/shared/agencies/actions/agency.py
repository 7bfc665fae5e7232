"""A new agency; corrections of what stands. A new name from a day on is `rename`, not a correction."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.pure.span import Span
from cchc.shared.agencies.actions import checks
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.naming import folded_of
from cchc.shared.records.actions import Person, record_event

EDITABLE = (
    "name",
    "short_name",
    "kind",
    "parent",
    "blocks",
    "position",
    "valid_from",
    "valid_to",
    "founded_by",
    "ended_by",
)


def create(
    *,
    code: str,
    name: str,
    kind: str,
    valid_from: date,
    by: Person | None,
    short_name: str = "",
    parent: Agency | None = None,
    blocks: Sequence[str] = (),
    position: int = 0,
    valid_to: date | None = None,
    founded_by: str = "",
    ended_by: str = "",
) -> Agency:
    """An agency from a day on. Refused where the code is taken on one of its days."""
    row = Agency(
        code=code,
        name=name,
        short_name=short_name,
        folded=folded_of(name, short_name),
        kind=kind,
        parent=parent,
        blocks=list(blocks),
        position=position,
        valid_from=valid_from,
        valid_to=valid_to,
        founded_by=founded_by,
        ended_by=ended_by,
    )
    with transaction.atomic():
        _check(row)
        row.save()
        record_event("agencies.created", row, by=by, code=code, name=name)
    return row


def edit(agency: Agency, *, version: int, by: Person | None, **changes: Any) -> Agency:
    """Corrects columns of EDITABLE. Stale where somebody saved since `version`; nothing new writes nothing."""
    with transaction.atomic():
        row = checks.locked(agency, version)
        before = {part: _plain(getattr(row, part)) for part in changes}
        for part, value in changes.items():
            if part not in EDITABLE:
                raise ValueError(part)
            setattr(row, part, value)
        after = {part: _plain(getattr(row, part)) for part in changes}
        if before == after:
            return row
        _check(row)
        row.folded = folded_of(row.name, row.short_name)
        row.version += 1
        row.save()
        changed = [part for part in changes if before[part] != after[part]]
        record_event(
            "agencies.edited",
            row,
            by=by,
            before={part: before[part] for part in changed},
            after={part: after[part] for part in changed},
        )
    return row


def _check(row: Agency) -> None:
    checks.check_code(row.code)
    if row.valid_to and row.valid_to < row.valid_from:
        raise Refused(_("Ngày cuối đứng trước ngày đầu; hãy sửa một trong hai ngày."), "valid_to")
    checks.check_free(row.code, Span(row.valid_from, row.valid_to), but=row if row.pk else None)
    checks.check_parent(row, row.parent)


def _plain(value: Any) -> Any:
    """A column's value as an event keeps it."""
    if isinstance(value, Agency):
        return value.code
    return value.isoformat() if isinstance(value, date) else value
