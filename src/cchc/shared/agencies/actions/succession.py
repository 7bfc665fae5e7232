"""Renamed, merged, split, dissolved on a day: spans are closed and opened, and who follows whom is written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.pure.span import Span, day_before
from cchc.shared.agencies.actions import checks
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.models import Agency, Succession
from cchc.shared.agencies.naming import folded_of
from cchc.shared.records.actions import Person, record_event

Kind = Succession.Kind


@dataclass(frozen=True, slots=True)
class New:
    """What begins: a code of its own, or that of an agency which goes on (under this name)."""

    code: str
    name: str
    short_name: str = ""
    kind: str = ""  # "": as the first of the old ones


def rename(
    agency: Agency,
    *,
    name: str,
    on: date,
    by: Person | None,
    short_name: str = "",
    decision: str = "",
    version: int | None = None,
) -> Agency:
    """The same agency under another name from the day `on`; gives its new row."""
    with transaction.atomic():
        row = checks.locked(agency, version)
        if (name, short_name) == (row.name, row.short_name):
            raise Refused(_("Tên mới giống hệt tên đang dùng; hãy nhập tên mới."), "name")
        checks.check_can_end(row, on)
        new = _follow([row], New(row.code, name, short_name), on, decision)
        _write(Kind.RENAME, on, decision, [row], [new], by)
    return new


def merge(olds: Sequence[Agency], *, into: New, on: date, by: Person | None, decision: str = "") -> Agency:
    """Several become one from the day `on`. Who hosts the seat keeps its code (`into.code`); the others end."""
    with transaction.atomic():
        rows = [checks.locked(agency) for agency in _unique(olds)]
        host = _open(into.code, on)
        if len({row.code for row in rows} | ({host.code} if host else set())) < 2:
            raise Refused(_("Hợp nhất cần ít nhất hai cơ quan; hãy chọn thêm cơ quan."), "olds")
        if host and _same(host, into):
            rows = [row for row in rows if row.pk != host.pk]
            new = host
        elif host and host.pk not in {row.pk for row in rows}:
            rows.append(host)
        for row in rows:
            checks.check_can_end(row, on)
        if not (host and _same(host, into)):
            new = _follow(rows, into, on, decision)
        _close(rows, on, decision)
        _write(Kind.MERGE, on, decision, rows, [new], by)
    return new


def split(
    agency: Agency,
    *,
    parts: Sequence[New],
    on: date,
    by: Person | None,
    decision: str = "",
    version: int | None = None,
) -> list[Agency]:
    """One becomes several from the day `on`; a part with its code is the agency going on."""
    with transaction.atomic():
        row = checks.locked(agency, version)
        if len({part.code for part in parts}) < 2:
            raise Refused(_("Chia, tách cần ít nhất hai cơ quan mới với mã khác nhau."), "parts")
        checks.check_can_end(row, on)
        stays = next((part for part in parts if part.code == row.code and _same(row, part)), None)
        if not stays:
            _close([row], on, decision)
        news = [row if part is stays else _follow([row], part, on, decision) for part in parts]
        _write(Kind.SPLIT, on, decision, [row], news, by)
    return news


def dissolve(
    olds: Sequence[Agency],
    *,
    on: date,
    by: Person | None,
    heirs: Sequence[Agency] = (),
    decision: str = "",
) -> Succession:
    """They end the day before `on`; their work goes to the heirs, to nobody where there are none."""
    with transaction.atomic():
        rows = [checks.locked(agency) for agency in _unique(olds)]
        if {row.code for row in rows} & {heir.code for heir in heirs}:
            raise Refused(
                _("Cơ quan giải thể không thể tự nhận việc của mình; hãy chọn cơ quan khác."), "heirs"
            )
        for row in rows:
            checks.check_can_end(row, on)
        for heir in heirs:
            if heir.valid_to and heir.valid_to < on:
                raise Refused(
                    _("%(name)s không còn hoạt động vào ngày đó; hãy chọn cơ quan khác.") % {"name": heir},
                    "heirs",
                )
        _close(rows, on, decision)
        return _write(Kind.DISSOLVE, on, decision, rows, list(heirs), by)


def _follow(olds: Sequence[Agency], new: New, on: date, decision: str) -> Agency:
    """The row that begins on the day, placed where the row of its code stood, else where the first old one did."""
    model = next((row for row in olds if row.code == new.code), olds[0])
    checks.check_code(new.code)
    if model.code == new.code and model.valid_to is None:
        _close([model], on, decision)
    checks.check_free(new.code, Span(on, None))
    return Agency.objects.create(
        code=new.code,
        name=new.name,
        short_name=new.short_name,
        folded=folded_of(new.name, new.short_name),
        kind=new.kind or model.kind,
        parent=model.parent,
        blocks=model.blocks,
        position=model.position,
        valid_from=on,
        founded_by=decision,
        is_sample=model.is_sample,
    )


def _close(rows: Sequence[Agency], on: date, decision: str) -> None:
    for row in rows:
        if row.valid_to is None:
            row.valid_to, row.ended_by = day_before(on), decision
            row.version += 1
            row.save(update_fields=("valid_to", "ended_by", "version"))


def _write(
    kind: str, on: date, decision: str, olds: Sequence[Agency], news: Sequence[Agency], by: Person | None
) -> Succession:
    """Who follows whom, and the one event of it."""
    sample = all(row.is_sample for row in olds)
    succession = Succession.objects.create(kind=kind, on=on, decision=decision, is_sample=sample)
    succession.olds.set(olds)
    succession.news.set(news)
    record_event(
        f"agencies.{kind}",
        olds[0],
        by=by,
        on=on.isoformat(),
        decision=decision,
        olds=[row.name for row in olds],
        news=[row.name for row in news],
    )
    return succession


def _open(code: str, on: date) -> Agency | None:
    """The row of a code that lasts beyond the day; held until the transaction ends."""
    return (
        Agency.objects.select_for_update().filter(code=code, valid_to__isnull=True, valid_from__lt=on).first()
    )


def _same(row: Agency, new: New) -> bool:
    return (row.name, row.short_name) == (new.name, new.short_name) and new.kind in ("", row.kind)


def _unique(rows: Sequence[Agency]) -> list[Agency]:
    return list({row.pk: row for row in rows}.values())
