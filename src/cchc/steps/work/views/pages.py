"""What the pages of the year's work share: their tabs, and the day that they are seen from."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.permissions import Permission


def tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """`current` is the name of the address that the tab leads to."""
    names = {"home": _("Việc của tôi")}
    if has_permission(request.user, Permission.WORK_READ):
        names |= {"work:jobs": _("Danh sách việc"), "work:calendar": _("Lịch")}
    return [
        {"name": name, "url": reverse(where), "current": where == current, "count": None}
        for where, name in names.items()
    ]
