"""One's own account: mail and agencies, delegations, sessions."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.shared.accounts.access import delegation_for, sign_in_for
from cchc.shared.accounts.actions import change_own_mail, delegate, end_sessions, revoke
from cchc.shared.accounts.events import lines_about
from cchc.shared.accounts.forms.own import DelegationForm, MailForm
from cchc.shared.accounts.models import SignIn
from cchc.shared.accounts.queries.people import (
    colleagues,
    delegations_of,
    parts_of,
    past_delegations,
    sessions_of,
)
from cchc.shared.accounts.scope import today

TRAIL = 20


def account(request: HttpRequest) -> HttpResponse:
    form = MailForm(request.POST or None, initial={"email": request.user.email})
    if request.method == "POST" and form.is_valid():
        if change_own_mail(request.user, email=form.cleaned_data["email"]):
            messages.success(request, _("Đã lưu địa chỉ thư."))
        return redirect("accounts:own")
    context = {
        "form": form,
        "parts": parts_of(request.user, today()),
        "trail": lines_about(request.user, TRAIL),
    }
    return render(request, "accounts/own.html", own_page("own", **context))


def delegations(request: HttpRequest) -> HttpResponse:
    """What one gave and took; a POST gives."""
    form = DelegationForm(request.POST or None, initial={"valid_from": today()})
    if request.method == "POST" and form.is_valid() and _given(request, form):
        return redirect("accounts:delegations")
    given, taken = delegations_of(request.user, today())
    context = {
        "form": form,
        "given": given,
        "taken": taken,
        "past": past_delegations(request.user, today()),
        "colleagues": colleagues(request.user, today()),
        "today": today(),
    }
    return render(request, "accounts/delegations.html", own_page("delegations", **context))


def _given(request: HttpRequest, form: DelegationForm) -> bool:
    try:
        one = delegate(giver=request.user, today=today(), **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("Đã ủy quyền cho %(name)s.") % {"name": one.taker.full_name})
    return True


@require_POST
def take_back(request: HttpRequest, delegation: int) -> HttpResponse:
    one = delegation_for(request.user, delegation)
    if revoke(one, by=request.user):
        messages.success(request, _("Đã thu hồi ủy quyền cho %(name)s.") % {"name": one.taker.full_name})
    if one.giver_id == request.user.pk:
        return redirect("accounts:delegations")
    return redirect("accounts:person", one.giver_id)


def sessions(request: HttpRequest) -> HttpResponse:
    context = {"sessions": sessions_of(request.user, request.session.session_key)}
    return render(request, "accounts/sessions.html", own_page("sessions", **context))


@require_POST
def end_session(request: HttpRequest, sign_in: int) -> HttpResponse:
    """Another one than this: to leave here, one logs out."""
    one = sign_in_for(request.user, sign_in)
    if one.session_key == request.session.session_key:
        messages.warning(request, _("Đây là phiên bạn đang dùng. Để rời khỏi đây, hãy bấm Đăng xuất."))
        return redirect("accounts:sessions")
    end_sessions(SignIn.objects.filter(pk=one.pk), user=request.user, by=request.user)
    messages.success(request, _("Đã kết thúc phiên đó."))
    return redirect("accounts:sessions")


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    others = SignIn.objects.exclude(session_key=request.session.session_key)
    count = end_sessions(others, user=request.user, by=request.user)
    if count:
        messages.success(request, _("Đã kết thúc %(count)s phiên khác.") % {"count": count})
    return redirect("accounts:sessions")


def own_page(here: str, **context: Any) -> dict[str, Any]:
    """The context of a page of one's own account, with the tabs above it."""
    tabs = [
        ("own", _("Thông tin")),
        ("delegations", _("Ủy quyền")),
        ("sessions", _("Phiên đăng nhập")),
        ("factors", _("Xác thực hai bước")),
        ("password", _("Mật khẩu")),
    ]
    pages = [
        {"name": name, "url": reverse(f"accounts:{key}"), "current": key == here, "count": None}
        for key, name in tabs
    ]
    return {"tabs": pages + _reminders(), **context}


def _reminders() -> list[dict[str, Any]]:
    """The choices about reminders, where that part of the product is installed."""
    try:
        url = reverse("notices:preference")
    except NoReverseMatch:
        return []
    return [{"name": _("Nhắc việc"), "url": url, "current": False, "count": None}]
