"""The feed itself, and the page on which a person makes, changes and revokes its link."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from cchc.shared.accounts.scope import today
from cchc.shared.notices import actions
from cchc.shared.notices.queries import link_of
from cchc.steps.work.queries.dated import dated
from cchc.web.site.calendar_feed.ics import calendar

BACK, AHEAD = timedelta(days=90), timedelta(days=400)


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """404 for a secret that opens nothing: one that never was and one that was revoked look alike."""
    day = today()
    person = actions.owner_of(secret, on=day)
    if person is None:
        raise Http404
    dates = dated(person, day, since=day - BACK, until=day + AHEAD)
    with override(settings.LANGUAGE_CODE):
        name = _("CCHC – Thời hạn công việc")
        data = calendar(dates, now=timezone.now(), address=settings.ADDRESS, name=name)
    answer = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, max-age=900"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def link(request: HttpRequest) -> HttpResponse:
    """POST makes a new link, which is shown this once; the page says since when there is one."""
    made = ""
    if request.method == "POST":
        secret = actions.make_link(by=request.user)
        made = settings.ADDRESS + reverse("calendar_feed", args=[secret])
    return render(request, "site/calendar_link.html", {"link": link_of(request.user), "made": made})


@require_POST
def revoke(request: HttpRequest) -> HttpResponseRedirect:
    if actions.revoke_link(by=request.user):
        messages.success(
            request, _("Đường dẫn lịch đã bị thu hồi; lịch nào đang dùng nó sẽ không cập nhật nữa.")
        )
    return redirect("calendar_link")
