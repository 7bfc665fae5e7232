"""Log in, log out, change one's password."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from cchc.shared.accounts.actions import change_password, sign_in
from cchc.shared.accounts.forms import LogInForm, PasswordForm
from cchc.shared.accounts.lockout import address_is_locked, locked_out
from cchc.shared.accounts.models import User


class LogIn(views.LoginView):
    """`next` is followed only within this site (LoginView sees to it)."""

    template_name = "accounts/log_in.html"
    authentication_form = LogInForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if address_is_locked(request):
            return locked_out(request)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        sign_in(self.request, cast(User, form.get_user()))
        return HttpResponseRedirect(self.get_success_url())


class LogOut(views.LogoutView):
    """By POST only, so that no link or picture can log somebody out."""

    http_method_names = ["post", "options"]


class ChangePassword(views.PasswordChangeView):
    template_name = "accounts/change_password.html"
    form_class = PasswordForm
    success_url = reverse_lazy("home")

    def form_valid(self, form: Any) -> HttpResponse:
        change_password(self.request, form)
        messages.success(self.request, _("Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc."))
        return HttpResponseRedirect(str(self.get_success_url()))


log_in: Any = LogIn.as_view()
log_out: Any = LogOut.as_view()
password: Any = ChangePassword.as_view()
