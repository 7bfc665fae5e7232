"""What a person says about their own account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.shared.accounts.models import User
from cchc.shared.fields import DayField


class MailForm(forms.Form):
    email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        max_length=254,
        help_text=_("Nơi nhận lời mời, đường dẫn đặt mật khẩu và thư nhắc việc."),
        error_messages={"invalid": _("Địa chỉ thư chưa đúng. Hãy nhập dạng ten@tinh.gov.vn.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class DelegationForm(forms.Form):
    taker = forms.CharField(
        label=_("Người nhận ủy quyền"),
        max_length=150,
        help_text=_("Nhập tên đăng nhập; người cùng cơ quan hiện trong gợi ý."),
        error_messages={"required": _("Hãy nhập tên đăng nhập của người nhận.")},
        widget=forms.TextInput(attrs={"list": "dong-nghiep", "autocomplete": "off", "spellcheck": "false"}),
    )
    valid_from = DayField(label=_("Từ ngày"))
    valid_to = DayField(label=_("Đến hết ngày"))
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Ví dụ: đi công tác, nghỉ phép."),
        error_messages={"required": _("Hãy ghi lý do; lý do được lưu trong nhật ký.")},
    )

    def clean_taker(self) -> User:
        name = self.cleaned_data["taker"].strip()
        user = User.objects.filter(username__iexact=name, is_active=True).first()
        if user is None:
            raise forms.ValidationError(
                _("Không có tài khoản đang dùng nào tên “%(name)s”. Hãy hỏi lại người nhận."),
                params={"name": name},
            )
        return user


class PasskeyForm(forms.Form):
    name = forms.CharField(
        label=_("Tên gợi nhớ"),
        max_length=60,
        help_text=_("Để sau này nhận ra, ví dụ: Máy tính cơ quan."),
        error_messages={"required": _("Hãy đặt một tên, ví dụ: Máy tính cơ quan.")},
    )
    answer = forms.CharField(
        widget=forms.HiddenInput(attrs={"data-answer": True}),
        error_messages={
            "required": _("Trình duyệt chưa tạo khóa. Hãy bấm lại nút và làm theo hướng dẫn của trình duyệt.")
        },
    )
