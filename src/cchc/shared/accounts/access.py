"""Who may do what: the two questions that every other package asks."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of, today

View = Callable[..., HttpResponseBase]


def has_permission(user: User | AnonymousUser, permission: Permission) -> bool:
    """Whether this person may do it anywhere at all; nobody who is logged out or switched off may do anything.

    In which agencies is `scope_of(user, today)`: a row is shown or changed only when the scope says so.
    """
    return isinstance(user, User) and scope_of(user, today()).may_somewhere(permission)


def requires(permission: Permission) -> Callable[[View], View]:
    """For a view whose existence is no secret: 403, with a page that says whom to ask."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not has_permission(request.user, permission):
                raise PermissionDenied(permission)
            return view(request, *args, **kwargs)

        return checked

    return decorate
