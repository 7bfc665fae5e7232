"""After a merger: people and open work of the agencies that ended go to who took their place, in one action."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies.models import Succession
from cchc.steps.work.actions.handover import HandedOver, hand_over
from cchc.steps.work.errors import Refused
from cchc.steps.work.queries.handover import Handover, handovers


@require_GET
@requires(Permission.WORK_ASSIGN)
def listing(request: HttpRequest) -> HttpResponse:
    found = handovers(scope.today())
    waiting = [one for one in found if one.waits]
    everything = "tat-ca" in request.GET
    context = {"shown": found if everything else waiting, "total": len(found), "everything": everything}
    return render(request, "work/amend/handovers.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.WORK_ASSIGN)
def page(request: HttpRequest, succession: int) -> HttpResponse:
    found = Succession.objects.prefetch_related("olds", "news").filter(pk=succession).first()
    if found is None:
        raise Http404
    (view,) = handovers(scope.today(), [found])
    status, errors = 200, {}
    if request.method == "POST":
        heirs, errors = _heirs(request, view)
        status = 422
        if not errors and _handed_over(request, found, heirs):
            return redirect("work:handover", succession)
    return render(
        request,
        "work/amend/handover.html",
        {"view": view, "rows": _rows(request, view, errors)},
        status=status,
    )


def _rows(request: HttpRequest, view: Handover, errors: dict[str, str]) -> list[dict[str, Any]]:
    """Each agency that ended, with the successor that is chosen for it: the only one, or what was posted."""
    only = view.news[0].code if len(view.news) == 1 else ""
    return [
        {
            "old": old,
            "chosen": request.POST.get(f"nhan-{old.agency.code}", only),
            "error": errors.get(old.agency.code, ""),
        }
        for old in view.olds
    ]


def _heirs(request: HttpRequest, view: Handover) -> tuple[dict[str, str], dict[str, str]]:
    """Code of each old agency with open work → code of its heir; and what is missing, by code."""
    heirs, errors = {}, {}
    for old in view.olds:
        chosen = request.POST.get(f"nhan-{old.agency.code}", "")
        if chosen:
            heirs[old.agency.code] = chosen
        elif old.waits:
            errors[old.agency.code] = _("Hãy chọn cơ quan nhận bàn giao của %(old)s.") % {
                "old": old.agency.name
            }
    return heirs, errors


def _handed_over(request: HttpRequest, succession: Succession, heirs: dict[str, str]) -> bool:
    try:
        done = hand_over(succession, heirs=heirs, by=request.user)
    except Refused as error:
        messages.error(request, str(error))
        return False
    messages.success(request, told(done))
    return True


def told(done: HandedOver) -> str:
    """What went over, in one sentence."""
    said = _(
        "Đã bàn giao %(assignments)d phần việc với %(jobs)d việc đang mở và %(people)d người cho cơ quan kế thừa."
    )
    return said % {"assignments": done.assignments, "jobs": done.jobs, "people": done.people}
