"""An accepted plan as a file: the official .docx, the .xlsx that can be edited, the .json for other systems."""

import json
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from cchc.pure.reading.plan import Plan as Written
from cchc.pure.writing import docx, xlsx
from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.filenames import file_name
from cchc.steps.plans.models import Plan
from cchc.steps.plans.queries import export, filters, items

OFFICE = "application/vnd.openxmlformats-officedocument"


@require_GET
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """All of the plan, or exactly the tasks that the same address shows on the list."""
    plan = plan_for(request.user, pk, Permission.PLAN_EXPORT)
    kind = request.GET.get("dang", "")
    if kind not in FORMATS:
        return redirect("plans:items", pk)
    media_type, write = FORMATS[kind]
    asked = filters.from_address(request.GET)
    written = export.whole(plan) if asked.is_empty else _shown(plan, asked)
    answer = HttpResponse(write(plan, written), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{file_name(plan, kind, part=not asked.is_empty)}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _shown(plan: Plan, asked: filters.ItemFilter) -> Written:
    return export.extract(plan, [view.item.key for view in items.shown(items.item_views(plan), asked)])


def _json(plan: Plan, written: Written) -> bytes:
    return json.dumps(export.plan_json(plan, written), ensure_ascii=False, indent=2).encode()


FORMATS: dict[str, tuple[str, Callable[[Plan, Written], bytes]]] = {
    "docx": (f"{OFFICE}.wordprocessingml.document", lambda plan, written: docx.appendix(written)),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", lambda plan, written: xlsx.workbook(written)),
    "json": ("application/json", _json),
}
