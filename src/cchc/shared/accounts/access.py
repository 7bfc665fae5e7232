"""Who may do what: the two questions that every other package asks."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from cchc.shared.accounts.models import Delegation, Factor, Membership, SignIn, User
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


def keeps_accounts(view: View) -> View:
    """For the pages about other people's accounts: 404 for who does not keep them."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_permission(request.user, Permission.PEOPLE_EDIT):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def account_for(person: User, pk: int) -> User:
    """Somebody's account, for who keeps accounts."""
    if not has_permission(person, Permission.PEOPLE_EDIT):
        raise Http404
    return get_object_or_404(User, pk=pk)


def membership_for(person: User, owner: int, pk: int) -> Membership:
    """A membership of an account, for who keeps accounts."""
    user = account_for(person, owner)
    return get_object_or_404(Membership.objects.select_related("user"), pk=pk, user=user)


def delegation_for(person: User, pk: int) -> Delegation:
    """A delegation, for its giver and for who keeps accounts: both may take it back."""
    one = Delegation.objects.select_related("giver", "taker").filter(pk=pk).first()
    if one is None or not (one.giver_id == person.pk or has_permission(person, Permission.PEOPLE_EDIT)):
        raise Http404
    return one


def sign_in_for(person: User, pk: int) -> SignIn:
    """One of the person's own sessions."""
    return get_object_or_404(SignIn, pk=pk, user=person)


def factor_for(person: User, pk: int) -> Factor:
    """One of the person's own second factors."""
    return get_object_or_404(Factor.objects.select_related("user"), pk=pk, user=person)
