"""One agency: its names over time, who came before and after, who is under it, how else it is called."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cchc.shared.accounts.access import has_permission, requires
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies import actions
from cchc.shared.agencies.blocks import block_names
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.events import lines_about
from cchc.shared.agencies.models import Agency, Alias, Succession
from cchc.shared.agencies.queries import children_on, groups_on, members, path_on
from cchc.web.agencies.access import current, spans_of
from cchc.web.agencies.days import day_of
from cchc.web.agencies.forms import AliasForm


@require_GET
@requires(Permission.AGENCY_READ)
def page(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, code, AliasForm())


def _page(request: HttpRequest, code: str, form: AliasForm, status: int = 200) -> HttpResponse:
    rows = spans_of(code)
    day = day_of(request)
    row = next((one for one in rows if one.valid_from <= day and (one.valid_to or day) >= day), None)
    shown = row or current(rows)
    moves = _moves(rows)
    context = {
        "agency": shown,
        "is_in_force": row is not None,
        "rows": list(reversed(rows)),
        "last": current(rows),
        "day": day,
        "before": [move for move in moves if move["news_here"]],
        "after": [move for move in moves if move["olds_here"]],
        "path": path_on(shown, day)[::-1],
        "children": children_on(code, day),
        "aliases": Alias.objects.filter(code=code).order_by("source", "words"),
        "blocks": block_names(shown.blocks),
        "groups": [one for one in groups_on(day) if members(one, [row])] if row else [],
        "form": form,
        "trail": [{"name": _("Cơ quan"), "url": reverse("agencies:list")}],
        "log": lines_about(rows) if has_permission(request.user, Permission.AUDIT_READ) else [],
    }
    return render(request, "agencies/agency.html", context, status=status)


def _moves(rows: list[Agency]) -> list[dict[str, Any]]:
    """Successions that name one of the rows, latest first; a name that stays the same is not said twice."""
    here = {row.pk for row in rows}
    found = (
        (Succession.objects.filter(olds__in=rows) | Succession.objects.filter(news__in=rows))
        .distinct()
        .prefetch_related("olds", "news")
        .order_by("-on", "-pk")
    )
    moves = []
    for move in found:
        olds, news = list(move.olds.all()), list(move.news.all())
        moves.append(
            {
                "move": move,
                "olds": olds,
                "news": news,
                "olds_here": any(row.pk in here for row in olds),
                "news_here": any(row.pk in here for row in news),
            }
        )
    return moves


@require_POST
@requires(Permission.AGENCY_EDIT)
def add_alias(request: HttpRequest, code: str) -> HttpResponse:
    spans_of(code)
    form = AliasForm(request.POST)
    if form.is_valid():
        try:
            actions.add_alias(form.cleaned_data["words"], code, by=request.user)
        except Refused as error:
            form.add_error("words", str(error))
        else:
            messages.success(request, _("Đã thêm cách gọi."))
            return redirect("agencies:agency", code)
    return _page(request, code, form, status=422)


@require_POST
@requires(Permission.AGENCY_EDIT)
def remove_alias(request: HttpRequest, pk: int) -> HttpResponse:
    alias = get_object_or_404(Alias.objects.select_related("group"), pk=pk)
    actions.remove_alias(alias, by=request.user)
    messages.success(request, _("Đã bỏ cách gọi “%(words)s”.") % {"words": alias.words})
    if alias.group_id:
        return redirect("agencies:group", alias.group_id)
    return redirect("agencies:agency", alias.code)
