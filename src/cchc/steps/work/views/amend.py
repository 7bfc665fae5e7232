"""Adjustment of a plan in the year: the list, the deciding document, its rows, and making it hold."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cchc.shared.accounts import scope
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plan_for, plans_for
from cchc.steps.plans.models import Plan, PlanItem
from cchc.steps.work.access_cascade import amendment_for, seen_codes
from cchc.steps.work.actions import amend, amend_apply
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms_cascade import AmendmentForm
from cchc.steps.work.models import Amendment
from cchc.steps.work.queries import amend as queries
from cchc.steps.work.views.cascade_pages import plan_tabs, version_in

AMEND = Permission.PLAN_AMEND
MOST = 25  # tasks offered for choice at once


@require_GET
def landing(request: HttpRequest) -> HttpResponse:
    """The plan in force of the latest year."""
    plan = plans_for(request.user).filter(revised_by=None).order_by("-year", "-accepted_at").first()
    if plan is None:
        return render(request, "work/cascade/no_plan.html")
    return redirect("work:amendments", plan.pk)


@require_GET
def listing(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    context = _context(request, plan)
    shown = queries.amendments(plan, prepared=context["amends"])
    return render(request, "work/amend/list.html", {**context, "views": shown})


def _context(request: HttpRequest, plan: Plan, **more: Any) -> dict[str, Any]:
    codes = seen_codes(request.user)
    everywhere = codes is None
    tabs = plan_tabs(plan, "amendments", everywhere=everywhere) if everywhere or codes else []
    amends = scope.scope_of(request.user, scope.today()).may_somewhere(AMEND)
    revised = Plan.objects.filter(revises=plan).only("pk", "title").first()
    return {"plan": plan, "tabs": tabs, "amends": amends, "revised_by": revised, **more}


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, AMEND)
    form = AmendmentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            found = amend.start(
                plan,
                number=said["number"],
                issued_on=said["issued_on"],
                words=said["words"].strip(),
                file=form.file(),
                by=request.user,
            )
        except Refused as error:
            form.add_error(None, str(error))
        else:
            return redirect("work:amendment", found.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "work/amend/new.html", _context(request, plan, form=form), status=status)


@require_GET
def page(request: HttpRequest, amendment: int) -> HttpResponse:
    """An amendment; while it is prepared, with the tasks that can be put into it."""
    found = amendment_for(request.user, amendment)
    words = request.GET.get("tim", "").strip()[:200]
    context = _context(request, found.plan, amendment=found, view=queries.amendment_view(found), words=words)
    if found.applied_at is None:
        offered = queries.items_to_amend(found, words)
        context |= {"offered": offered[:MOST], "offered_total": len(offered)}
    return render(request, "work/amend/page.html", context)


@require_GET
def file(request: HttpRequest, amendment: int) -> FileResponse:
    """The deciding document as it arrived."""
    found = amendment_for(request.user, amendment)
    if found.document is None:
        raise Http404
    try:
        bytes_ = found.document.path.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(bytes_, as_attachment=True, filename=found.document.name)
    answer["Content-Type"] = found.document.media_type
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
def apply(request: HttpRequest, amendment: int) -> HttpResponse:
    found = amendment_for(request.user, amendment, AMEND)
    try:
        done = amend_apply.apply(found, version=version_in(request), by=request.user)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("work:amendment", amendment)
    messages.success(request, _applied(found, done))
    return redirect("work:amendment", amendment)


def _applied(amendment: Amendment, done: amend_apply.Applied) -> str:
    said = _(
        "Đã điều chỉnh kế hoạch theo %(number)s: sửa %(changed)d, thêm %(added)d, bỏ %(ended)d nhiệm vụ."
    )
    facts = {"changed": done.changed, "added": done.added, "ended": done.ended}
    return said % {"number": amendment.number, **facts}


@require_POST
def discard(request: HttpRequest, amendment: int) -> HttpResponse:
    found = amendment_for(request.user, amendment, AMEND)
    try:
        amend.discard(found, by=request.user)
    except Refused as error:
        messages.error(request, str(error))
        return redirect("work:amendment", amendment)
    messages.success(request, _("Đã bỏ văn bản điều chỉnh đang soạn."))
    return redirect("work:amendments", found.plan_id)


@require_GET
def of_item(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """What became of one task in the year, its old words too: a page, or the piece that htmx puts on the task's page."""
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    item = PlanItem.objects.filter(plan=plan, key=key).first()
    if item is None:
        raise Http404
    context = {"item": item, "changes": queries.changes_of_item(item)}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "work/amend/parts/of_item.html", {"plan": plan, **context})
    return render(request, "work/amend/of_item.html", _context(request, plan, **context))
