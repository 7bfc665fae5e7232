"""One act on the jobs that were selected in the list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.shared.fields import DayField
from cchc.steps.work.forms.fields import area_field

ACTS = {
    "xac-nhan": _("Xác nhận hoàn thành"),
    "tra-lai": _("Trả lại, kèm lý do"),
    "dang-lam": _("Báo đang thực hiện"),
    "xong": _("Báo đã xong, đề nghị xác nhận"),
    "gia-han": _("Gia hạn"),
}


class BulkForm(forms.Form):
    """`viec` comes as "key:version" of each job, as it stood in the list."""

    act = forms.ChoiceField(
        label=_("Việc cần làm"), error_messages={"required": _("Hãy chọn việc cần làm với các dòng đã chọn.")}
    )
    words = area_field(_("Lý do hoặc kết quả"), rows=2)
    day = DayField(label=_("Ngày"), required=False)

    def __init__(self, *args: Any, acts: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act"].choices = [(name, ACTS[name]) for name in acts]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        act = data.get("act")
        if act in ("tra-lai", "gia-han") and not data.get("words"):
            self.add_error("words", _("Hãy ghi lý do."))
        if act == "gia-han" and not data.get("day"):
            self.add_error("day", _("Hãy ghi thời hạn mới, ví dụ 31/12/2026."))
        return data


def chosen(pairs: Iterable[str]) -> dict[int, int]:
    """Key of a job → the version that was seen; what was tampered with is passed over."""
    found: dict[int, int] = {}
    for pair in pairs:
        key, _colon, version = pair.partition(":")
        if all(one.isdecimal() and one.isascii() and len(one) < 16 for one in (key, version)):
            found[int(key)] = int(version)
    return found
