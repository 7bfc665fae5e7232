"""What stands between a guesser and a password: django-axes counts, this page says when to come back."""

from datetime import datetime, timedelta

from axes.helpers import get_client_ip_address
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

# Wrong passwords from one address, whatever the names. A whole office may sit behind one address.
ADDRESS_LIMIT = 100


def username_of(request: HttpRequest, credentials: dict[str, str] | None) -> str | None:
    """The name that was tried, in lower case: "An" and "an" are one person and one count."""
    name = credentials.get("username") if credentials else request.POST.get("username")
    return name.strip().lower()[:150] if name else None


def locked_out(request: HttpRequest, response: object = None, credentials: object = None) -> HttpResponse:
    """The page that says when to try again; axes calls it, and the log-in view for a whole address."""
    address = get_client_ip_address(request)
    failures = AccessAttempt.objects.filter(ip_address=address, attempt_time__gte=_window_start())
    username = username_of(request, credentials if isinstance(credentials, dict) else None)
    if username:
        failures = failures.filter(username=username)
    last = failures.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    until = last + settings.AXES_COOLOFF_TIME
    answer = render(request, "accounts/locked_out.html", {"until": _next_minute(until)}, status=429)
    answer["Retry-After"] = str(max(1, int((until - timezone.now()).total_seconds())))
    return answer


def address_is_locked(request: HttpRequest) -> bool:
    """Whether this address tried too many passwords over all names together."""
    failures = AccessAttempt.objects.filter(
        ip_address=get_client_ip_address(request), attempt_time__gte=_window_start()
    )
    total = failures.aggregate(total=Sum("failures_since_start"))["total"]
    return (total or 0) >= ADDRESS_LIMIT


def _window_start() -> datetime:
    return timezone.now() - settings.AXES_COOLOFF_TIME


def _next_minute(moment: datetime) -> datetime:
    """Rounded up, so that who comes back at the minute shown is let in."""
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=1)
