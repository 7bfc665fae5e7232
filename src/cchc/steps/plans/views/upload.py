"""Send a document in: a file that is dragged or chosen, or a pasted text."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cchc.pure.reading.errors import ReadingError
from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans import actions
from cchc.steps.plans.forms import UploadForm
from cchc.steps.plans.models import Intake


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN_UPLOAD)
def page(request: HttpRequest) -> HttpResponse:
    initial = {"revises": request.GET.get("sua-doi")}
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, person=request.user, initial=initial)
    if form.is_valid():
        data, name = form.content()
        try:
            upload = actions.upload(
                data=data, name=name, by=request.user, revises=form.cleaned_data["revises"]
            )
        except ReadingError as error:
            where = "document" if form.cleaned_data["document"] else "text"
            form.add_error(where, _(error.template) % error.params)
        else:
            if not upload.is_new:
                messages.info(request, _known(upload.intake))
            return redirect("plans:intake", upload.intake.pk)
    status = 422 if form.errors else 200
    return render(request, "plans/upload.html", {"form": form}, status=status)


def _known(intake: Intake) -> str:
    """Why the same file does not come in twice."""
    said = _("Tệp này đã được %(who)s tải lên ngày %(day)s (%(state)s), nên được mở lại ở đây.")
    return said % {
        "who": intake.created_by.full_name,
        "day": date_format(localtime(intake.created_at), "SHORT_DATE_FORMAT"),
        "state": str(intake.get_state_display()).lower(),
    }
