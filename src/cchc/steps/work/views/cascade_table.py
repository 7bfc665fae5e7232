"""All agencies' own plans beside one plan of the province: the table, and what of the plan was carried down."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from cchc.shared.accounts import scope
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies.models import Agency
from cchc.steps.plans.access import plan_for, plans_for
from cchc.steps.plans.models import Plan
from cchc.steps.work.access_cascade import seen_codes
from cchc.steps.work.queries import cascade_table as table
from cchc.steps.work.views.cascade_pages import plan_tabs

COVERAGE = ("chua-ai", "thieu", "du", "chua-giao")


@require_GET
def landing(request: HttpRequest) -> HttpResponse:
    """The plan in force of the latest year; for who belongs to one agency, that agency's own plan."""
    codes = seen_codes(request.user)
    if codes is not None and not codes:
        raise Http404
    plan = plans_for(request.user).filter(revised_by=None).order_by("-year", "-accepted_at").first()
    if plan is None:
        return render(request, "work/cascade/no_plan.html")
    if codes is not None and len(codes) == 1 and Agency.objects.filter(code__in=codes).exists():
        return redirect("work:cascade_agency", plan.pk, next(iter(codes)))
    return redirect("work:cascade_table", plan.pk)


@require_GET
def agencies(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    codes = seen_codes(request.user)
    if codes is not None and not codes:
        raise Http404
    read = table.read_cascade(plan, codes)
    lines = table.agency_lines(read, scope.today())
    asked = _asked(request)
    shown = [line for line in lines if asked.passes(line)]
    context = {
        "lines": shown,
        "total": len(lines),
        "sums": table.sums(lines),
        "asked": asked,
        "chips": _chips(asked, lines),
        "kinds": [kind for kind in Agency.Kind if any(line.agency.kind == kind for line in lines)],
    }
    return render(request, "work/cascade/table.html", _context(request, plan, "cascade_table", **context))


def _context(request: HttpRequest, plan: Plan, tab: str, **more: Any) -> dict[str, Any]:
    everywhere = seen_codes(request.user) is None
    versions = plans_for(request.user).filter(revised_by=None).order_by("-year", "-accepted_at")[:8]
    return {
        "plan": plan,
        "plans": versions,
        "tabs": plan_tabs(plan, tab, everywhere=everywhere),
        "everywhere": everywhere,
        "amends": scope.scope_of(request.user, scope.today()).may_somewhere(Permission.PLAN_AMEND),
        **more,
    }


def _asked(request: HttpRequest) -> table.TableFilter:
    state, kind = request.GET.get("trang-thai", ""), request.GET.get("loai", "")
    known = state in table.ADDRESS or state in (table.LATE, table.WAITING)
    return table.TableFilter(
        state if known else "",
        kind if kind in Agency.Kind.values else "",
        request.GET.get("tim", "").strip()[:100],
    )


def _chips(asked: table.TableFilter, lines: list[table.AgencyLine]) -> list[dict[str, Any]]:
    """One a state, with its number; the other filters stay."""
    names = {
        "": table.ALL,
        **{slug: table.STATES[state] for slug, state in table.ADDRESS.items()},
        table.WAITING: table.WAITING_NAME,
        table.LATE: table.LATE_NAME,
    }
    counts = asked.counts(lines)
    rest = {"loai": asked.kind, "tim": asked.words}
    return [
        {
            "name": name,
            "count": counts[slug],
            "url": "?" + urlencode({k: v for k, v in {"trang-thai": slug, **rest}.items() if v}),
            "current": slug == asked.state,
        }
        for slug, name in names.items()
        if counts[slug] or slug in ("", asked.state)
    ]


@require_GET
def items(request: HttpRequest, pk: int) -> HttpResponse:
    """Which tasks of the province somebody carried down, and which nobody did."""
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    if seen_codes(request.user) is not None:
        raise Http404
    lines = table.item_lines(table.read_cascade(plan))
    state = request.GET.get("muc", "")
    state = state if state in COVERAGE else ""
    context = {
        "lines": [line for line in lines if not state or line.state == state],
        "total": len(lines),
        "state": state,
        "chips": _coverage_chips(lines, state),
    }
    return render(request, "work/cascade/items.html", _context(request, plan, "cascade_items", **context))


def _coverage_chips(lines: list[table.ItemLine], current: str) -> list[dict[str, Any]]:
    return [
        {
            "name": table.COVERAGE[slug],
            "count": sum(not slug or line.state == slug for line in lines),
            "url": f"?muc={slug}" if slug else "?",
            "current": slug == current,
        }
        for slug in ("", *COVERAGE)
    ]


@require_GET
def item(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One task of the province: each agency that has it, and what it made of it."""
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    if seen_codes(request.user) is not None:
        raise Http404
    lines = table.item_lines(table.read_cascade(plan))
    line = next((one for one in lines if one.parent.item.key == key), None)
    if line is None:
        raise Http404
    return render(request, "work/cascade/item.html", _context(request, plan, "cascade_items", line=line))
