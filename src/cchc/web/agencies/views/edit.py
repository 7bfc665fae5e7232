"""A new agency; the correction of one that stands."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies import actions
from cchc.shared.agencies.errors import Refused, Stale
from cchc.shared.agencies.models import Agency
from cchc.web.agencies.forms import AgencyForm, NewAgencyForm
from cchc.web.agencies.refusal import refused


@require_http_methods(["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def create(request: HttpRequest) -> HttpResponse:
    form = NewAgencyForm(request.POST or None)
    if form.is_valid():
        try:
            row = actions.create(code=form.cleaned_data["code"], **form.values(), by=request.user)
        except Refused as error:
            refused(form, error)
        else:
            messages.success(request, _("Đã thêm %(name)s.") % {"name": row.name})
            return redirect("agencies:agency", row.code)
    context = {"form": form, "trail": [{"name": _("Cơ quan"), "url": reverse("agencies:list")}]}
    return render(request, "agencies/create.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def edit(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    row = get_object_or_404(Agency.objects.select_related("parent"), pk=pk, code=code)
    form = AgencyForm(request.POST or None, initial=AgencyForm.initial_of(row))
    form.fields["parent"].day = row.valid_from  # type: ignore[attr-defined]
    status = 200
    if form.is_valid():
        try:
            actions.edit(row, version=form.cleaned_data["version"], by=request.user, **form.values())
        except Stale as stale:
            return _conflict(request, row, form, stale)
        except Refused as error:
            refused(form, error)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("agencies:agency", code)
    if form.errors:
        status = 422
    return render(request, "agencies/edit.html", _context(row, form), status=status)


def _conflict(request: HttpRequest, row: Agency, form: AgencyForm, stale: Stale) -> HttpResponse:
    """What was typed stays; what stands now is shown beside it, and the next save counts from there."""
    now = Agency.objects.select_related("parent").get(pk=row.pk)
    form.data = form.data.copy()
    form.data["version"] = str(now.version)
    theirs = AgencyForm.initial_of(now)
    differences = [
        (form.fields[part].label, theirs[part])
        for part in theirs
        if part != "version" and str(theirs[part] or "") != str(form.data.get(part, ""))
    ]
    context = _context(now, form) | {"stale": str(stale), "differences": differences}
    return render(request, "agencies/edit.html", context, status=409)


def _context(row: Agency, form: AgencyForm) -> dict[str, object]:
    trail = [
        {"name": _("Cơ quan"), "url": reverse("agencies:list")},
        {"name": row.name, "url": reverse("agencies:agency", args=[row.code])},
    ]
    return {"form": form, "agency": row, "trail": trail}
