"""A name of a plan that could not be told: choose whom it means, or say that it means nobody who can be given work."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies.queries import groups_on
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.models import NamedAgency
from cchc.steps.work import actions
from cchc.steps.work.errors import Refused
from cchc.steps.work.queries.waiting import find, uses_of


@require_http_methods(["GET", "POST"])
def name(request: HttpRequest, plan: int, pk: int) -> HttpResponse:
    """Search without accents and choose; the choice is remembered for the next plan."""
    named = named_for(request, plan, pk)
    if request.method == "POST":
        return _settle(request, named)
    words = request.GET.get("tim", "")[:200]
    context = {
        "plan": named.item.plan,
        "named": named,
        "words": words,
        "found": find(words, scope.today()),
        "searched": bool(words.strip()),
    }
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "work/parts/found_agencies.html", context)
    return render(request, "work/settle.html", context | {"uses": uses_of(named)})


@require_POST
def aside(request: HttpRequest, plan: int, pk: int) -> HttpResponse:
    named = named_for(request, plan, pk)
    why = request.POST.get("why", "").strip()[:300]
    if not why:
        messages.error(request, _("Hãy ghi vì sao cách gọi này không giao việc được."))
        return redirect("work:settle", plan, pk)
    actions.set_name_aside(named, why=why, by=_person(request))
    messages.success(request, _("Đã để riêng “%(words)s”.") % {"words": named.name})
    return redirect(_back(plan))


def _settle(request: HttpRequest, named: NamedAgency) -> HttpResponse:
    plan, person = named.item.plan_id, _person(request)
    code, key = request.POST.get("co-quan", "")[:40], request.POST.get("nhom", "")[:60]
    group = next((one for one in groups_on(scope.today()) if one.key == key), None) if key else None
    try:
        if not code and group is None:
            raise Refused(_("Hãy chọn một cơ quan hoặc một nhóm cơ quan."))
        given = actions.settle_name(named, by=person, agency_code=code, group=group)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("work:settle", plan, named.pk)
    said = _("Đã ghi nhớ “%(words)s”; giao thêm %(parts)d phần việc.")
    messages.success(request, said % {"words": named.name, "parts": given.assignments})
    return redirect(_back(plan))


def named_for(request: HttpRequest, plan: int, pk: int) -> NamedAgency:
    """A name of a plan that this person may give out. 404 otherwise."""
    found = plan_for(request.user, plan, Permission.WORK_ASSIGN)
    named = NamedAgency.objects.select_related("item__plan").filter(pk=pk, item__plan=found).first()
    if named is None:
        raise Http404
    return named


def _back(plan: int) -> str:
    return f"{reverse('work:assign', args=[plan])}#chua-ro-ten"


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
