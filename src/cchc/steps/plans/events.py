"""How the events of this step read to a person."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.shared.records.models import Event
from cchc.steps.plans.models import Change, Row
from cchc.steps.plans.wording import due_words, measure_words

FIELD_NAMES = {
    "field": gettext_lazy("lĩnh vực"),
    "code": gettext_lazy("số thứ tự"),
    "target": gettext_lazy("mục tiêu"),
    "text": gettext_lazy("nội dung"),
    "activities": gettext_lazy("hoạt động"),
    "output": gettext_lazy("kết quả, sản phẩm"),
    "lead": gettext_lazy("cơ quan chủ trì"),
    "support": gettext_lazy("cơ quan phối hợp"),
    "due": gettext_lazy("thời hạn"),
    "budget": gettext_lazy("kinh phí"),
    "note": gettext_lazy("ghi chú"),
    "section": gettext_lazy("thuộc mục"),
    "measures": gettext_lazy("số liệu"),
    "who": gettext_lazy("ai thực hiện"),
    "what": gettext_lazy("việc phải làm"),
    "number": gettext_lazy("số, ký hiệu"),
    "kind": gettext_lazy("loại văn bản"),
    "issued_on": gettext_lazy("ngày ban hành"),
    "effective_on": gettext_lazy("ngày có hiệu lực"),
    "title": gettext_lazy("tên kế hoạch"),
    "issuer": gettext_lazy("cơ quan ban hành"),
    "signer": gettext_lazy("người ký"),
    "year": gettext_lazy("năm"),
}
Tell = Callable[[Mapping[str, Any]], str]
SILENT = frozenset({"place", "places", "origin", "target_codes", "task_codes", "activity_codes"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row, before and after, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the audit trail: when, who, what; `about` names the row, `changes` says what became of it."""

    at: datetime
    who: str
    what: str
    about: str = ""
    changes: tuple[FieldChange, ...] = ()


def also_tell(sentences: Mapping[str, Tell], *, naming_plan: Collection[str] = ()) -> None:
    """What a later step does to a plan stands in the plan's trail too: its kinds of events in words.

    `naming_plan`: kinds that are about a row of that step and name the plan in their data.
    """
    TELL.update(sentences)
    NAMING_PLAN.update(naming_plan)


def line(event: Event, changes: Mapping[int, Change]) -> Line:
    """An event in words. `changes` has the Changes that events name, by id."""
    who = event.who
    change = changes.get(event.data.get("change", 0))
    if event.kind == "plans.corrected" and change:
        what = correction(change, event.data.get("of"))
        return Line(event.at, who, what, _about(change), tuple(field_changes(change)))
    tell = TELL.get(event.kind)
    return Line(event.at, who, tell(event.data) if tell else event.kind)


def _finding(data: Mapping[str, Any]) -> str:
    held = data["finding"]
    return _(held["template"]) % held["params"] if "template" in held else held["key"]


NAMING_PLAN: set[str] = set()
TELL: dict[str, Tell] = {
    "plans.uploaded": lambda data: _("tải lên tệp “%(name)s”") % data,
    "plans.read": lambda data: (
        _("đọc xong: %(items)d nhiệm vụ, %(targets)d chỉ tiêu, %(findings)d vấn đề") % data
    ),
    "plans.read_failed": lambda data: _("không đọc được: %(message)s") % data,
    "plans.read_again": lambda data: _("yêu cầu đọc lại"),
    "plans.withdrawn": lambda data: _("rút văn bản"),
    "plans.finding_accepted": lambda data: (
        _("chấp nhận vấn đề “%(finding)s” với lý do “%(reason)s”")
        % {"finding": _finding(data), "reason": data["reason"]}
    ),
    "plans.finding_reopened": lambda data: _("mở lại vấn đề “%(finding)s”") % {"finding": _finding(data)},
    "plans.accepted": lambda data: _("chấp nhận kế hoạch “%(title)s” với %(items)d nhiệm vụ") % data,
}


def correction(change: Change, of: str | None = None) -> str:
    """What a Change did, in words; `of` is the kind of the Change that it took back or did again."""
    states = [state for state in (*change.before.values(), *change.after.values()) if state]
    kind = str(Row.Kind(states[0]["kind"]).label).lower()
    count = len(change.after)
    sentences = {
        Change.Kind.EDIT: _("sửa %(kind)s"),
        Change.Kind.ADD: _("thêm %(kind)s"),
        Change.Kind.DROP: _("bỏ %(kind)s"),
        Change.Kind.RESTORE: _("khôi phục %(kind)s"),
        Change.Kind.SPLIT: _("tách %(kind)s thành hai dòng"),
        Change.Kind.MERGE: _("gộp %(count)d dòng %(kind)s"),
        Change.Kind.MOVE: _("chuyển vị trí %(kind)s"),
        Change.Kind.KEEP: _("giữ %(count)d dòng đã sửa từ bản rà soát trước"),
        Change.Kind.UNDO: _("hoàn tác việc %(of)s %(kind)s"),
        Change.Kind.REDO: _("làm lại việc %(of)s %(kind)s"),
    }
    known = {"kind": kind, "count": count, "of": str(Change.Kind(of).label) if of else ""}
    return sentences[Change.Kind(change.kind)] % known


def _about(change: Change) -> str:
    state = next((state for state in (*change.after.values(), *change.before.values()) if state), None)
    if not state or change.kind == Change.Kind.KEEP:
        return ""
    data = state["data"]
    words = data.get("text") or data.get("what") or data.get("title") or data.get("number") or ""
    return f"{data['code']}. {words}" if data.get("code") else str(words)


def field_changes(change: Change) -> list[FieldChange]:
    """The fields that became others, of all rows of the Change."""
    found = []
    for key, after in change.after.items():
        before = change.before.get(key)
        if before and after:
            found += changed_fields(before["data"], after["data"])
    return found


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[FieldChange]:
    """The fields of two states of a row that differ, in words."""
    return [
        FieldChange(str(FIELD_NAMES[name]), said(before.get(name)), said(value))
        for name, value in after.items()
        if name not in SILENT and name in FIELD_NAMES and value != before.get(name)
    ]


def said(value: Any) -> str:
    """A field's value in words."""
    if isinstance(value, dict) and "agencies" in value:
        return "; ".join(value["agencies"]) or (value["text"] or "")
    if isinstance(value, dict):
        words = due_words(value)
        return f"{value['text'] or ''} → {words}".strip(" →") if words else value["text"] or ""
    if isinstance(value, list):
        return "; ".join(measure_words(one) if "comparator" in one else one["text"] for one in value)
    return "" if value is None else str(value)
