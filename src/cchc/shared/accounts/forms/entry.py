"""Log in, the second step, and passwords."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
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


NEW_PASSWORD = {
    "new_password1": (_("Mật khẩu mới"), _("Hãy nhập mật khẩu mới.")),
    "new_password2": (_("Nhập lại mật khẩu mới"), _("Hãy nhập lại mật khẩu mới.")),
}
PASSWORD_HELP = _(
    "Ít nhất 10 ký tự, không chỉ gồm chữ số, không giống tên đăng nhập, không phải mật khẩu thường gặp."
)
MISMATCH = _("Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại.")


def _name_fields(form: forms.Form, names: dict[str, Any]) -> None:
    for name, (text, missing) in names.items():
        form.fields[name].label = text
        form.fields[name].error_messages["required"] = missing
        form.fields[name].help_text = PASSWORD_HELP if name == "new_password1" else ""


class PasswordForm(PasswordChangeForm):
    """The old password once, the new one twice; a new one that is the old one is none."""

    error_messages = {
        "password_incorrect": _("Mật khẩu hiện tại không đúng. Hãy nhập lại."),
        "password_mismatch": MISMATCH,
        "password_same": _("Mật khẩu mới phải khác mật khẩu hiện tại."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        old = (_("Mật khẩu hiện tại"), _("Hãy nhập mật khẩu hiện tại."))
        _name_fields(self, {"old_password": old, **NEW_PASSWORD})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("old_password") and data.get("old_password") == data.get("new_password2"):
            self.add_error(
                "new_password1",
                forms.ValidationError(self.error_messages["password_same"], code="password_same"),
            )
        return data


class ChoosePasswordForm(SetPasswordForm):
    """The new password twice: for who came by a one-time link."""

    error_messages = {"password_mismatch": MISMATCH}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_fields(self, NEW_PASSWORD)


class CodeForm(forms.Form):
    """A code of the authenticator app, or a recovery code."""

    code = forms.CharField(
        label=_("Mã xác thực"),
        max_length=40,
        error_messages={"required": _("Hãy nhập mã xác thực.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}
        ),
    )
