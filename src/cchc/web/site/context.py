"""What the layout needs on every page."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cchc import __version__
from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.permissions import Permission
from cchc.shared.notices.queries import unread
from cchc.web.site.menu import menu_for
from cchc.web.site.views import guide


def layout(request: HttpRequest) -> dict[str, Any]:
    """`menu`, `may` (the permissions of this person by name, such as may.plan_upload), `version`, `topic` of help.

    `unread`: how many digests this person has not read; asked only by a page that shows it.
    """
    user = getattr(request, "user", None)
    may = {p.value: has_permission(user, p) for p in Permission} if user is not None else {}
    return {
        "menu": menu_for(request, may),
        "may": may,
        "version": __version__,
        "topic": guide.about(request.path),
        "unread": SimpleLazyObject(lambda: unread(user)) if user is not None else 0,
    }
