"""What who confirms decides: confirm, return, reopen, give more time."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.shared.fields import DayField
from cchc.steps.work.forms.fields import area_field


class VersionForm(forms.Form):
    """Only that it was this version that was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ReasonForm(VersionForm):
    reason = area_field(
        _("Lý do"),
        required=True,
        rows=3,
        missing=_("Hãy ghi lý do để cơ quan biết phải bổ sung gì."),
    )


class ExtensionForm(forms.Form):
    """A later day, and why. `due` is the day as it stands, None where there is none."""

    new_due_on = DayField(
        label=_("Đề nghị thời hạn mới"),
        error_messages={"required": _("Hãy ghi thời hạn mới, ví dụ 31/12/2026.")},
    )
    why = area_field(_("Lý do"), required=True, rows=3, missing=_("Hãy ghi lý do xin gia hạn."))

    def __init__(self, *args: Any, due: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.due = due

    def clean_new_due_on(self) -> date:
        day: date = self.cleaned_data["new_due_on"]
        if self.due and day <= self.due:
            raise forms.ValidationError(
                _("Thời hạn mới phải sau thời hạn hiện nay (%(day)s).") % {"day": f"{self.due:%d/%m/%Y}"}
            )
        return day


class ExtensionDecisionForm(forms.Form):
    granted = forms.TypedChoiceField(
        label=_("Quyết định"),
        choices=(("1", _("Đồng ý")), ("0", _("Không đồng ý"))),
        coerce=lambda value: value == "1",
        error_messages={"required": _("Hãy chọn đồng ý hay không đồng ý.")},
    )
    answer = area_field(_("Ý kiến"), rows=2)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("granted") is False and not data.get("answer"):
            self.add_error("answer", _("Hãy ghi vì sao không đồng ý."))
        return data
