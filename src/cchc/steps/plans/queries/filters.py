"""What of a plan's tasks is asked for: read from an address, and written back into one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.pure.reading.text import fold
from cchc.steps.plans.wording import calm

if TYPE_CHECKING:
    from cchc.steps.plans.queries.items import ItemView

NO_FIELD = "-"  # in an address: tasks that stand under no field
ROLES = {"chu-tri": gettext_lazy("chủ trì"), "phoi-hop": gettext_lazy("phối hợp")}
KINDS = {
    "co-ngay": gettext_lazy("Có ngày cụ thể"),
    "dinh-ky": gettext_lazy("Định kỳ"),
    "thuong-xuyen": gettext_lazy("Thường xuyên"),
    "chua-ro": gettext_lazy("Chưa xác định được ngày"),
    "khong-co": gettext_lazy("Không ghi thời hạn"),
}
FINDINGS = {
    "co": gettext_lazy("Có vấn đề để ngỏ"),
    "error": gettext_lazy("Có lỗi"),
    "warning": gettext_lazy("Có cảnh báo"),
    "khong": gettext_lazy("Không có vấn đề"),
}
QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """Empty texts: everything that holds; `ended`: what was taken out instead. `due` is a month "thang-3", a quarter "quy-1" or one of KINDS."""

    words: str = ""
    field: str = ""
    agency: str = ""
    role: str = ""
    due: str = ""
    findings: str = ""
    ended: str = ""
    sort: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether every task is shown."""
        return replace(self, sort="", role="") == ItemFilter()

    def passes(self, view: "ItemView") -> bool:
        return (
            view.is_ended == bool(self.ended)
            and all(word in view.item.folded for word in fold(self.words).split())
            and (not self.field or view.item.field == ("" if self.field == NO_FIELD else self.field))
            and (not self.agency or self._assigned(view))
            and (not self.due or is_due(view, self.due))
            and (not self.findings or self._found(view))
        )

    def order(self, views: "Sequence[ItemView]") -> "list[ItemView]":
        """Sorted as asked; what has no value stands last either way."""
        key = SORTS.get(self.sort.removeprefix("-"))
        if key is None:
            return list(views)
        known = [view for view in views if key(view)]
        known.sort(key=key, reverse=self.sort.startswith("-"))
        return known + [view for view in views if not key(view)]

    def _assigned(self, view: "ItemView") -> bool:
        asked = {"chu-tri": view.leads, "phoi-hop": view.supports}.get(self.role, view.leads + view.supports)
        return fold(self.agency) in {one.folded for one in asked}

    def _found(self, view: "ItemView") -> bool:
        severities = {finding.severity for finding in view.open_findings}
        return {"co": bool(severities), "khong": not severities}.get(
            self.findings, self.findings in severities
        )


SORTS: dict[str, Callable[[Any], Any]] = {
    "noi-dung": lambda view: fold(view.item.text),
    "chu-tri": lambda view: fold(view.item.lead_text),
    "thoi-han": lambda view: (
        view.due["end"] or (date(view.year, min(view.months), 28) if view.months else None)
    ),
}
NAMES = {
    "words": "tim",
    "field": "linh-vuc",
    "agency": "co-quan",
    "role": "vai-tro",
    "due": "thoi-han",
    "findings": "van-de",
    "ended": "da-bo",
    "sort": "xep",
}


def kind_of(view: "ItemView") -> str:
    """Which of KINDS a task's deadline is."""
    kind = view.due["kind"]
    if kind == "continuous":
        return "thuong-xuyen"
    if kind == "recurring":
        return "dinh-ky"
    if not view.is_undated:
        return "co-ngay"
    return "chua-ro" if view.due["text"] else "khong-co"


def is_due(view: "ItemView", when: str) -> bool:
    """Whether a task falls under a value of the deadline's filter."""
    name, _dash, number = when.rpartition("-")
    if name == "thang":
        return int(number) in view.months
    if name == "quy":
        return any((month - 1) // 3 + 1 == int(number) for month in view.months)
    return kind_of(view) == when


def from_address(asked: Mapping[str, str]) -> ItemFilter:
    """What an address asks for; what cannot be is passed over."""
    found = ItemFilter(**{part: asked.get(name, "").strip()[:200] for part, name in NAMES.items()})
    return replace(
        found,
        role=found.role if found.role in ROLES else "",
        due=found.due if found.due in due_names() else "",
        findings=found.findings if found.findings in FINDINGS else "",
        ended="1" if found.ended else "",
        sort=found.sort if found.sort.removeprefix("-") in SORTS else "",
    )


def to_address(asked: ItemFilter) -> dict[str, str]:
    """The reverse of from_address, without what is empty."""
    pairs = ((NAMES[part.name], getattr(asked, part.name)) for part in fields(asked))
    return {name: value for name, value in pairs if value}


def due_names() -> dict[str, str]:
    """Every value of the deadline's filter, as a person reads it."""
    quarters = {f"quy-{n}": _("Quý %(number)s") % {"number": name} for n, name in enumerate(QUARTERS, 1)}
    months = {f"thang-{n}": _("Tháng %(number)d") % {"number": n} for n in range(1, 13)}
    return {**quarters, **{name: str(words) for name, words in KINDS.items()}, **months}


def in_words(asked: ItemFilter) -> dict[str, str]:
    """What is filtered by → how its chip reads, only of what is on."""
    agency = _("Cơ quan: %(name)s") % {"name": asked.agency}
    if asked.role:
        agency += f" ({ROLES[asked.role]})"
    said = {
        "words": _("Có chữ “%(words)s”") % {"words": asked.words},
        "field": _("Chưa rõ lĩnh vực") if asked.field == NO_FIELD else calm(asked.field),
        "agency": agency,
        "due": due_names().get(asked.due, ""),
        "findings": str(FINDINGS.get(asked.findings, "")),
        "ended": _("Đã bỏ khi điều chỉnh"),
    }
    return {part: words for part, words in said.items() if getattr(asked, part)}
