"""How somebody wants to be told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.shared.fields import DayField
from cchc.shared.notices.models import BEFORE, Preference

HOURS = range(6, 21)  # nobody is told at night


class PreferenceForm(forms.ModelForm[Preference]):
    before = forms.TypedMultipleChoiceField(
        label=_("Nhắc trước thời hạn"),
        help_text=_("Ngoài ra luôn nhắc vào ngày đến hạn, ngày đầu quá hạn và mỗi tuần sau đó."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(days, _("%(days)d ngày") % {"days": days}) for days in BEFORE],
    )
    hour = forms.TypedChoiceField(
        label=_("Giờ nhận"),
        help_text=_(
            "Mỗi ngày làm việc nhiều nhất một bản, vào giờ này; ngày không có gì để nhắc thì không gửi."
        ),
        coerce=int,
        choices=[(hour, f"{hour}:00") for hour in HOURS],
    )
    rest_from = DayField(
        label=_("Nghỉ từ ngày"),
        help_text=_(
            "Trong những ngày này không nhắc; hết ngày nghỉ sẽ nhắc bù. Thứ bảy, chủ nhật và ngày lễ cũng không nhắc."
        ),
        required=False,
        error_messages={"invalid": _("Hãy ghi ngày đầu của kỳ nghỉ, ví dụ 01/07/2026.")},
    )
    rest_to = DayField(
        label=_("Nghỉ đến hết ngày"),
        required=False,
        error_messages={"invalid": _("Hãy ghi ngày cuối của kỳ nghỉ, ví dụ 15/07/2026.")},
    )

    class Meta:
        model = Preference
        fields = ("way", "news", "before", "hour", "rest_from", "rest_to")
        widgets = {"way": forms.RadioSelect, "news": forms.RadioSelect}
        help_texts = {
            "news": _(
                "Việc mới giao, việc hoặc kế hoạch bị trả lại, đề nghị gia hạn được trả lời luôn hiện ngay ở chuông trong ứng dụng. Ngoài giờ làm việc và ngày nghỉ, thư chờ bản nhắc việc kế tiếp."
            )
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, last = found.get("rest_from"), found.get("rest_to")
        if (first is None) != (last is None) and not self.errors:
            missing = "rest_to" if last is None else "rest_from"
            self.add_error(missing, _("Hãy ghi cả ngày đầu và ngày cuối của kỳ nghỉ, hoặc bỏ trống cả hai."))
        elif first and last and last < first:
            self.add_error("rest_to", _("Ngày cuối của kỳ nghỉ phải từ ngày đầu trở đi."))
        return found
