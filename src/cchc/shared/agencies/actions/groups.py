"""Groups: named, dated rules, with the ways to say them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cchc.pure.reading.text import fold, one_line
from cchc.pure.span import Span
from cchc.shared.agencies.errors import Refused, Stale
from cchc.shared.agencies.models import Agency, Alias, Group
from cchc.shared.agencies.naming import key as key_of
from cchc.shared.records.actions import Person, record_event


@dataclass(frozen=True, slots=True)
class GroupData:
    """A group as a form or a file says it. `aliases` replace the declared ones; learned ones stay."""

    name: str
    valid_from: date
    valid_to: date | None = None
    kinds: Sequence[str] = ()
    blocks: Sequence[str] = ()
    codes: Sequence[str] = ()
    without: Sequence[str] = ()
    when_concerned: str = Group.WhenConcerned.STAND_BY
    is_outside: bool = False
    note: str = ""
    aliases: Sequence[str] = ()


def save_group(
    group: Group | None, data: GroupData, *, by: Person | None, version: int = 0, key: str = ""
) -> Group:
    """Makes (`group` None) or changes one. `key`: of a new span of a group that there is; else made from the name."""
    with transaction.atomic():
        row = _locked(group, version) if group else Group(key=key or _new_key(data.name))
        _check(row, data)
        before = _as_said(row) if row.pk else None
        row.name, row.note = data.name, data.note
        row.valid_from, row.valid_to = data.valid_from, data.valid_to
        row.kinds, row.blocks = list(data.kinds), list(data.blocks)
        row.codes, row.without = list(data.codes), list(data.without)
        row.when_concerned, row.is_outside = data.when_concerned, data.is_outside
        row.version += 1
        row.save()
        _set_aliases(row, data.aliases, by)
        if before != _as_said(row):
            record_event("agencies.group_saved", row, by=by, before=before, after=_as_said(row))
    return row


def _locked(group: Group, version: int) -> Group:
    row = Group.objects.select_for_update().get(pk=group.pk)
    if row.version != version:
        raise Stale(
            _("Nhóm “%(name)s” vừa được người khác sửa; hãy xem lại rồi lưu lần nữa.") % {"name": row.name}
        )
    return row


def _check(row: Group, data: GroupData) -> None:
    if data.valid_to and data.valid_to < data.valid_from:
        raise Refused(_("Ngày cuối đứng trước ngày đầu; hãy sửa một trong hai ngày."), "valid_to")
    span = Span(data.valid_from, data.valid_to)
    for other in Group.objects.filter(key=row.key).exclude(pk=row.pk):
        if Span(other.valid_from, other.valid_to).overlaps(span):
            raise Refused(
                _("Nhóm này đã có quy tắc khác cho một phần khoảng ngày đó; hãy sửa khoảng ngày."),
                "valid_from",
            )
    known = set(Agency.objects.filter(code__in=[*data.codes, *data.without]).values_list("code", flat=True))
    for part, codes in (("codes", data.codes), ("without", data.without)):
        if unknown := [code for code in codes if code not in known]:
            raise Refused(_("Không có cơ quan nào mang mã: %(codes)s.") % {"codes": ", ".join(unknown)}, part)


def _set_aliases(row: Group, words: Sequence[str], by: Person | None) -> None:
    wanted = {key_of(one)[:300]: one_line(one)[:300] for one in words if key_of(one)}
    given = {alias.folded: alias for alias in row.aliases.filter(source=Alias.Source.GIVEN)}
    row.aliases.filter(pk__in=[alias.pk for folded, alias in given.items() if folded not in wanted]).delete()
    Alias.objects.bulk_create(
        Alias(words=one, folded=folded, group=row, made_by=by.username if by else "")
        for folded, one in wanted.items()
        if folded not in given
    )


def _as_said(row: Group) -> dict[str, object]:
    """As the event keeps it."""
    return {
        "name": row.name,
        "note": row.note,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
        "kinds": row.kinds,
        "blocks": row.blocks,
        "codes": row.codes,
        "without": row.without,
        "when_concerned": row.when_concerned,
        "is_outside": row.is_outside,
        "aliases": sorted(row.aliases.values_list("words", flat=True)),
    }


def _new_key(name: str) -> str:
    """A key from the name that no other group has."""
    base = slugify(fold(name))[:50] or "nhom"
    taken = set(Group.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(one for one in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if one not in taken)
