"""Two doors in front of every view: requests that weigh too much, and sessions that ended in mid-page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url

Next = Callable[[HttpRequest], HttpResponse]
ENVELOPE = 2**20  # what a form adds around its file


class UploadLimit:
    """413 before a byte of the body is read. The reader's own limits come after."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.UPLOAD_BYTES + ENVELOPE:
            return render(request, "413.html", {"most": settings.UPLOAD_BYTES}, status=413)
        return self.get_response(request)


class LostSession:
    """A part of a page asked for after the session ended: 401, so that what was typed stays on the page.

    A redirect would be followed silently and put the log-in form in the place of the part.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_part = request.headers.get("HX-Request") == "true"
        to_log_in = isinstance(response, HttpResponseRedirect) and response.url.startswith(
            resolve_url(settings.LOGIN_URL)
        )
        return HttpResponse(status=401) if is_part and to_log_in else response
