"""One job: what the plan asks for, how far it is, what proves it, who else is at it, everything that happened."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.records.models import Event
from cchc.steps.work.access import job_for, may_confirm, may_decide, may_report
from cchc.steps.work.forms.assign import DueForm
from cchc.steps.work.forms.decide import ExtensionDecisionForm, ExtensionForm, ReasonForm
from cchc.steps.work.forms.report import EvidenceForms, ReportForm, initial_report
from cchc.steps.work.models import Extension, Job, Progress
from cchc.steps.work.queries.evidence import evidence_warnings
from cchc.steps.work.queries.job_list import JobLine
from cchc.steps.work.queries.jobs import JobPage, job_page
from cchc.steps.work.queries.partners import partners
from cchc.steps.work.queries.spending import Sums, spending_sums
from cchc.steps.work.queries.timeline import COLLIDED, timeline, told_of
from cchc.steps.work.queries.words import due_in_words
from cchc.steps.work.views.pages import tabs
from cchc.steps.work.wording import working_days


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    return job_answer(request, job_for(request.user, pk, Permission.WORK_READ))


def job_answer(request: HttpRequest, job: Job, *, status: int = 200, **typed: Any) -> HttpResponse:
    """The page; `typed` are forms that something was wrong with, in place of the empty ones."""
    person, day = request.user, scope.today()
    assert isinstance(person, User)
    page = job_page(job, today=day)
    asked = next((one for one in page.extensions if one.decision == Extension.Decision.ASKED), None)
    last = last_report(page)
    reports = may_report(person, page.job, day) and page.job.state in Job.OPEN
    told = told_of(page.job)
    context = {
        "tabs": tabs(request, "work:jobs"),
        "job": page.job,
        "line": JobLine(page.job, day),
        "today": day,
        "working_days": working_days(page.job, day),
        "page": page,
        "last": last,
        "last_return": next(
            (one for one in reversed(page.history) if one.kind == Progress.Kind.RETURN), None
        ),
        "due": due_in_words(page.job.item),
        "evidence": _evidence(page),
        "timeline": timeline(page, told),
        "collided": _collided(told, page, person),
        "partners": partners(person, page.job.item, day),
        "sums": spending_sums([page.job.item]).get(page.job.item_id, Sums()),
        "may_report": reports,
        "may_confirm": may_confirm(person, page.job, day),
        "may_set_due": page.job.due_on is None and has_permission(person, Permission.WORK_ASSIGN),
        "asked": asked,
        "may_decide": asked is not None and may_decide(person, asked, day),
        **_forms(request, page, last),
        **typed,
    }
    return render(request, "work/job.html", context, status=status)


def last_report(page: JobPage) -> Progress | None:
    """What the agency said last."""
    reports = [one for one in page.history if one.kind == Progress.Kind.REPORT]
    return max(reports, key=lambda one: one.number, default=None)


def _forms(request: HttpRequest, page: JobPage, last: Progress | None) -> dict[str, Any]:
    job, day = page.job, scope.today()
    initial = initial_report(job, last)
    if request.GET.get("bao") == "xong":
        initial |= {"state": Job.State.DONE, "done_on": day}
    return {
        "form": ReportForm(initial=initial, today=day),
        "files": EvidenceForms(prefix="tep"),
        "return_form": ReasonForm(initial={"version": job.version}, prefix="tra-lai"),
        "reopen_form": ReasonForm(initial={"version": job.version}, prefix="mo-lai"),
        "extension_form": ExtensionForm(due=job.due_on, prefix="gia-han"),
        "decision_form": ExtensionDecisionForm(prefix="quyet-dinh"),
        "due_form": DueForm(prefix="thoi-han"),
    }


def _collided(told: list[Event], page: JobPage, person: User) -> Event | None:
    """Somebody else typed over the report that stands now: whoever reads this is to know of it."""
    found = next((one for one in told if one.kind == COLLIDED and one.by != person.username), None)
    return found if found and found.data["version"] == page.job.version else None


def _evidence(page: JobPage) -> list[dict[str, Any]]:
    """What stands, then what was replaced or withdrawn; each with what is to be doubted about it."""
    warnings = evidence_warnings(page.evidence)
    shown = sorted(page.evidence, key=lambda one: (one.withdrawn_at is not None, one.pk))
    return [{"row": one, "warnings": warnings.get(one.pk, [])} for one in shown]
