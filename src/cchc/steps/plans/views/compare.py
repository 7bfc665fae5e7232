"""Two versions of a plan beside each other."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.models import Row
from cchc.steps.plans.queries import compare
from cchc.steps.plans.views.plan_pages import page_context

DEFAULT = "nhiem-vu"


@require_GET
def page(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """What became of plan `pk` in plan `other`."""
    earlier = plan_for(request.user, pk, Permission.PLAN_READ)
    later = plan_for(request.user, other, Permission.PLAN_READ)
    kind = request.GET.get("phan", "")
    kind = kind if kind in compare.KINDS else DEFAULT
    state = request.GET.get("loai", "")
    words = request.GET.get("tim", "").strip()
    compared = compare.compare(earlier, later)
    rows = [row for row in compared.of(kind) if row.state == state or (not state and row.state != "giu")]
    context = {
        "later": later,
        "rows": compare.with_words(rows, words),
        "kind": kind,
        "state": state,
        "words": words,
        "kinds": _kinds(compared, kind),
        "states": _states(compared, kind, state, words),
        "total": len(compared.of(kind)),
        "state_names": compare.STATES,
    }
    return render(request, "plans/compare.html", page_context(request, earlier, "compare", **context))


def _kinds(compared: compare.Comparison, current: str) -> list[dict[str, Any]]:
    return [
        {
            "name": Row.Kind(kind).label,
            "count": compared.different(slug),
            "url": "?" + urlencode({"phan": slug}),
            "current": slug == current,
        }
        for slug, kind in compare.KINDS.items()
    ]


def _states(compared: compare.Comparison, kind: str, current: str, words: str) -> list[dict[str, Any]]:
    """One chip a state, with its number."""
    counts = compared.counts(kind)
    names = {"": _("Mọi khác biệt"), **compare.STATES}
    return [
        {
            "name": name,
            "count": counts[state] if state else compared.different(kind),
            "url": "?" + urlencode({"phan": kind, "loai": state, "tim": words}),
            "current": state == current,
        }
        for state, name in names.items()
    ]
