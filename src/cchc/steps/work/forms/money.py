"""A line of money of a task."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.shared.fields import DayField
from cchc.steps.work.forms.fields import MoneyField
from cchc.steps.work.models import Spending


class SpendingForm(forms.Form):
    seen = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0
    )  # the ledger's last line, as shown
    kind = forms.ChoiceField(label=_("Loại"), choices=Spending.Kind.choices)
    amount = MoneyField(
        label=_("Số tiền (đồng)"), help_text=_("Ví dụ 1.250.000; ghi số âm để điều chỉnh giảm dòng đã ghi.")
    )
    on = DayField(label=_("Ngày"), error_messages={"required": _("Hãy ghi ngày, ví dụ 31/12/2026.")})
    words = forms.CharField(label=_("Diễn giải"), max_length=300, required=False)
