"""The other parts of an accepted plan: targets, duties, citations, findings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.queries import parts
from cchc.steps.plans.views.plan_pages import page_context


@require_GET
def targets(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    words = _words(request)
    shown, total = parts.targets(plan, words)
    context = {"sections": parts.by_section(shown), "shown": shown, "total": total, "words": words}
    return render(request, "plans/targets.html", page_context(request, plan, "targets", **context))


@require_GET
def duties(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    context = {"duties": parts.duties(plan)}
    return render(request, "plans/duties.html", page_context(request, plan, "duties", **context))


@require_GET
def citations(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    words = _words(request)
    shown, total = parts.citations(plan, words)
    context = {"shown": shown, "total": total, "words": words}
    return render(request, "plans/citations.html", page_context(request, plan, "citations", **context))


@require_GET
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    context = {"found": parts.findings(plan)}
    return render(request, "plans/findings.html", page_context(request, plan, "findings", **context))


def _words(request: HttpRequest) -> str:
    return request.GET.get("tim", "").strip()
