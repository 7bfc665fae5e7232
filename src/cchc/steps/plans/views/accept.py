"""Accept: what will be written, what stands in the way, and the one button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans import actions
from cchc.steps.plans.access import intake_for
from cchc.steps.plans.errors import Refused
from cchc.steps.plans.models import Intake
from cchc.steps.plans.queries.accepting import summary


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    intake = intake_for(request.user, pk, Permission.PLAN_ACCEPT)
    if intake.state == Intake.State.ACCEPTED:
        return redirect("plans:plan", intake.plan.pk)
    if intake.state != Intake.State.READ:
        return redirect("plans:intake", pk)
    if request.method == "POST":
        try:
            plan = actions.accept(intake, by=request.user)
        except Refused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Đã chấp nhận kế hoạch “%(title)s”.") % {"title": plan.title})
            return redirect("plans:plan", plan.pk)
    intake = actions.look_again(intake)
    return render(request, "plans/accept.html", {"intake": intake, "summary": summary(intake)})
