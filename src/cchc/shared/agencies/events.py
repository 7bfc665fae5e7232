"""How the events of agencies read to a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.shared.agencies.models import Agency
from cchc.shared.records.models import Event
from cchc.shared.records.queries import events_about

MOST = 50
WORDS = {
    "agencies.created": gettext_lazy("thêm cơ quan"),
    "agencies.edited": gettext_lazy("sửa thông tin"),
    "agencies.rename": gettext_lazy("đổi tên"),
    "agencies.merge": gettext_lazy("hợp nhất, sáp nhập"),
    "agencies.split": gettext_lazy("chia, tách"),
    "agencies.dissolve": gettext_lazy("giải thể"),
    "agencies.learned": gettext_lazy("ghi nhớ cách gọi"),
    "agencies.alias_added": gettext_lazy("thêm cách gọi"),
    "agencies.alias_removed": gettext_lazy("bỏ cách gọi"),
    "agencies.group_saved": gettext_lazy("lưu nhóm cơ quan"),
    "agencies.imported": gettext_lazy("nhập từ tệp"),
    "agencies.import_undone": gettext_lazy("hoàn tác lần nhập từ tệp"),
    "agencies.province_loaded": gettext_lazy("đưa tỉnh vào"),
    "agencies.sample_built": gettext_lazy("dựng tỉnh mẫu"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """When, who, what, and what it was about."""

    at: datetime
    who: str
    what: str
    about: str = ""


def lines_about(rows: Sequence[Agency]) -> list[Line]:
    """The latest events of an agency's rows, newest first."""
    return [line_of(event) for event in events_about(*rows)[:MOST]]


def line_of(event: Event) -> Line:
    return Line(
        at=event.at,
        who=event.who,
        what=str(WORDS.get(event.kind, event.kind)),
        about=_about(event.data),
    )


def _about(data: dict[str, Any]) -> str:
    """ "Sở A, Sở B → Sở C (từ 1/3/2025)", "“Sở KHCN”", "tên: Sở A → Sở B"."""
    if "olds" in data:
        day = date_format(date.fromisoformat(data["on"]), "SHORT_DATE_FORMAT")
        news = ", ".join(data["news"]) or _("không có cơ quan kế thừa")
        return f"{', '.join(data['olds'])} → {news} ({_('từ %(day)s') % {'day': day}})"
    if "words" in data:
        return f"“{data['words']}”"
    if isinstance(data.get("after"), dict):
        before = data["before"]
        return "; ".join(f"{before[part] or '–'} → {value or '–'}" for part, value in data["after"].items())
    return str(data.get("name") or data.get("file") or data.get("province") or "")
