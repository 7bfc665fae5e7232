"""What is settled after a plan was assigned: a name, who answers, a day, an event."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.steps.work.forms.fields import day_field


class HappenedForm(forms.Form):
    on = day_field(
        _("Ngày diễn ra"), required=True, missing=_("Hãy ghi ngày sự kiện diễn ra, ví dụ 31/12/2026.")
    )
    source = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        required=False,
        help_text=_("Văn bản, thông báo xác nhận sự kiện; ví dụ: Thông báo số 12/TB-UBND."),
    )


class DateForm(forms.Form):
    due_on = day_field(_("Thời hạn"), required=True, missing=_("Hãy ghi thời hạn, ví dụ 31/12/2026."))
