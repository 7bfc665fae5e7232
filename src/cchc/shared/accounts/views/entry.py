"""Log in (one or two steps), log out, change one's password, choose one through a one-time link."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cchc.shared.accounts import passkeys, second_step, sso
from cchc.shared.accounts.actions import (
    change_password,
    choose_password,
    leave,
    sign_in,
    use_code,
    use_passkey,
)
from cchc.shared.accounts.forms.entry import ChoosePasswordForm, CodeForm, LogInForm, PasswordForm
from cchc.shared.accounts.lockout import address_is_locked, locked_out
from cchc.shared.accounts.models import Factor, User
from cchc.shared.accounts.queries.factors import factors_of
from cchc.shared.accounts.tokens import owner_of
from cchc.shared.accounts.views.own import own_page


class LogIn(views.LoginView):
    """`next` is followed only within this site (LoginView sees to it)."""

    template_name = "accounts/log_in.html"
    authentication_form = LogInForm
    redirect_authenticated_user = True
    extra_context = {"sso_is_on": sso.is_on, "sso_name": sso.name}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if address_is_locked(request):
            return locked_out(request)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = cast(User, form.get_user())
        if factors_of(user):
            second_step.begin(self.request, user, str(self.get_success_url()))
            return redirect("accounts:second_step")
        sign_in(self.request, user)
        return HttpResponseRedirect(self.get_success_url())


@login_not_required
@never_cache
def prove(request: HttpRequest) -> HttpResponse:
    """The second step: a code of the app, a recovery code, or a passkey."""
    waits = second_step.waiting(request)
    if waits is None:
        return redirect("accounts:login")
    if second_step.is_locked(request, waits.user) or address_is_locked(request):
        return locked_out(request, credentials={"username": waits.user.username})
    form = CodeForm(request.POST if request.method == "POST" and "answer" not in request.POST else None)
    if request.method == "POST":
        way = _way_in(request, waits.user, form)
        if way:
            second_step.end(request)
            sign_in(request, waits.user, way)
            return HttpResponseRedirect(waits.goes_to)
    return render(request, "accounts/second_step.html", {"form": form, **_what_is_held(request, waits.user)})


def _way_in(request: HttpRequest, user: User, form: CodeForm) -> Any:
    """How the second step was taken; None with an error on the form when it was not."""
    answer = request.POST.get("answer")
    state = second_step.take_state(request)
    if answer is not None:
        way = use_passkey(user, host=request.get_host(), state=state, answer=answer) if state else None
        if way is None:
            messages.error(request, _("Khóa bảo mật không được nhận. Hãy thử lại hoặc dùng cách khác."))
    elif form.is_valid():
        way = use_code(user, form.cleaned_data["code"])
        if way is None:
            form.add_error("code", _("Mã không đúng hoặc đã dùng. Hãy nhập mã mới nhất của ứng dụng."))
    else:
        return None
    if way is None:
        second_step.note_wrong_code(request, user)
    return way


def _what_is_held(request: HttpRequest, user: User) -> dict[str, Any]:
    """Which ways there are, with the question to the passkeys."""
    held = factors_of(user)
    keys = [one.secret for one in held if one.kind == Factor.Kind.PASSKEY]
    question = ""
    if keys:
        question, state = passkeys.ask_to_prove(request.get_host(), keys)
        second_step.remember_state(request, state)
    return {"has_app": len(keys) < len(held), "question": question}


class LogOut(views.LogoutView):
    """By POST only, so that no link or picture can log somebody out."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        leave(request)
        return super().post(request, *args, **kwargs)


class ChangePassword(views.PasswordChangeView):
    template_name = "accounts/change_password.html"
    form_class = PasswordForm
    success_url = reverse_lazy("home")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        here = super().get_context_data(**context)
        return here if self.request.user.must_change_password else own_page("password", **here)

    def form_valid(self, form: Any) -> HttpResponse:
        change_password(self.request, form)
        messages.success(self.request, _("Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc."))
        return HttpResponseRedirect(str(self.get_success_url()))


@login_not_required
@never_cache
def invitation(request: HttpRequest, who: str, token: str) -> HttpResponse:
    """Whoever holds the one-time link chooses the password; then it is the same log-in as for everybody."""
    user = owner_of(who, token)
    if user is None:
        return render(request, "accounts/dead_link.html", status=410)
    form = ChoosePasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        choose_password(form)
        messages.success(request, _("Đã đặt mật khẩu. Bây giờ bạn có thể đăng nhập."))
        return redirect("accounts:login")
    return render(request, "accounts/invitation.html", {"form": form, "person": user})


log_in: Any = LogIn.as_view()
log_out: Any = LogOut.as_view()
password: Any = ChangePassword.as_view()
