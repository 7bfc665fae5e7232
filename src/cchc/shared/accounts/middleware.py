"""What a person must do before anything else, and when a session was last used."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from cchc.shared.accounts.actions import note_seen
from cchc.shared.accounts.actions.entry import OWES_FACTOR, SEEN

Next = Callable[[HttpRequest], HttpResponse]
ALWAYS = {"accounts:logout", "set_language", "accounts:password"}
FOR_A_FACTOR = {"accounts:factors", "accounts:add_app", "accounts:add_passkey"}


class MustFirst:
    """Who must change the password, or set up a second factor, gets that page whatever they ask for.

    Stands after the messages and the check of the log-in.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        if SEEN in request.session:
            note_seen(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.user.must_change_password and name not in ALWAYS:
            return _go(request, "accounts:password", _("Hãy đổi mật khẩu trước khi dùng tiếp."))
        if request.session.get(OWES_FACTOR) and name not in ALWAYS | FOR_A_FACTOR:
            why = _("Vai trò của bạn phải có xác thực hai bước. Hãy thiết lập trước khi dùng tiếp.")
            return _go(request, "accounts:factors", why)
        return None


def _go(request: HttpRequest, name: str, why: str) -> HttpResponse:
    if not request.htmx:  # type: ignore[attr-defined]
        messages.warning(request, why)
        return HttpResponseRedirect(reverse(name))
    return HttpResponseClientRedirect(reverse(name))
