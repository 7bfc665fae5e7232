"""Log in; change one's password."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _


class LogInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt."
        ),
        "inactive": _("Tài khoản này đã ngừng dùng. Hãy liên hệ người quản trị hệ thống."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")
        self.fields["username"].error_messages["required"] = _("Hãy nhập tên đăng nhập.")
        self.fields["password"].error_messages["required"] = _("Hãy nhập mật khẩu.")


class PasswordForm(PasswordChangeForm):
    error_messages = {
        "password_incorrect": _("Mật khẩu hiện tại không đúng. Hãy nhập lại."),
        "password_mismatch": _("Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "old_password": (_("Mật khẩu hiện tại"), _("Hãy nhập mật khẩu hiện tại.")),
            "new_password1": (_("Mật khẩu mới"), _("Hãy nhập mật khẩu mới.")),
            "new_password2": (_("Nhập lại mật khẩu mới"), _("Hãy nhập lại mật khẩu mới.")),
        }
        for name, (text, missing) in labels.items():
            self.fields[name].label = text
            self.fields[name].error_messages["required"] = missing
            self.fields[name].help_text = ""
        self.fields["new_password1"].help_text = _(
            "Ít nhất 10 ký tự, không chỉ gồm chữ số, không giống tên đăng nhập, không phải mật khẩu thường gặp."
        )
