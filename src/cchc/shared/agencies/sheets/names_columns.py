"""The columns of the sheets of groups and of other names."""

import re
from collections.abc import Callable, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from cchc.pure.reading.text import fold
from cchc.shared.agencies.models import Alias, Group
from cchc.shared.agencies.sheets.columns import KINDS, Column, Wrong, choice, code, codes, day, text

GROUPS, ALIASES = "Nhóm", "Cách gọi"
YES = "Có"
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")

with translation.override("vi"):  # a file says them in Vietnamese, whoever reads it
    SOURCES = {source.value: str(source.label) for source in Alias.Source}
    WHEN_CONCERNED = {one.value: str(one.label) for one in Group.WhenConcerned}


def key(said: str) -> str:
    value = said.strip()
    if value and not _KEY.fullmatch(value):
        raise Wrong(
            _("mã nhóm “%(key)s” không dùng được") % {"key": value[:60]},
            _("chỉ dùng chữ thường không dấu, chữ số, gạch nối, tối đa 60 ký tự"),
        )
    return value


def kinds(said: str) -> tuple[str, ...]:
    """Names of kinds between semicolons: a comma stands inside one."""
    read = choice(KINDS)
    return tuple(dict.fromkeys(read(part) for part in re.split(r"[;\n]", said) if part.strip()))


def chosen(labels: dict[str, str], default: str) -> Callable[[str], str]:
    """One of the labels; the default for an empty cell."""
    read = choice(labels)
    return lambda said: read(said) or default


def yes(said: str) -> bool:
    value = fold(said)
    if value not in ("", "co", "x", "khong", "1", "0"):
        raise Wrong(_("không hiểu “%(said)s”") % {"said": said[:40]}, _("ghi “Có” hoặc để trống"))
    return value in ("co", "x", "1")


GROUP_COLUMNS: Sequence[Column] = (
    Column("key", "Mã nhóm", 26, key, required=True),
    Column("name", "Tên nhóm", 46, text(255), required=True),
    Column("kinds", "Gồm các loại", 30, kinds),
    Column("blocks", "Gồm các khối", 18, codes),
    Column("codes", "Gồm các cơ quan", 40, codes),
    Column("without", "Trừ các cơ quan", 30, codes),
    Column(
        "when_concerned",
        "Khi văn bản chỉ gọi cơ quan liên quan",
        30,
        chosen(WHEN_CONCERNED, Group.WhenConcerned.STAND_BY),
    ),
    Column("is_outside", "Ngoài hệ thống", 12, yes),
    Column("valid_from", "Có từ ngày", 13, day, required=True, also=("tu ngay",)),
    Column("valid_to", "Đến hết ngày", 13, day, also=("den ngay",)),
    Column("note", "Ghi chú", 40, text(2000)),
)
ALIAS_COLUMNS: Sequence[Column] = (
    Column("words", "Cách gọi", 46, text(300), required=True),
    Column("code", "Mã cơ quan", 26, code),
    Column("group", "Mã nhóm", 26, key),
    Column("valid_from", "Từ ngày", 13, day),
    Column("valid_to", "Đến hết ngày", 13, day, also=("den ngay",)),
    Column("source", "Nguồn", 22, chosen(SOURCES, Alias.Source.GIVEN)),
)
