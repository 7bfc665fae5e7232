"""What an administrator says about somebody's account."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.shared.accounts.forms.own import MailForm
from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import ROLES, Role
from cchc.shared.agencies.fields import AgencyPick
from cchc.shared.fields import DayField

ROLE_CHOICES = [(role.key, role.name) for role in ROLES.values()]
NO_ROLE = {"required": _("Hãy chọn vai trò.")}


class EditForm(MailForm):
    """Name, mail, role; `version` is the one that was on the page."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=255, error_messages={"required": _("Hãy nhập họ và tên.")}
    )
    role = forms.ChoiceField(label=_("Vai trò"), choices=ROLE_CHOICES, error_messages=NO_ROLE)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    field_order = ("full_name", "email", "role", "version")

    def clean_role(self) -> Role:
        return ROLES[self.cleaned_data["role"]]


class MembershipForm(forms.Form):
    """A part in an agency from a day; no agency: in the province itself."""

    agency = AgencyPick(
        label=_("Cơ quan"),
        required=False,
        help_text=_("Gõ vài chữ rồi chọn trong gợi ý. Để trống: giữ vai trò ở cấp tỉnh."),
    )
    part = forms.ChoiceField(label=_("Vai trò ở cơ quan"), choices=ROLE_CHOICES, error_messages=NO_ROLE)
    title = forms.CharField(label=_("Chức vụ"), required=False, max_length=150)
    valid_from = DayField(label=_("Từ ngày"))
    valid_to = DayField(label=_("Đến hết ngày"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].day = today
        self.fields["part"].choices = [("", "—"), *ROLE_CHOICES]
        self.fields["valid_from"].initial = today

    def clean_part(self) -> Role:
        return ROLES[self.cleaned_data["part"]]


class InviteForm(MailForm):
    """A new account, with the first agency it belongs to."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=255, error_messages={"required": _("Hãy nhập họ và tên.")}
    )
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=150,
        help_text=_("Chữ, số và các dấu . _ - @; không dấu cách."),
        error_messages={"required": _("Hãy nhập tên đăng nhập.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    role = forms.ChoiceField(label=_("Vai trò"), choices=ROLE_CHOICES, error_messages=NO_ROLE)
    agency = AgencyPick(
        label=_("Cơ quan"),
        required=False,
        help_text=_(
            "Gõ vài chữ rồi chọn trong gợi ý: cơ quan mà người này giữ vai trò trên, từ hôm nay. Thêm, bớt sau ở trang của từng người."
        ),
    )
    title = forms.CharField(label=_("Chức vụ"), required=False, max_length=150)
    field_order = ("full_name", "username", "email", "role", "agency", "title")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].day = today
        self.fields["role"].choices = [("", "—"), *ROLE_CHOICES]

    def clean_username(self) -> str:
        name = self.cleaned_data["username"].strip()
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError(_("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."))
        return name

    def clean_role(self) -> Role:
        return ROLES[self.cleaned_data["role"]]


class LastDayForm(forms.Form):
    last_day = DayField(label=_("Đến hết ngày"))
