"""Agencies offered while somebody writes one into a field."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies.picking import offers, written
from cchc.web.agencies.days import day_of


@require_GET
@requires(Permission.AGENCY_READ)
def options(request: HttpRequest) -> HttpResponse:
    """The options of a list; the words are the field's, whatever its name is."""
    words = next((value for key, value in request.GET.items() if key != "ngay"), "")[:200]
    rows = [(written(row), row.parent.name if row.parent else "") for row in offers(words, day_of(request))]
    return render(request, "agencies/parts/options.html", {"rows": rows})
