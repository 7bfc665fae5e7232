"""The agencies of a day."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import today
from cchc.shared.agencies.models import Agency
from cchc.web.agencies import listing
from cchc.web.agencies.days import day_of


@require_GET
@requires(Permission.AGENCY_READ)
def page(request: HttpRequest) -> HttpResponse:
    day, words = day_of(request), request.GET.get("tim", "").strip()[:200]
    kind = request.GET.get("loai", "")
    kind = kind if kind in Agency.Kind.values else ""
    number = request.GET.get("trang", "")
    found = listing.load(day, words, kind, int(number) if number.isdecimal() else 1)
    asked = {"tim": words, "loai": kind, "ngay": day.isoformat() if day != today() else ""}
    context = {
        "day": day,
        "is_today": day == today(),
        "words": words,
        "kind": kind,
        "found": found,
        "page": found.page,
        "kinds": [
            {"value": value, "name": name, "count": count, "url": _address(asked, loai=value)}
            for value, name, count in found.kinds
        ],
        "chips": _chips(asked),
    }
    return render(request, "agencies/list.html", context)


def _address(asked: dict[str, str], **changed: str) -> str:
    return "?" + urlencode({name: value for name, value in {**asked, **changed}.items() if value})


def _chips(asked: dict[str, str]) -> list[dict[str, str]]:
    """The filters that are on."""
    kinds = {one.value: str(one.label) for one in Agency.Kind}
    said = {
        "tim": _("Có chữ “%(words)s”") % {"words": asked["tim"]},
        "loai": kinds.get(asked["loai"], ""),
        "ngay": _("Ngày %(day)s") % {"day": "/".join(reversed(asked["ngay"].split("-")))},
    }
    return [
        {"text": said[name], "url": _address(asked, **{name: ""})} for name, value in asked.items() if value
    ]
