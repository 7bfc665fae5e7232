"""Groups of agencies: the list, one group with whom it stands for, counted while it is written."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cchc.pure.day import day_text
from cchc.shared.accounts.access import has_permission, requires
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import today
from cchc.shared.agencies import actions
from cchc.shared.agencies.blocks import block_names
from cchc.shared.agencies.errors import Refused, Stale
from cchc.shared.agencies.models import Agency, Alias, Group
from cchc.shared.agencies.queries import as_of, members
from cchc.web.agencies.days import day_of
from cchc.web.agencies.forms import GroupForm
from cchc.web.agencies.refusal import refused


@require_GET
@requires(Permission.AGENCY_READ)
def listing(request: HttpRequest) -> HttpResponse:
    day = day_of(request)
    rows = list(as_of(day).order_by().values_list("code", "kind", "blocks", named=True))
    groups = [_listed(group, rows, day) for group in Group.objects.prefetch_related("aliases")]
    context = {"groups": groups, "day": day, "is_today": day == today(), "trail": _trail()}
    return render(request, "agencies/groups.html", context)


def _listed(group: Group, rows: list[Any], day: Any) -> dict[str, Any]:
    in_force = group.valid_from <= day and (group.valid_to is None or group.valid_to >= day)
    names = {one.value: str(one.label) for one in Agency.Kind}
    return {
        "group": group,
        "in_force": in_force,
        "count": len(members(group, rows)) if in_force else None,
        "kinds": [names.get(kind, kind) for kind in group.kinds],
        "blocks": block_names(group.blocks),
        "aliases": list(group.aliases.all()),
    }


@require_http_methods(["GET", "POST"])
@requires(Permission.AGENCY_READ)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom it stands for; with the form for who may change it."""
    group = get_object_or_404(Group, pk=pk)
    form = GroupForm(request.POST or None, initial=GroupForm.initial_of(group, _given(group)))
    if request.method == "POST":
        if not has_permission(request.user, Permission.AGENCY_EDIT):
            return _no(request)
        if answer := _save(request, group, form):
            return answer
    return _page(request, group, form)


@require_http_methods(["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def create(request: HttpRequest) -> HttpResponse:
    form = GroupForm(request.POST or None, initial={"valid_from": today()})
    if request.method == "POST" and (answer := _save(request, None, form)):
        return answer
    return _page(request, None, form)


@require_GET
@requires(Permission.AGENCY_EDIT)
def count(request: HttpRequest) -> HttpResponse:
    """The part of the page that says whom the rule stands for as it is written now."""
    form = GroupForm(request.GET)
    form.is_valid()
    said = form.cleaned_data
    draft = Group(
        kinds=said.get("kinds", []),
        blocks=said.get("blocks", []),
        codes=[row.code for row in said.get("codes", [])],
        without=[row.code for row in said.get("without", [])],
    )
    day = day_of(request)
    context = {"members": members(draft, as_of(day)), "day": day}
    return render(request, "agencies/parts/members.html", context)


def _save(request: HttpRequest, group: Group | None, form: GroupForm) -> HttpResponse | None:
    """Where to go after a good save; None where the form has something to say."""
    if not form.is_valid():
        return None
    try:
        saved = actions.save_group(
            group, form.data_of(), version=form.cleaned_data["version"], by=request.user
        )
    except Stale as stale:
        assert group
        return _conflict(request, group, form, stale)
    except Refused as error:
        refused(form, error)
    else:
        messages.success(request, _("Đã lưu nhóm “%(name)s”.") % {"name": saved.name})
        return redirect("agencies:group", saved.pk)
    return None


def _conflict(request: HttpRequest, group: Group, form: GroupForm, stale: Stale) -> HttpResponse:
    """What was typed stays; what stands now is shown beside it, and the next save counts from there."""
    now = Group.objects.get(pk=group.pk)
    theirs = GroupForm.initial_of(now, _given(now))
    mine = GroupForm.initial_of(_as_typed(form), form.cleaned_data["aliases"])
    form.data = form.data.copy()
    form.data["version"] = str(now.version)
    differences = [
        (form.fields[part].label, _shown(form, part, theirs[part]))
        for part in theirs
        if part != "version" and theirs[part] != mine[part]
    ]
    return _page(request, now, form, status=409, stale=str(stale), differences=differences)


def _as_typed(form: GroupForm) -> Group:
    said = asdict(form.data_of())
    said.pop("aliases")
    return Group(**said)


def _shown(form: GroupForm, part: str, value: Any) -> str:
    """A field's value as a person reads it."""
    field = form.fields[part]
    if isinstance(field, forms.MultipleChoiceField | forms.ChoiceField):
        names = dict(field.choices)
        return ", ".join(str(names[one]) for one in ([value] if isinstance(value, str) else value))
    if isinstance(value, bool):
        return _("có") if value else _("không")
    return day_text(value) if isinstance(value, date) else str(value or "")


def _given(group: Group) -> list[str]:
    return list(group.aliases.filter(source=Alias.Source.GIVEN).values_list("words", flat=True))


def _page(
    request: HttpRequest, group: Group | None, form: GroupForm, *, status: int = 0, **more: Any
) -> HttpResponse:
    day = day_of(request)
    shown = members(group, as_of(day)) if group else []
    learned = group.aliases.filter(source=Alias.Source.LEARNED) if group else []
    context = {
        "group": group,
        "form": form,
        "members": shown,
        "learned": learned,
        "day": day,
        "trail": [*_trail(), {"name": _("Nhóm cơ quan"), "url": reverse("agencies:groups")}],
        "kinds": [kind.label for kind in Agency.Kind if group and kind.value in group.kinds],
        "blocks": block_names(group.blocks) if group else "",
        **more,
    }
    return render(request, "agencies/group.html", context, status=status or (422 if form.errors else 200))


def _no(request: HttpRequest) -> HttpResponse:
    return render(request, "403.html", status=403)


def _trail() -> list[dict[str, str]]:
    return [{"name": _("Cơ quan"), "url": reverse("agencies:list")}]
