"""The headings of a digest and of news, in the order in which they are read."""

from collections.abc import Iterable
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cchc.shared.notices.channels.base import Line

GROUPS: dict[str, str | Promise] = {
    "given": _("Việc mới giao"),
    "returned": _("Bị trả lại"),
    "answered": _("Đề nghị gia hạn đã được trả lời"),
    "plan_returned": _("Kế hoạch của cơ quan bị trả lại"),
    "late": _("Quá hạn"),
    "today": _("Đến hạn hôm nay"),
    "soon": _("Sắp đến hạn"),
    "confirm": _("Chờ xác nhận"),
    "extension": _("Đề nghị gia hạn chờ quyết định"),
    "plan": _("Kế hoạch của cơ quan chưa trình"),
    "owing": _("Cơ quan chưa trình kế hoạch"),
    "review": _("Kế hoạch của cơ quan chờ duyệt"),
}


def grouped(lines: Iterable[Line]) -> list[tuple[str, str | Promise, list[Line]]]:
    """Key, heading and lines of each group that has any; lines stand group by group already."""
    return [(key, GROUPS[key], list(those)) for key, those in groupby(lines, key=lambda line: line.group)]
