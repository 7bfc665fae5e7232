"""Report on a job: the whole form with its documents, and the one click that says it is done."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.work import actions
from cchc.steps.work.access import job_for
from cchc.steps.work.actions import lines
from cchc.steps.work.actions.collide import note_refused
from cchc.steps.work.errors import Refused, Stale
from cchc.steps.work.forms.report import CHOICES, EvidenceForms, ReportForm, initial_report
from cchc.steps.work.models import Job, Progress
from cchc.steps.work.queries.jobs import job_page
from cchc.steps.work.views.files import keep_files
from cchc.steps.work.views.job import job_answer, last_report

SAID = ("state", "percent", "words", "done_on", "difficulty", "proposal", "reason")


@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, pk: int) -> HttpResponse:
    """The form alone for a list that opens it in place; a POST is the report."""
    job = job_for(request.user, pk, Permission.WORK_REPORT)
    if request.method == "POST":
        return _report(request, job)
    last = last_report(job_page(job, today=scope.today()))
    shown = ReportForm(initial=initial_report(job, last), today=scope.today())
    context = {"job": job, "form": shown, "files": EvidenceForms(prefix="tep"), "back": _back(request, "")}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "work/parts/report_form.html", context)
    return redirect(f"{reverse('work:job', args=[pk])}#cap-nhat")


@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """One click: done today. Where more is needed (words, a document), the form opens with it chosen."""
    job, person = job_for(request.user, pk, Permission.WORK_REPORT), request.user
    assert isinstance(person, User)
    version = request.POST.get("version", "")
    seen = int(version) if version.isdecimal() else -1
    try:
        actions.report(job, by=person, version=seen, state=Job.State.DONE, done_on=scope.today())
    except Stale as stale:
        before = lines.sent_twice(stale.job, seen, person, Progress.Kind.REPORT)
        if before is not None and before.asks == Job.State.DONE:
            return redirect(_back(request, reverse("work:job", args=[pk])))
        note_refused(stale, by=person)
        messages.warning(request, _sentence(stale))
    except Refused as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _said(job))
        return redirect(_back(request, reverse("work:job", args=[pk])))
    return redirect(f"{reverse('work:job', args=[pk])}?bao=xong#cap-nhat")


def _report(request: HttpRequest, job: Job) -> HttpResponse:
    person = request.user
    assert isinstance(person, User)
    typed = ReportForm(request.POST, today=scope.today())
    files = EvidenceForms(request.POST, request.FILES, prefix="tep")
    right = all([typed.is_valid(), files.is_valid()])
    documents = keep_files(files, person)
    if not right or not files.is_valid():
        return job_answer(request, job, status=422, form=typed, files=files)
    version = typed.cleaned_data.pop("version")
    try:
        actions.report(job, by=person, version=version, evidence=documents, **typed.cleaned_data)
    except Stale as stale:
        if _said_already(stale, typed, version, person):
            return redirect(_back(request, reverse("work:job", args=[job.pk])))
        note_refused(stale, by=person)
        return _conflict(request, stale, typed, files)
    except Refused as error:
        typed.add_error(None, str(error))
        return job_answer(request, job, status=422, form=typed, files=files)
    messages.success(request, _said(job))
    return redirect(_back(request, reverse("work:job", args=[job.pk])))


def _said_already(stale: Stale, typed: ReportForm, version: int, person: User) -> bool:
    """Whether the very same was saved a moment ago: a form that went out twice."""
    last = stale.job.history.order_by("-number").first()
    if last is None or last.by_id != person.pk or last.number != version + 1:
        return False
    mine = typed.cleaned_data
    same = all(
        (getattr(last, name) or "") == (mine[name] or "") for name in ("words", "difficulty", "proposal")
    )
    return same and (last.asks or last.state) == mine["state"]


def _conflict(request: HttpRequest, stale: Stale, typed: ReportForm, files: Any) -> HttpResponse:
    """Somebody was quicker: what is there now beside what was typed; the form keeps what was typed."""
    again = ReportForm(typed.data.copy(), today=scope.today())
    again.data["version"] = str(stale.job.version)
    again.is_valid()
    last = stale.job.history.order_by("-number").first()
    context = {
        "form": again,
        "files": files,
        "conflict": _sentence(stale),
        "differing": _differing(typed, last),
    }
    return job_answer(request, stale.job, status=409, **context)


def _differing(typed: ReportForm, last: Progress | None) -> list[dict[str, Any]]:
    """The fields in which the two differ: their words, mine."""
    mine = {
        name: typed.cleaned_data.get(name) if name in typed.cleaned_data else typed[name].value()
        for name in SAID
    }
    names = {state.value: words for state, words in CHOICES}
    rows = []
    for name in SAID:
        theirs = getattr(last, name, None)
        if name == "state":
            shown = {"theirs": last.get_state_display() if last else "", "mine": names.get(mine[name], "")}
        else:
            shown = {"theirs": _shown(theirs), "mine": _shown(mine[name])}
        if shown["theirs"] != shown["mine"]:
            rows.append({"label": _("Lý do") if name == "reason" else typed.fields[name].label, **shown})
    return rows


def _shown(value: Any) -> str:
    return (
        date_format(value, "SHORT_DATE_FORMAT")
        if hasattr(value, "isoformat")
        else ""
        if value is None
        else str(value)
    )


def _sentence(stale: Stale) -> str:
    """Who was quicker, when, and what it became."""
    if not stale.when:
        return str(stale)
    when = date_format(localtime(stale.when), "DATETIME_FORMAT")
    said = _("%(who)s đã cập nhật việc này lúc %(when)s: %(changed)s.")
    return said % {"who": stale.who, "when": when, "changed": stale.changed}


def _said(job: Job) -> str:
    return _("Đã ghi nhận tiến độ việc %(code)s của %(agency)s.") % {
        "code": job.item.code or job.item.text[:60],
        "agency": job.assignment.agency.name,
    }


def _back(request: HttpRequest, otherwise: str) -> str:
    """Home, where it was reported from there."""
    asked = request.POST.get("quay-lai") or request.GET.get("quay-lai")
    return reverse("home") if asked == "/" else otherwise
