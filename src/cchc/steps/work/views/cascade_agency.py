"""One agency's own plan: the page that everybody reads, the comparison with the province's plan, the files, the trail."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from cchc.pure.reading.plan import Plan as Written
from cchc.pure.writing import docx, xlsx
from cchc.shared.accounts import scope
from cchc.shared.accounts.permissions import Permission
from cchc.shared.records.queries import events_about
from cchc.steps.work.access_cascade import Place, place_for
from cchc.steps.work.actions.cascade_review import obstacles
from cchc.steps.work.events_cascade import line
from cchc.steps.work.models import AgencyPlan
from cchc.steps.work.queries.cascade import agency_page
from cchc.steps.work.queries.cascade_export import file_name, written
from cchc.steps.work.views.cascade_pages import agency_context

OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: dict[str, tuple[str, Callable[[Written], bytes]]] = {
    "docx": (f"{OFFICE}.wordprocessingml.document", docx.appendix),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", xlsx.workbook),
}
TRAIL = 200  # lines of the trail that are shown


@require_GET
def page(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    place = place_for(request.user, pk, code)
    shown = agency_page(place, today=scope.today())
    found = place.agency_plan
    writable = found is not None and found.state in AgencyPlan.WRITABLE
    context = agency_context(request, place, "cascade_agency", page=shown, writable=writable)
    waits = found is not None and found.state == AgencyPlan.State.SUBMITTED
    context["proposing"] = context["writes"] and not waits
    if context["writes"] and found is not None and writable:
        context["in_the_way"] = obstacles(found)
    return render(request, "work/cascade/agency.html", context)


@require_GET
def compare(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Row by row: what the province's plan says, what the agency's says."""
    place = _made(place_for(request.user, pk, code))
    shown = agency_page(place, today=scope.today())
    rows = [row for row in shown.rows if row.parent and (row.own_words or row.is_changed or row.task.dropped)]
    context = agency_context(request, place, "cascade_compare", page=shown, rows=rows)
    return render(request, "work/cascade/compare.html", context)


@require_GET
def trail(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    place = _made(place_for(request.user, pk, code))
    assert place.agency_plan is not None
    lines = [line(event) for event in events_about(place.agency_plan)[:TRAIL]]
    return render(
        request, "work/cascade/trail.html", agency_context(request, place, "cascade_trail", lines=lines)
    )


@require_GET
def export(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The agency's plan as the official appendix (.docx) or as a workbook (.xlsx)."""
    place = _made(place_for(request.user, pk, code, Permission.PLAN_EXPORT))
    kind = request.GET.get("dang", "")
    if kind not in FORMATS:
        return redirect("work:cascade_agency", pk, code)
    media_type, write = FORMATS[kind]
    shown = agency_page(place, today=scope.today())
    answer = HttpResponse(write(written(shown)), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{file_name(shown, kind)}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _made(place: Place) -> Place:
    """... of which there is a plan."""
    if place.agency_plan is None:
        raise Http404
    return place
