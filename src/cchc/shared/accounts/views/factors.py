"""One's second factor: authenticator app, passkeys, recovery codes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cchc.shared.accounts import actions, passkeys, second_step, totp
from cchc.shared.accounts.access import factor_for
from cchc.shared.accounts.actions.entry import OWES_FACTOR
from cchc.shared.accounts.forms.entry import CodeForm
from cchc.shared.accounts.forms.own import PasskeyForm
from cchc.shared.accounts.models import Factor
from cchc.shared.accounts.queries.factors import codes_left, factors_of, must_have_factor
from cchc.shared.accounts.scope import today
from cchc.shared.accounts.sealed import seal, unseal
from cchc.shared.accounts.views.own import own_page

SECRET = "app_secret"  # noqa: S105  # where the session keeps the sealed seed of an app that is being added


def factors(request: HttpRequest) -> HttpResponse:
    held = factors_of(request.user)
    context = {
        "factors": held,
        "has_app": any(one.kind == Factor.Kind.TOTP for one in held),
        "codes_left": codes_left(request.user) if held else 0,
        "codes_made": actions.factors.RECOVERY_CODES,
        "required": must_have_factor(request.user, today()),
        "asks_password": request.user.has_usable_password(),
    }
    return render(request, "accounts/factors.html", own_page("factors", **context))


@never_cache
def add_app(request: HttpRequest) -> HttpResponse:
    """Shows the picture; the code of the app proves that it was taken up."""
    secret = unseal(request.session.get(SECRET, "")) or totp.new_secret()
    request.session[SECRET] = seal(secret)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            code = "".join(form.cleaned_data["code"].split())
            codes = actions.add_app(request.user, secret=secret, code=code)
        except ValidationError as error:
            form.add_error("code", error)
        else:
            request.session.pop(SECRET)
            return _added(request, codes)
    address = totp.setup_address(secret, request.user.username)
    context = {"form": form, "secret": secret, "picture": totp.picture(address), "address": address}
    return render(request, "accounts/add_app.html", own_page("factors", **context))


@never_cache
def add_passkey(request: HttpRequest) -> HttpResponse:
    """The browser makes the key; its answer comes with the form."""
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        state = second_step.take_state(request)
        try:
            public, key = passkeys.created(request.get_host(), state or {}, form.cleaned_data["answer"])
            codes = actions.add_passkey(
                request.user, public=public, credential_id=key, name=form.cleaned_data["name"]
            )
        except passkeys.Wrong:
            form.add_error(
                None, _("Trình duyệt trả lời không đúng câu hỏi này. Hãy bấm nút tạo khóa lần nữa.")
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _added(request, codes)
    held = [one.secret for one in factors_of(request.user) if one.kind == Factor.Kind.PASSKEY]
    question, state = passkeys.ask_to_create(
        request.get_host(), request.user.username, request.user.full_name, held
    )
    second_step.remember_state(request, state)
    return render(request, "accounts/add_passkey.html", own_page("factors", form=form, question=question))


@require_POST
@never_cache
def new_codes(request: HttpRequest) -> HttpResponse:
    if not factors_of(request.user) or not _knows_password(request):
        return redirect("accounts:factors")
    return _show(request, actions.renew_codes(request.user))


@require_POST
def remove(request: HttpRequest, factor: int) -> HttpResponse:
    one = factor_for(request.user, factor)
    if _knows_password(request):
        try:
            actions.remove_factor(one, today=today())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Đã bỏ %(name)s.") % {"name": one.name})
    return redirect("accounts:factors")


def _knows_password(request: HttpRequest) -> bool:
    """A session left open on a desk is not enough to weaken the account; wrong tries count for the lock-out."""
    user = request.user
    if not user.has_usable_password():  # they come by the single sign-on
        return True
    if second_step.is_locked(request, user):
        messages.error(request, _("Đã nhập sai nhiều lần. Hãy thử lại sau 15 phút."))
        return False
    if user.check_password(request.POST.get("password", "")):
        return True
    second_step.note_wrong_code(request, user)
    messages.error(request, _("Mật khẩu không đúng nên chưa thay đổi gì. Hãy nhập lại."))
    return False


def _added(request: HttpRequest, codes: list[str]) -> HttpResponse:
    request.session.pop(OWES_FACTOR, None)
    messages.success(request, _("Đã bật xác thực hai bước."))
    return _show(request, codes) if codes else redirect("accounts:factors")


def _show(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Recovery codes are on a page once; nobody can show them again."""
    return render(request, "accounts/recovery_codes.html", own_page("factors", codes=codes))
