"""People, for who keeps the accounts: the list, and a new one by invitation."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cchc.shared.accounts.access import keeps_accounts
from cchc.shared.accounts.actions import add_membership, create_user
from cchc.shared.accounts.forms.people import ROLE_CHOICES, InviteForm
from cchc.shared.accounts.letters import send_link
from cchc.shared.accounts.models import User
from cchc.shared.accounts.queries.people import Asked, asked_from, lines, people
from cchc.shared.accounts.scope import today
from cchc.shared.agencies.fields import AgencyInput
from cchc.shared.agencies.picking import picked, written

PER_PAGE = 50
A_MOMENT = timedelta(minutes=1)


@require_GET
@keeps_accounts
def listing(request: HttpRequest) -> HttpResponse:
    asked = asked_from(request.GET)
    agency = picked(asked.agency, today()) if asked.agency else None
    asked = replace(asked, agency=agency.code) if agency else asked
    number = request.GET.get("trang", "")
    page = Paginator(people(asked, today()), PER_PAGE).get_page(int(number) if number.isdecimal() else 1)
    shown = written(agency) if agency else asked.agency
    context = {
        "asked": asked,
        "page": page,
        "lines": lines(page.object_list, today()),
        "roles": ROLE_CHOICES,
        "agency_input": AgencyInput().render("co-quan", shown, {"id": "loc-co-quan"}),
        "states": state_names(),
        "chips": _chips(asked, agency.name if agency else asked.agency),
    }
    return render(request, "accounts/people.html", context)


@keeps_accounts
def invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None, today=today())
    if request.method == "POST" and (twin := _just_made(request)):
        return redirect("accounts:person", twin.pk)
    if request.method == "POST" and form.is_valid():
        try:
            user = _invited(request, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Đã tạo tài khoản %(name)s.") % {"name": user.username})
            send_link(request, user)
            return redirect("accounts:person", user.pk)
    return render(request, "accounts/invite.html", {"form": form})


def _just_made(request: HttpRequest) -> User | None:
    """The account that the first click of a double click made."""
    asked = {key: request.POST.get(key, "").strip() for key in ("full_name", "email", "role")}
    name = request.POST.get("username", "").strip()
    since = timezone.now() - A_MOMENT
    same = User.objects.filter(username__iexact=name, last_login=None, created_at__gt=since)
    return same.filter(**asked).first()


def _invited(request: HttpRequest, *, agency: str, title: str, **of_user: Any) -> User:
    user = create_user(**of_user, password=None, by=request.user)
    if agency:
        add_membership(
            user=user,
            agency_code=agency,
            role=of_user["role"],
            title=title,
            valid_from=today(),
            by=request.user,
        )
    return user


def state_names() -> dict[str, str]:
    return {"dang-dung": _("Đang dùng"), "cho": _("Chờ nhận lời mời"), "ngung": _("Ngừng dùng")}


def _chips(asked: Asked, agency: str) -> list[dict[str, str]]:
    """The filters that are on; a click takes one off."""
    on = {
        "tim": (asked.words, asked.words),
        "vai-tro": (asked.role, str(dict(ROLE_CHOICES).get(asked.role, asked.role))),
        "co-quan": (asked.agency, agency),
        "trang-thai": (asked.state, state_names().get(asked.state, "")),
    }
    held = {key: value for key, (value, _words) in on.items() if value}
    return [
        {"text": on[key][1], "url": "?" + urlencode({k: v for k, v in held.items() if k != key})}
        for key in held
    ]
