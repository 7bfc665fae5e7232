"""Of "các cơ quan liên quan" of one task: who is meant. One page, one button; giving out again leaves it so."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import NamedAgency
from cchc.steps.work import actions
from cchc.steps.work.errors import Refused
from cchc.steps.work.queries.names import who_stands_by
from cchc.steps.work.views.settle import named_for


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, plan: int, pk: int) -> HttpResponse:
    named = named_for(request, plan, pk)
    chosen, refusal = request.POST.getlist("co-quan"), ""
    if request.method == "POST":
        refusal = _narrowed(request, named, chosen)
        if not refusal:
            return redirect(f"{reverse('work:assign', args=[plan])}#khi-lien-quan")
    context = {
        "plan": named.item.plan,
        "named": named,
        "agencies": who_stands_by(named),
        "chosen": chosen,
        "refusal": refusal,
    }
    return render(request, "work/narrow.html", context, status=422 if refusal else 200)


def _narrowed(request: HttpRequest, named: NamedAgency, codes: list[str]) -> str:
    """Why it was not done; "" where it was."""
    assert isinstance(request.user, User)
    try:
        called = actions.narrow(named, codes=codes, by=request.user)
    except Refused as error:
        return str(error)
    said = _("Đã xác định %(number)d cơ quan phối hợp của nhiệm vụ %(code)s.")
    messages.success(request, said % {"number": len(called), "code": named.item.code})
    return ""
