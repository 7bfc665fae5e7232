"""The document itself: as it was read with passages lit, and the file as it arrived."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.queries import document
from cchc.steps.plans.source_html import render as source_html
from cchc.steps.plans.views.plan_pages import page_context


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole text; `dong` (and `noi`, counted from 1) lights the passage of one part."""
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    source = document.source_of(plan)
    part = document.part_at(plan, request.GET.get("dong", ""))
    lit = document.anchors_of(source, part, _number(request)) if part else []
    context = {"source": source_html(source.blocks, lit=lit), "part": part, "lit": lit, "ocr": source.ocr}
    return render(request, "plans/document.html", page_context(request, plan, "document", **context))


@require_GET
def passage(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """To the very place in the text where a part was read."""
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    part = document.part_at(plan, key)
    if part is None:
        raise Http404
    anchors = document.anchors_of(document.source_of(plan), part, _number(request))
    asked = urlencode({"dong": key, "noi": _number(request)})
    place = f"#{anchors[0]}" if anchors else ""
    return redirect(f"{reverse('plans:document', args=[plan.pk])}?{asked}{place}")


@require_GET
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it arrived, under its name; always a download, never a page of this site."""
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    try:
        stream = plan.document.path.open("rb")
    except FileNotFoundError:
        messages.error(request, _("Không còn tìm thấy tệp đã lưu; hãy báo người quản trị hệ thống."))
        return redirect("plans:document", pk)
    answer = FileResponse(
        stream, as_attachment=True, filename=plan.intake.name, content_type=plan.document.media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _number(request: HttpRequest) -> int:
    number = request.GET.get("noi", "")
    return int(number) if number.isdecimal() and len(number) < 5 else 1
