"""To the province's single sign-on and back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from cchc.shared.accounts import sso
from cchc.shared.accounts.actions import sign_in
from cchc.shared.accounts.models import SignIn

NEXT = "sso_next"


@login_not_required
@never_cache
@require_GET
def go(request: HttpRequest) -> HttpResponse:
    if not sso.is_on():
        return _back(request, _("Đăng nhập một lần chưa được bật. Hãy dùng tên đăng nhập và mật khẩu."))
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        request.session[NEXT] = wanted
    try:
        return sso.redirect_there(request, request.build_absolute_uri(reverse("accounts:sso_answer")))
    except sso.Failed:
        return _back(request, _("Chưa kết nối được với hệ thống đăng nhập một lần. Hãy thử lại sau ít phút."))


@login_not_required
@never_cache
@require_GET
def answer(request: HttpRequest) -> HttpResponse:
    if not sso.is_on():
        return redirect("accounts:login")
    goes_to = request.session.pop(NEXT, None)
    try:
        user = sso.who_came_back(request)
    except sso.NotKnown:
        return _back(
            request,
            _(
                "Bạn đã đăng nhập đúng, nhưng chưa có tài khoản đang dùng ở đây. Hãy báo người quản trị hệ thống."
            ),
        )
    except sso.Failed:
        return _back(request, _("Đăng nhập một lần không hoàn tất. Hãy bấm đăng nhập lại."))
    sign_in(request, user, SignIn.Way.SSO)
    return HttpResponseRedirect(goes_to or resolve_url("home"))


def _back(request: HttpRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("accounts:login")
