"""An agency's plan from its own document: send it in, wait for the reader, confirm which row is which task."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cchc.pure.reading.errors import ReadingError
from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.actions import resume_if_silent
from cchc.steps.plans.models import Intake
from cchc.steps.work.access_cascade import Place, agency_plan_for, place_for
from cchc.steps.work.actions import cascade, cascade_document
from cchc.steps.work.actions.cascade_state import StalePlan
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms_cascade import FileForm
from cchc.steps.work.models import AgencyPlan
from cchc.steps.work.queries import cascade_rows
from cchc.steps.work.views.cascade_pages import agency_context, home_of, version_in

WRITE = Permission.CASCADE_WRITE


@require_http_methods(["GET", "POST"])
def document(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Send the document in, and see how far its reading is."""
    place = place_for(request.user, pk, code, WRITE)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _sent(request, place, form):
        return redirect("work:cascade_document", pk, code)
    intake = cascade_document.document_of(place.agency_plan) if place.agency_plan else None
    if intake is not None and resume_if_silent(intake, now=timezone.now()):
        intake.refresh_from_db()
    status = 422 if request.method == "POST" else 200
    context = agency_context(
        request,
        place,
        form=form,
        intake=intake,
        reading=intake is not None and intake.state in (Intake.State.WAITING, Intake.State.READING),
        may_correct=has_permission(request.user, Permission.PLAN_REVIEW),
    )
    return render(request, "work/cascade/document.html", context, status=status)


def _sent(request: HttpRequest, place: Place, form: FileForm) -> bool:
    file = form.cleaned_data["document"]
    try:
        agency_plan = cascade.begin(place.plan, agency=place.agency, by=request.user)
        cascade_document.attach(agency_plan, data=file.read(), name=file.name, by=request.user)
    except ReadingError as error:
        form.add_error("document", _(error.template) % error.params)
        return False
    except Refused as error:
        form.add_error("document", str(error))
        return False
    return True


@require_http_methods(["GET", "POST"])
def match(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Row by row: which task of the province it carries out, or that it is the agency's own."""
    agency_plan = agency_plan_for(request.user, pk, code, WRITE)
    intake = cascade_document.document_of(agency_plan)
    if intake is None or intake.state != Intake.State.READ:
        return redirect("work:cascade_document", pk, code)
    status, typed, unknown = 200, {}, {}
    if request.method == "POST":
        typed, unknown = _typed(request, agency_plan)
        error, status = _unknown(unknown) if unknown else _confirmed(request, agency_plan, typed)
        if not error:
            return home_of(agency_plan)
        messages.error(request, error)
        agency_plan.refresh_from_db()
    matching = cascade_rows.matching(agency_plan, typed, unknown)
    context = agency_context(
        request,
        Place(agency_plan.plan, agency_plan.agency, agency_plan),
        matching=matching,
        labels=[cascade_rows.task_label(one) for one in matching.tasks],
        own=cascade_rows.OWN,
        skip=cascade_rows.SKIP,
    )
    return render(request, "work/cascade/match.html", context, status=status)


def _typed(request: HttpRequest, agency_plan: AgencyPlan) -> tuple[dict[str, str], dict[str, str]]:
    """Row key → what was chosen for it, a task that was typed before one of the list; and words that name none."""
    chosen = {key[2:]: value for key, value in request.POST.items() if key.startswith("r-")}
    said = {key[2:]: value for key, value in request.POST.items() if key.startswith("k-") and value.strip()}
    found, unknown = cascade_rows.typed_tasks(said, agency_plan)
    return chosen | found, unknown


def _unknown(words: dict[str, str]) -> tuple[str, int]:
    said = _(
        "Không có nhiệm vụ nào của tỉnh ứng với “%(words)s”; hãy chọn trong gợi ý hoặc ghi số của nhiệm vụ."
    )
    return said % {"words": next(iter(words.values()))[:80]}, 422


def _confirmed(request: HttpRequest, agency_plan: AgencyPlan, typed: dict[str, str]) -> tuple[str, int]:
    """Why it was not confirmed, with the status; ("", 200) where it was."""
    try:
        done = cascade_document.confirm_rows(
            agency_plan, choices=typed, version=version_in(request), by=request.user
        )
    except StalePlan as error:
        return str(error), 409
    except Refused as error:
        return str(error), 422
    said = _("Đã ghi %(carried)d nhiệm vụ theo kế hoạch của tỉnh và %(own)d nhiệm vụ riêng của cơ quan.")
    messages.success(request, said % {"carried": done.carried, "own": done.own})
    return "", 200
