"""How the events of agencies' plans and of amendments read to a person."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cchc.shared.records.models import Event
from cchc.steps.plans.events import FieldChange, Line
from cchc.steps.plans.parsing import day

Tell = Callable[[Mapping[str, Any]], str]
TELL: dict[str, Tell] = {
    "work.cascade_begun": lambda data: _("bắt đầu lập kế hoạch của cơ quan"),
    "work.cascade_pulled": lambda data: _("đưa %(rows)d nhiệm vụ được giao vào kế hoạch") % data,
    "work.cascade_row_added": lambda data: _("thêm nhiệm vụ riêng “%(text)s”") % data,
    "work.cascade_row_saved": lambda data: _("sửa một dòng"),
    "work.cascade_row_dropped": lambda data: _("không đưa một nhiệm vụ vào kế hoạch, lý do “%(why)s”") % data,
    "work.cascade_row_restored": lambda data: _("đưa lại một nhiệm vụ vào kế hoạch"),
    "work.cascade_taken_over": lambda data: _("tiếp nhận thay đổi của tỉnh ở một nhiệm vụ"),
    "work.cascade_kept": lambda data: _("giữ nội dung riêng ở một nhiệm vụ, lý do “%(why)s”") % data,
    "work.cascade_followed": lambda data: (
        _(
            "chuyển theo bản sửa đổi của tỉnh: %(same)d dòng không đổi, %(changed)d dòng có thay đổi, %(gone)d dòng bỏ"
        )
        % data
    ),
    "work.cascade_decision": lambda data: (
        _("ghi văn bản ban hành: %(number)s, ngày %(day)s") % {**data, "day": _day(data["issued_on"])}
    ),
    "work.cascade_document": lambda data: _("tải văn bản của cơ quan lên: “%(name)s”") % data,
    "work.cascade_matched": lambda data: (
        _("xác nhận đối chiếu %(rows)d dòng của văn bản, trong đó %(own)d nhiệm vụ riêng") % data
    ),
    "work.cascade_submitted": lambda data: _("trình kế hoạch"),
    "work.cascade_approved": lambda data: _("duyệt kế hoạch"),
    "work.cascade_returned": lambda data: _("trả lại kế hoạch, lý do “%(reason)s”") % data,
    "work.cascade_reopened": lambda data: (
        _("mở lại kế hoạch đến hết ngày %(day)s, lý do “%(reason)s”") % {**data, "day": _day(data["until"])}
    ),
    "work.cascade_closed": lambda data: _("đóng lại kế hoạch đã mở"),
    "work.cascade_due": lambda data: _("đổi hạn trình thành ngày %(day)s") % {"day": _day(data["after"])},
    "work.amendment_started": lambda data: _("lập văn bản điều chỉnh %(number)s") % data,
    "work.amendment_discarded": lambda data: _("bỏ văn bản điều chỉnh %(number)s đang soạn") % data,
    "work.amendment_applied": lambda data: (
        _("điều chỉnh kế hoạch theo %(number)s: %(changed)d dòng sửa, %(added)d dòng thêm, %(ended)d dòng bỏ")
        % data
    ),
}
# About an amendment, or about the plan where the amendment is gone; both name the plan.
OF_PLAN = ("work.amendment_started", "work.amendment_applied")
FIELDS = {
    "text": lambda: _("nhiệm vụ"),
    "output": lambda: _("kết quả, sản phẩm"),
    "unit": lambda: _("đơn vị, người thực hiện"),
    "due_text": lambda: _("thời hạn"),
}


def line(event: Event) -> Line:
    """An event in words, with the fields of a row that became others."""
    tell = TELL.get(event.kind)
    changed = event.data.get("changed") if event.kind == "work.cascade_row_saved" else None
    changes = tuple(
        FieldChange(FIELDS[name](), before, after) for name, (before, after) in (changed or {}).items()
    )
    what = tell(event.data) if tell else event.kind
    return Line(event.at, event.who, what, "", changes)


def _day(text: str) -> str:
    when = day(text)
    return date_format(when, "SHORT_DATE_FORMAT") if when else "–"
