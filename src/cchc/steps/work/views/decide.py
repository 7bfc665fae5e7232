"""Confirm, return, reopen; ask for a later day and decide on it; give a day to what has none."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.work import actions
from cchc.steps.work.access import extension_for, job_for
from cchc.steps.work.actions.collide import note_refused
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms.assign import DueForm
from cchc.steps.work.forms.decide import ExtensionDecisionForm, ExtensionForm, ReasonForm, VersionForm
from cchc.steps.work.models import Job
from cchc.steps.work.views.job import job_answer


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    job = job_for(request.user, pk, Permission.WORK_CONFIRM)
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else -1
    try:
        actions.confirm(
            job, by=_person(request), version=version, words=request.POST.get("words", "")[:5000].strip()
        )
    except Refused as error:
        note_refused(error, by=_person(request))
        messages.warning(request, str(error))
        return redirect("work:job", job.pk)
    messages.success(
        request, _("Đã xác nhận kết quả của %(agency)s.") % {"agency": job.assignment.agency.name}
    )
    return redirect(_next(request, job))


@require_POST
def return_(request: HttpRequest, pk: int) -> HttpResponse:
    job = job_for(request.user, pk, Permission.WORK_CONFIRM)
    said = _("Đã trả lại; %(agency)s được báo cùng lý do.") % {"agency": job.assignment.agency.name}
    return _with_reason(request, job, "tra-lai", "return_form", actions.return_, said)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    job = job_for(request.user, pk, Permission.WORK_CONFIRM)
    return _with_reason(request, job, "mo-lai", "reopen_form", actions.reopen, _("Đã mở lại việc này."))


@require_POST
def ask_extension(request: HttpRequest, pk: int) -> HttpResponse:
    job = job_for(request.user, pk, Permission.WORK_REPORT)
    form = ExtensionForm(request.POST, due=job.due_on, prefix="gia-han")
    said = _("Đã gửi đề nghị gia hạn; thời hạn cũ còn hiệu lực đến khi được đồng ý.")
    return _act(
        request,
        job,
        form,
        "extension_form",
        said,
        lambda typed: actions.ask_extension(job, by=_person(request), **typed),
    )


@require_POST
def decide_extension(request: HttpRequest, pk: int) -> HttpResponse:
    extension = extension_for(request.user, pk, Permission.WORK_CONFIRM)
    form = ExtensionDecisionForm(request.POST, prefix="quyet-dinh")

    def decide(typed: dict[str, Any]) -> Any:
        decided = actions.grant_extension if typed["granted"] else actions.refuse_extension
        return decided(extension, by=_person(request), answer=typed["answer"])

    return _act(request, extension.job, form, "decision_form", _("Đã quyết định đề nghị gia hạn."), decide)


@require_POST
def set_due(request: HttpRequest, pk: int) -> HttpResponse:
    job = job_for(request.user, pk, Permission.WORK_ASSIGN)
    form = DueForm(request.POST, prefix="thoi-han")
    return _act(
        request,
        job,
        form,
        "due_form",
        _("Đã ghi thời hạn."),
        lambda typed: actions.set_due(job, by=_person(request), **typed),
    )


def _with_reason(
    request: HttpRequest, job: Job, prefix: str, name: str, act: Callable[..., Any], said: str
) -> HttpResponse:
    form = ReasonForm(request.POST, prefix=prefix)
    return _act(request, job, form, name, said, lambda typed: act(job, by=_person(request), **typed))


def _act(
    request: HttpRequest,
    job: Job,
    form: forms.Form,
    name: str,
    said: str,
    act: Callable[[dict[str, Any]], Any],
) -> HttpResponse:
    """Done and said; else the job's page with what was typed and what is wrong with it: on top, too, since the form
    is gone where somebody else decided meanwhile."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as error:
            note_refused(error, by=_person(request))
            form.add_error(None, str(error))
            typed = [text for text in form.cleaned_data.values() if isinstance(text, str) and text]
            undone = {"sentence": str(error), "typed": typed}
            return job_answer(request, job, status=422, undone=undone, **{name: form})
        messages.success(request, said)
        return redirect(_next(request, job))
    return job_answer(request, job, status=422, **{name: form})


def _next(request: HttpRequest, job: Job) -> str:
    """Home, where it was decided from there; else the job."""
    return reverse("home") if request.POST.get("quay-lai") == "/" else reverse("work:job", args=[job.pk])


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
