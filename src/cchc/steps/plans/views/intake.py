"""A document on its way: the progress of its reading, and what can be done when it cannot be read."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans import actions
from cchc.steps.plans.access import intake_for
from cchc.steps.plans.errors import Refused
from cchc.steps.plans.models import Intake
from cchc.steps.plans.queries.intake import progress


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the document is. A read one leads to its review, an accepted one to its plan."""
    intake = intake_for(request.user, pk, Permission.PLAN_READ, light=True)
    if intake.state in (Intake.State.WAITING, Intake.State.READING):
        actions.resume_if_silent(intake, now=timezone.now())
    target = _target(intake)
    if target and not request.htmx:  # type: ignore[attr-defined]
        return target
    context = {"intake": intake, "progress": progress(intake, now=timezone.now())}
    if request.htmx:  # type: ignore[attr-defined]
        answer = render(request, "plans/intake_progress.html", context)
        if not context["progress"].is_running:
            answer["HX-Refresh"] = "true"
        return answer
    return render(request, "plans/intake.html", context)


def _target(intake: Intake) -> HttpResponse | None:
    if intake.state == Intake.State.READ:
        return redirect("plans:review", intake.pk)
    if intake.state == Intake.State.ACCEPTED:
        return redirect("plans:plan", intake.plan.pk)
    return None


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    intake = intake_for(request.user, pk, Permission.PLAN_UPLOAD, light=True)
    try:
        actions.retry(intake, by=request.user)
    except Refused as error:
        messages.error(request, str(error))
    return redirect("plans:intake", pk)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    intake = intake_for(request.user, pk, Permission.PLAN_UPLOAD, light=True)
    try:
        actions.withdraw(intake, by=request.user)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("plans:intake", pk)
    messages.success(
        request, _("Đã rút văn bản “%(name)s”. Có thể tải lên lại bất cứ lúc nào.") % {"name": intake.name}
    )
    return redirect("plans:list")


@require_GET
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it arrived; always a download, never shown by the browser as a page of this site."""
    intake = intake_for(request.user, pk, Permission.PLAN_READ, light=True)
    try:
        file = intake.document.path.open("rb")
    except FileNotFoundError:
        messages.error(request, _("Không còn tìm thấy tệp đã lưu; hãy báo người quản trị hệ thống."))
        return redirect("plans:list")
    return FileResponse(
        file, as_attachment=True, filename=intake.name, content_type="application/octet-stream"
    )
