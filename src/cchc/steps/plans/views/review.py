"""The review page, who else is there, and looking again after corrections."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans import actions, sources
from cchc.steps.plans.access import intake_for
from cchc.steps.plans.models import Intake, Row
from cchc.steps.plans.queries import review
from cchc.steps.plans.source_html import render as source_html
from cchc.steps.plans.views.answers import changed_findings
from cchc.steps.plans.views.parts import PART_OF, PARTS, page_context, part_of, review_url, shown_filter


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    intake = intake_for(request.user, pk, Permission.PLAN_REVIEW)
    if intake.state not in (Intake.State.READ, Intake.State.ACCEPTED):
        return redirect("plans:intake", pk)
    row = intake.rows.filter(key=request.GET.get("dong", "")).only("kind", "key").first()
    if row:
        return redirect(review_url(intake, PART_OF[Row.Kind(row.kind)], row.key))
    intake = actions.look_again(intake)
    part = part_of(request)
    findings = review.finding_views(intake)
    actions.note_presence(intake, person=request.user, now=timezone.now())
    blocks = sources.from_json(intake.source).blocks
    context = {
        **page_context(request, intake, part, findings),
        "source": source_html(blocks),
        "others": review.others_present(intake, request.user, now=timezone.now()),
        "since": review.last_change(intake),
        "keys_template": "plans/review/keys.html",
    }
    if part == "van-de":
        context["findings"] = findings
    else:
        context["groups"] = review.groups(intake, PARTS[part], findings, shown_filter(request))
        if PARTS[part] == Row.Kind.ITEM:
            context["fields"] = review.fields_of(intake)
    return render(request, "plans/review/page.html", context)


@require_GET
def recheck(request: HttpRequest, pk: int) -> HttpResponse:
    """Findings for the rows as they stand now: only the rows whose findings changed come back."""
    intake = intake_for(request.user, pk, Permission.PLAN_REVIEW)
    before = intake.findings
    intake = actions.look_again(intake)
    return changed_findings(request, intake, before)


@require_POST
def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Says that this person is here; answers who else is, and what they have corrected."""
    intake = intake_for(request.user, pk, Permission.PLAN_REVIEW, light=True)
    actions.note_presence(intake, person=request.user, now=timezone.now())
    since = request.POST.get("moc", "")
    context = {
        "intake": intake,
        "others": review.others_present(intake, request.user, now=timezone.now()),
        "by_others": review.changed_by_others(
            intake, request.user, since=int(since) if since.isdecimal() else 0
        ),
    }
    return render(request, "plans/review/presence.html", context)
