"""How the events of assigning, reporting and dating read to a person."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cchc.shared.records.models import Event
from cchc.steps.plans.events import Line
from cchc.steps.plans.parsing import day
from cchc.steps.work.models import Assignment, Job, Spending

Data = Mapping[str, Any]
Tell = Callable[[Data], str]


def line(event: Event) -> Line:
    """An event in words: when, who, what."""
    tell = TELL.get(event.kind)
    return Line(event.at, event.who, tell(event.data) if tell else event.kind)


def _reported(data: Data) -> str:
    said = {**data, "state": _state(data)}
    if data["evidence"]:
        return _("cập nhật tiến độ: %(state)s, %(percent)d%%, kèm %(evidence)d tài liệu kiểm chứng") % said
    return _("cập nhật tiến độ: %(state)s, %(percent)d%%") % said


def _happened(data: Data) -> str:
    said = {**data, "day": _day(data["on"])}
    if data["before"]:
        said["old"] = _day(data["before"])
        return _("sửa ngày của sự kiện “%(name)s” từ %(old)s thành %(day)s, đổi hạn %(jobs)d việc") % said
    return _("ghi nhận sự kiện “%(name)s” ngày %(day)s, đặt hạn cho %(jobs)d việc") % said


def _decided(data: Data) -> str:
    if data["granted"]:
        return _("đồng ý gia hạn cho %(count)d việc") % data
    return _("không đồng ý gia hạn cho %(count)d việc, lý do “%(answer)s”") % data


def _state(data: Data) -> str:
    return str(Job.State(data["state"]).label).lower()


def _role(data: Data) -> str:
    return str(Assignment.Role(data["role"]).label)


def _day(text: str) -> str:
    found = day(text)
    return date_format(found, "SHORT_DATE_FORMAT") if found else ""


def _money(data: Data) -> str:
    kind = str(Spending.Kind(data["spending"]).label)
    amount = f"{data['amount']:,}".replace(",", ".")
    return _("ghi kinh phí %(kind)s: %(amount)s đồng, ngày %(day)s") % {
        "kind": kind,
        "amount": amount,
        "day": _day(data["on"]),
    }


TELL: dict[str, Tell] = {
    "work.assigned": lambda data: (
        _("giao kế hoạch: %(items)d nhiệm vụ, %(assignments)d phần việc, %(unresolved)d cách gọi chưa rõ")
        % data
    ),
    "work.answering_chosen": lambda data: _("chọn %(agency)s chịu trách nhiệm chính về “%(item)s”") % data,
    "work.name_settled": lambda data: _("xác định “%(words)s” là %(means)s") % data,
    "work.name_set_aside": lambda data: (
        _("không giao việc theo cách gọi “%(words)s”, lý do “%(why)s”") % data
    ),
    "work.narrowed": lambda data: (
        _("xác định “%(words)s” của nhiệm vụ “%(item)s” là %(agencies)s")
        % {**data, "agencies": ", ".join(data["agencies"])}
    ),
    "work.given": lambda data: (
        _("giao thêm %(agency)s (%(role)s) nhiệm vụ “%(item)s”, lý do “%(why)s”")
        % {**data, "role": _role(data)}
    ),
    "work.taken_back": lambda data: _("thu hồi nhiệm vụ “%(item)s” của %(agency)s, lý do “%(why)s”") % data,
    "work.reassigned": lambda data: (
        _("chuyển nhiệm vụ “%(item)s” từ %(old)s sang %(new)s, lý do “%(why)s”") % data
    ),
    "work.transferred": lambda data: (
        _("bàn giao %(assignments)d phần việc của %(old)s cho %(new)s từ ngày %(day)s")
        % {**data, "day": _day(data["on"])}
    ),
    "work.handed_over": lambda data: (
        _("bàn giao %(assignments)d phần việc của %(old)s cho %(new)s khi sắp xếp cơ quan") % data
    ),
    "work.reported": _reported,
    "work.confirmed": lambda data: _("xác nhận: %(state)s") % {"state": _state(data)},
    "work.returned": lambda data: _("trả lại, lý do “%(reason)s”") % data,
    "work.reopened": lambda data: _("mở lại, lý do “%(reason)s”") % data,
    "work.collided": lambda data: _("cập nhật cùng lúc với người khác; nội dung của người này chưa được lưu"),
    "work.happened": _happened,
    "work.due_set": lambda data: (
        _("đặt thời hạn %(day)s, căn cứ “%(why)s”") % {**data, "day": _day(data["due_on"])}
    ),
    "work.extension_asked": lambda data: (
        _("đề nghị gia hạn đến %(day)s, lý do “%(why)s”") % {**data, "day": _day(data["due_on"])}
    ),
    "work.extension_granted": lambda data: _("đồng ý gia hạn đến %(day)s") % {"day": _day(data["due_on"])},
    "work.extension_refused": lambda data: _("không đồng ý gia hạn, lý do “%(answer)s”") % data,
    "work.evidence_added": lambda data: _("thêm tài liệu kiểm chứng “%(name)s”") % data,
    "work.evidence_replaced": lambda data: _("thay tài liệu “%(old)s” bằng “%(new)s”") % data,
    "work.evidence_withdrawn": lambda data: _("rút tài liệu “%(name)s”, lý do “%(reason)s”") % data,
    "work.spending_added": _money,
    "work.many_reported": lambda data: (
        _("cập nhật %(count)d việc cùng lúc: %(state)s") % {**data, "state": _state(data)}
    ),
    "work.many_confirmed": lambda data: _("xác nhận %(count)d việc cùng lúc") % data,
    "work.many_returned": lambda data: _("trả lại %(count)d việc cùng lúc, lý do “%(reason)s”") % data,
    "work.many_extended": lambda data: (
        _("gia hạn %(count)d việc đến %(day)s, lý do “%(why)s”") % {**data, "day": _day(data["due_on"])}
    ),
    "work.many_decided": _decided,
    "work.many_handed": lambda data: (
        _("chuyển %(count)d phần việc cho %(agency)s cùng lúc, lý do “%(why)s”") % data
    ),
    "work.many_given": lambda data: (
        _("giao thêm %(agency)s (%(role)s) %(count)d nhiệm vụ cùng lúc, lý do “%(why)s”")
        % {**data, "role": _role(data)}
    ),
    "work.many_undone": lambda data: _("hoàn tác thao tác trên %(count)d việc") % data,
}
