"""One act on the jobs that were selected in the list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.shared.fields import DayField
from cchc.steps.work.forms.fields import area_field
from cchc.steps.work.models import Assignment

ACTS = {
    "xac-nhan": _("Xác nhận hoàn thành"),
    "tra-lai": _("Trả lại, kèm lý do"),
    "dang-lam": _("Báo đang thực hiện"),
    "xong": _("Báo đã xong, đề nghị xác nhận"),
    "gia-han": _("Gia hạn"),
    "chuyen": _("Chuyển cho cơ quan khác"),
    "giao-them": _("Giao thêm cho một cơ quan"),
}
GIVING = ("chuyen", "giao-them")  # on a page of their own, with a look before it is done


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


class GivingForm(forms.Form):
    """To which agency, why; `role` only where tasks get one more agency."""

    agency = forms.ChoiceField(
        label=_("Cơ quan nhận"),
        error_messages={
            "required": _("Hãy chọn cơ quan nhận."),
            "invalid_choice": _("Hãy chọn cơ quan nhận."),
        },
    )
    role = forms.ChoiceField(
        label=_("Vai trò"),
        choices=Assignment.Role.choices,
        initial=Assignment.Role.SUPPORT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn vai trò: chủ trì hoặc phối hợp.")},
    )
    why = area_field(
        _("Lý do, căn cứ"),
        rows=2,
        required=True,
        missing=_("Hãy ghi lý do."),
        help_text=_("Ví dụ: theo Thông báo kết luận số 12/TB-UBND."),
    )

    def __init__(
        self, *args: Any, agencies: Iterable[tuple[str, str]], with_role: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [("", _("Chọn cơ quan")), *agencies]  # type: ignore[attr-defined]
        if not with_role:
            del self.fields["role"]


def chosen(pairs: Iterable[str]) -> dict[int, int]:
    """Key of a job → the version that was seen; what was tampered with is passed over."""
    found: dict[int, int] = {}
    for pair in pairs:
        key, _colon, version = pair.partition(":")
        if all(one.isdecimal() and one.isascii() and len(one) < 16 for one in (key, version)):
            found[int(key)] = int(version)
    return found
