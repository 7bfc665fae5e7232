"""The columns of the two sheets: their titles, and how a cell turns into a value."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from cchc.pure.day import day_text, read_day
from cchc.pure.reading.text import fold, one_line
from cchc.shared.agencies.models import Agency, Succession

AGENCIES, SUCCESSIONS = "Cơ quan", "Kế thừa"
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class Wrong(ValueError):
    """A cell that cannot be used: `what` is wrong, `fix` what to do."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.fix = what, fix


@dataclass(frozen=True, slots=True)
class Column:
    """`read` gives the value of a cell's text or raises Wrong; `also` are other titles, without accents."""

    key: str
    title: str
    width: int
    read: Callable[[str], Any]
    required: bool = False
    also: tuple[str, ...] = ()

    @property
    def titles(self) -> set[str]:
        return {fold(self.title), *self.also}


def text(most: int) -> Callable[[str], str]:
    def read(said: str) -> str:
        value = one_line(said)
        if len(value) > most:
            raise Wrong(
                _("dài %(count)s ký tự") % {"count": len(value)},
                _("rút gọn còn tối đa %(most)s ký tự") % {"most": most},
            )
        return value

    return read


def code(said: str) -> str:
    value = said.strip()
    if value and not _CODE.fullmatch(value):
        raise Wrong(
            _("mã “%(code)s” không dùng được") % {"code": value[:60]},
            _("chỉ dùng chữ không dấu, chữ số, dấu chấm, gạch nối, tối đa 40 ký tự"),
        )
    return value


def codes(said: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code(part) for part in re.split(r"[;,\n]", said) if part.strip()))


def words(said: str) -> tuple[str, ...]:
    """Names between semicolons: a comma may stand inside a name."""
    return tuple(dict.fromkeys(one_line(part)[:300] for part in re.split(r"[;\n]", said) if part.strip()))


def day(said: str) -> date | None:
    try:
        return read_day(said.strip())
    except ValueError:
        raise Wrong(
            _("không hiểu ngày “%(said)s”") % {"said": said[:40]}, _("ghi theo mẫu 01/07/2025")
        ) from None


def position(said: str) -> int:
    if not said.strip():
        return 0
    if not re.fullmatch(r"\d{1,6}", said.strip()):
        raise Wrong(
            _("thứ tự “%(said)s” không phải là số") % {"said": said[:40]}, _("ghi một số từ 0 đến 999999")
        )
    return int(said)


def choice(labels: Mapping[str, str]) -> Callable[[str], str]:
    """One of the labels (or its key), with or without accents."""
    known = {fold(label): key for key, label in labels.items()} | {key: key for key in labels}

    def read(said: str) -> str:
        value = fold(said)
        if value and value not in known:
            options = ", ".join(labels.values())
            raise Wrong(
                _("không có loại “%(said)s”") % {"said": said[:40]},
                _("ghi một trong: %(options)s") % {"options": options},
            )
        return known.get(value, "")

    return read


with translation.override("vi"):  # a file says them in Vietnamese, whoever reads it
    KINDS = {kind.value: str(kind.label) for kind in Agency.Kind}
    MOVES = {kind.value: str(kind.label) for kind in Succession.Kind}

AGENCY_COLUMNS: Sequence[Column] = (
    Column("code", "Mã", 26, code, required=True, also=("ma co quan",)),
    Column("name", "Tên", 46, text(255), required=True, also=("ten co quan", "ten day du")),
    Column("short_name", "Tên ngắn", 24, text(100), also=("ten viet tat",)),
    Column("kind", "Loại", 20, choice(KINDS), required=True, also=("loai co quan",)),
    Column("parent", "Mã cấp trên", 22, code, also=("ma co quan cap tren", "truc thuoc")),
    Column("blocks", "Khối chấm điểm", 18, codes, also=("khoi",)),
    Column("position", "Thứ tự", 9, position, also=("tt", "stt")),
    Column("valid_from", "Có từ ngày", 13, day, required=True, also=("tu ngay",)),
    Column("valid_to", "Đến hết ngày", 13, day, also=("den ngay",)),
    Column("founded_by", "Văn bản thành lập", 30, text(255)),
    Column("ended_by", "Văn bản chấm dứt", 30, text(255)),
    Column("aliases", "Cách gọi khác", 40, words, also=("ten goi khac",)),
)
SUCCESSION_COLUMNS: Sequence[Column] = (
    Column("kind", "Hình thức", 20, choice(MOVES), required=True),
    Column("on", "Từ ngày", 13, day, required=True),
    Column("olds", "Mã cơ quan cũ", 40, codes, required=True),
    Column("news", "Mã cơ quan mới", 40, codes),
    Column("decision", "Văn bản", 40, text(255)),
)


def shown(value: Any) -> str:
    """A value as a cell shows it; what `read` reads back."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, tuple | list):
        return "; ".join(value)
    return str(value)
