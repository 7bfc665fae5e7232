"""Rename, merge, split, dissolve: each a page of its own, started from the agency that it is about."""

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies import actions
from cchc.shared.agencies.actions import New
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.models import Agency
from cchc.web.agencies.access import current, spans_of
from cchc.web.agencies.forms import DissolveForm, MergeForm, MoveForm, PartFormSet, RenameForm, SplitForm
from cchc.web.agencies.handing import hand_over_of, may_hand_over
from cchc.web.agencies.refusal import refused

Do = Callable[[], Agency]


@require_http_methods(["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def rename(request: HttpRequest, code: str) -> HttpResponse:
    row = current(spans_of(code))
    initial = {"name": row.name, "short_name": row.short_name, "version": row.version}
    form = RenameForm(request.POST or None, initial=initial)

    def do() -> Agency:
        said = form.cleaned_data
        return actions.rename(
            row,
            name=said["name"],
            short_name=said["short_name"],
            on=said["on"],
            decision=said["decision"],
            version=said["version"],
            by=request.user,
        )

    heading = _("Đổi tên %(name)s") % {"name": row.name}
    return _answer(request, row, form, do, heading, _("Đổi tên"))


@require_http_methods(["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def merge(request: HttpRequest, code: str) -> HttpResponse:
    row = current(spans_of(code))
    initial = {"name": row.name, "short_name": row.short_name, "code": row.code, "version": row.version}
    form = MergeForm(request.POST or None, initial=initial, may_hand_over=may_hand_over(request))

    def do() -> Agency:
        said = form.cleaned_data
        new = actions.merge(
            [row, *said["olds"]],
            into=New(said["code"], said["name"], said["short_name"]),
            on=said["on"],
            decision=said["decision"],
            by=request.user,
        )
        if form.hands_over:
            hand_over_of(request, new.succeeds.latest("pk"))
        return new

    heading = _("Hợp nhất, sáp nhập %(name)s") % {"name": row.name}
    return _answer(request, row, form, do, heading, _("Hợp nhất"))


@require_http_methods(["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def split(request: HttpRequest, code: str) -> HttpResponse:
    row = current(spans_of(code))
    form = SplitForm(request.POST or None, initial={"version": row.version})
    parts = PartFormSet(
        request.POST or None,
        prefix="phan",
        initial=[{"code": row.code, "name": row.name, "short_name": row.short_name}],
    )

    def do() -> Agency:
        if not parts.is_valid():
            raise Refused(_("Hãy sửa các dòng cơ quan mới bên dưới."))
        said = form.cleaned_data
        news = actions.split(
            row,
            parts=parts.news(),
            on=said["on"],
            decision=said["decision"],
            version=said["version"],
            by=request.user,
        )
        return news[0]

    heading = _("Chia, tách %(name)s") % {"name": row.name}
    return _answer(request, row, form, do, heading, _("Chia, tách"), parts=parts)


@require_http_methods(["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def dissolve(request: HttpRequest, code: str) -> HttpResponse:
    row = current(spans_of(code))
    initial = {"version": row.version}
    form = DissolveForm(request.POST or None, initial=initial, may_hand_over=may_hand_over(request))

    def do() -> Agency:
        said = form.cleaned_data
        ended = actions.dissolve(
            [row], heirs=said["heirs"], on=said["on"], decision=said["decision"], by=request.user
        )
        if form.hands_over:
            hand_over_of(request, ended)
        return row

    heading = _("Giải thể %(name)s") % {"name": row.name}
    return _answer(request, row, form, do, heading, _("Giải thể"))


def _answer(
    request: HttpRequest,
    row: Agency,
    form: MoveForm,
    do: Do,
    heading: str,
    button: str,
    parts: object = None,
) -> HttpResponse:
    """The form; after a good POST what was done, shown on the page of who goes on."""
    if form.is_valid():
        try:
            with transaction.atomic():
                after = do()
        except Refused as error:
            refused(form, error)
        else:
            messages.success(request, _("Đã ghi: %(what)s.") % {"what": heading})
            return redirect("agencies:agency", after.code)
    trail = [
        {"name": _("Cơ quan"), "url": reverse("agencies:list")},
        {"name": row.name, "url": reverse("agencies:agency", args=[row.code])},
    ]
    context = {
        "agency": row,
        "form": form,
        "parts": parts,
        "heading": heading,
        "button": button,
        "trail": trail,
    }
    return render(request, "agencies/move.html", context, status=422 if form.errors else 200)
