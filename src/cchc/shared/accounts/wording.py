"""Words for what an account page shows."""

import re

from django.utils.translation import gettext as _

from cchc.shared.accounts.models import User
from cchc.shared.accounts.roles import ROLES

# What a browser says of itself → its name; the first that fits, since most name others too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("coc_coc_browser", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def device(agent: str) -> str:
    """ "Chrome trên Windows", from the User-Agent header."""
    browser = next((name for mark, name in BROWSERS if re.search(rf"{mark}/", agent)), "")
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    if browser and system:
        return _("%(browser)s trên %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Thiết bị không rõ")


def role_name(key: str) -> str:
    role = ROLES.get(key)
    return str(role.name) if role else key


def state_of(user: User) -> tuple[str, str]:
    """The state of an account in words, and the kind of its badge."""
    if not user.is_active:
        return _("Ngừng dùng"), ""
    if not user.has_usable_password() and not user.sso_subject:
        return _("Chờ nhận lời mời"), "soon"
    if user.must_change_password:
        return _("Phải đổi mật khẩu"), "soon"
    return _("Đang dùng"), "done"
