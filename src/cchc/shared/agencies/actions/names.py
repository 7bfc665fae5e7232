"""Other names: declared by a person, or remembered from a choice that a person made once."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cchc.pure.reading.text import one_line
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.models import Agency, Alias, Group
from cchc.shared.agencies.naming import key
from cchc.shared.records.actions import Person, record_event

LONGEST = 300


def learn(words: str, target: str | Group, *, by: Person | None) -> Alias:
    """From now on the words mean this agency (its code) or this group. A later choice takes the earlier one's place."""
    words = _checked(words)
    folded = key(words)[:LONGEST]
    code, group = ("", target) if isinstance(target, Group) else (target, None)
    with transaction.atomic():
        _check_code_known(code)
        learned = Alias.objects.select_for_update().filter(folded=folded, source=Alias.Source.LEARNED)
        before = list(learned)
        for alias in before:
            if (alias.code, alias.group_id) == (code, group.pk if group else None) and alias.words == words:
                return alias
        learned.filter(words=words).delete()
        alias = Alias.objects.create(
            words=words,
            folded=folded,
            code=code,
            group=group,
            source=Alias.Source.LEARNED,
            made_by=by.username if by else "",
        )
        record_event(
            "agencies.learned",
            group or _row_of(code),
            by=by,
            words=words,
            code=code,
            group=group.key if group else "",
            before=[one.code or str(one.group) for one in before if one.words == words],
        )
    return alias


def add_alias(
    words: str,
    target: str | Group,
    *,
    by: Person | None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Alias:
    """Declares another name; the same one again gives what is there."""
    words = _checked(words)
    code, group = ("", target) if isinstance(target, Group) else (target, None)
    with transaction.atomic():
        _check_code_known(code)
        alias, new = Alias.objects.get_or_create(
            folded=key(words)[:LONGEST],
            words=words,
            code=code,
            group=group,
            source=Alias.Source.GIVEN,
            defaults={
                "valid_from": valid_from,
                "valid_to": valid_to,
                "made_by": by.username if by else "",
            },
        )
        if new:
            record_event("agencies.alias_added", group or _row_of(code), by=by, words=words)
    return alias


def remove_alias(alias: Alias, *, by: Person | None) -> None:
    """Forgets a name, declared or learned."""
    with transaction.atomic():
        about = alias.group or _row_of(alias.code)
        if Alias.objects.filter(pk=alias.pk).delete()[0]:
            record_event("agencies.alias_removed", about, by=by, words=alias.words)


def _checked(words: str) -> str:
    words = one_line(words)
    if not key(words):
        raise Refused(_("Cách gọi chưa có chữ nào; hãy nhập tên như trong văn bản."), "words")
    if len(words) > LONGEST:
        raise Refused(_("Cách gọi dài quá 300 ký tự; hãy rút gọn."), "words")
    return words


def _check_code_known(code: str) -> None:
    if code and not Agency.objects.filter(code=code).exists():
        raise Refused(_("Không có cơ quan nào mang mã “%(code)s”.") % {"code": code}, "code")


def _row_of(code: str) -> Agency | None:
    return Agency.objects.filter(code=code).order_by("-valid_from").first()
