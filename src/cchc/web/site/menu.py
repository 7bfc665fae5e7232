"""The menu: only what exists, only what this person may see."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cchc.shared.accounts.permissions import Permission


@dataclass(frozen=True, slots=True)
class Entry:
    name: str | Promise
    icon: str
    url_name: str
    needs: Permission
    under: str  # where in the address the entry counts as the current one
    key: str = ""  # the keys that go there


ENTRIES = (
    Entry(_("Việc của tôi"), "inbox", "home", Permission.PLAN_READ, "/", "g v"),
    Entry(_("Điều hành"), "layout-dashboard", "overview", Permission.OVERVIEW_READ, "/dieu-hanh/", "g d"),
    Entry(_("Kế hoạch"), "clipboard-list", "plans:list", Permission.PLAN_READ, "/ke-hoach/", "g k"),
    Entry(_("Cơ quan"), "building-2", "agencies:list", Permission.AGENCY_READ, "/co-quan/", "g c"),
    Entry(_("Người dùng"), "users", "accounts:people", Permission.PEOPLE_EDIT, "/tai-khoan/nguoi-dung/"),
    Entry(_("Hệ thống"), "activity", "health", Permission.SYSTEM_HEALTH, "/he-thong/"),
)


@dataclass(frozen=True, slots=True)
class Link:
    name: str | Promise
    icon: str
    url: str
    current: bool
    key: str


def menu_for(request: HttpRequest, may: Mapping[str, bool]) -> list[Link]:
    return [
        Link(entry.name, entry.icon, reverse(entry.url_name), _is_current(entry, request.path), entry.key)
        for entry in ENTRIES
        if may.get(entry.needs)
    ]


OF_PLANS = ("/viec/ke-hoach-co-quan/", "/viec/dieu-chinh/")  # pages of the year's work that belong to plans


def _is_current(entry: Entry, path: str) -> bool:
    """The first page of everybody has the jobs behind it, too."""
    if path.startswith(OF_PLANS):
        return entry.url_name == "plans:list"
    return path == "/" or path.startswith("/viec/") if entry.under == "/" else path.startswith(entry.under)
