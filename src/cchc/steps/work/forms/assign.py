"""What is settled after a plan was assigned: a name, who answers, a day, an event."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.shared.fields import DayField


class HappenedForm(forms.Form):
    on = DayField(
        label=_("Ngày diễn ra"),
        error_messages={"required": _("Hãy ghi ngày sự kiện diễn ra, ví dụ 31/12/2026.")},
    )
    source = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        required=False,
        help_text=_("Văn bản, thông báo xác nhận sự kiện; ví dụ: Thông báo số 12/TB-UBND."),
    )


class DueForm(forms.Form):
    """A day for what the plan leaves without one."""

    due_on = DayField(
        label=_("Thời hạn"), error_messages={"required": _("Hãy ghi thời hạn, ví dụ 31/12/2026.")}
    )
    why = forms.CharField(
        label=_("Căn cứ"),
        max_length=1000,
        help_text=_("Ví dụ: Đề án được phê duyệt tại Quyết định số 12/QĐ-UBND."),
        error_messages={"required": _("Hãy ghi căn cứ của thời hạn này.")},
    )
