"""One of the 34 provinces taken in: its communes at once, the usual bodies as far as they are ticked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies import actions
from cchc.shared.agencies.actions.province import suggestions
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.provinces import communes, provinces


@require_http_methods(["GET", "POST"])
@requires(Permission.AGENCY_EDIT)
def page(request: HttpRequest) -> HttpResponse:
    code = request.POST.get("ma", "") if request.method == "POST" else request.GET.get("ma", "")
    refusal = ""
    if request.method == "POST":
        try:
            loaded = actions.load_province(code, bodies=request.POST.getlist("co-quan"), by=request.user)
        except Refused as error:
            refusal = str(error)
        else:
            said = _("Đã thêm %(agencies)d cơ quan và %(drawn)d địa giới của %(name)s.")
            messages.success(
                request,
                said
                % {
                    "agencies": loaded.agencies,
                    "drawn": loaded.boundaries,
                    "name": provinces()[code].in_sentence,
                },
            )
            return redirect("agencies:list")
    place = provinces().get(code)
    context = {
        "provinces": provinces().values(),
        "place": place,
        "communes": communes(code) if place else (),
        "bodies": suggestions(place) if place else (),
        "refusal": refusal,
        "trail": [{"name": _("Cơ quan"), "url": reverse("agencies:list")}],
    }
    return render(request, "agencies/province.html", context, status=422 if refusal else 200)
