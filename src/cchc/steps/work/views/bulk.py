"""The same act on the selected jobs, what became of it, and taking it back."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.shared.accounts.access import has_permission, requires
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.work import actions
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms.bulk import ACTS, GIVING, BulkForm, chosen
from cchc.steps.work.models import Job
from cchc.steps.work.views import bulk_giving
from cchc.steps.work.views.bulk_told import back, tell

NEEDS = {
    "xac-nhan": (Permission.WORK_CONFIRM, Permission.WORK_REPORT),  # a lead confirms what its supports report
    "tra-lai": (Permission.WORK_CONFIRM, Permission.WORK_REPORT),
    "dang-lam": (Permission.WORK_REPORT,),
    "xong": (Permission.WORK_REPORT,),
    "gia-han": (Permission.WORK_CONFIRM, Permission.WORK_REPORT),
    "chuyen": (Permission.WORK_ASSIGN,),
    "giao-them": (Permission.WORK_ASSIGN,),
}


def acts_for(person: User) -> dict[str, Any]:
    """What somebody may do with selected jobs; each job is checked again when it is done."""
    return {
        name: words
        for name, words in ACTS.items()
        if any(has_permission(person, needed) for needed in NEEDS[name])
    }


@require_POST
@requires(Permission.WORK_READ)
def act(request: HttpRequest) -> HttpResponse:
    """What can be done is done; the rest is told with its reason."""
    person = request.user
    assert isinstance(person, User)
    form = BulkForm(request.POST, acts=acts_for(person))
    jobs = chosen(request.POST.getlist("viec"))
    if not jobs:
        messages.warning(request, _("Hãy chọn ít nhất một dòng trong danh sách."))
    elif not form.is_valid():
        for field in form:
            for error in field.errors:
                messages.error(request, f"{field.label}: {error}")
    elif form.cleaned_data["act"] in GIVING:
        return bulk_giving.look(request, form.cleaned_data["act"], jobs)
    else:
        tell(request, _done(form.cleaned_data, jobs, person, _seen_at(request)))
    return redirect(back(request))


@require_POST
@requires(Permission.WORK_READ)
def undo(request: HttpRequest, token: str) -> HttpResponse:
    person = request.user
    assert isinstance(person, User)
    try:
        bulk = actions.undo_bulk(token, by=person)
    except Refused as error:
        messages.error(request, str(error))
        return redirect(back(request))
    tell(request, bulk, undone=True)
    return redirect(back(request))


def _seen_at(request: HttpRequest) -> datetime | None:
    """When the list was made on which the jobs were chosen."""
    text = request.POST.get("luc", "")
    seconds = int(text) if text.isdecimal() and len(text) < 12 else 0
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def _done(
    typed: dict[str, Any], jobs: dict[int, int], person: User, seen_at: datetime | None
) -> actions.Bulk:
    words, day = typed["words"], typed["day"]
    match typed["act"]:
        case "xac-nhan":
            return actions.confirm_many(jobs, by=person, words=words)
        case "tra-lai":
            return actions.return_many(jobs, by=person, reason=words)
        case "gia-han":
            return actions.extend_many(list(jobs), new_due_on=day, why=words, by=person, seen_at=seen_at)
        case "xong":
            return actions.report_many(jobs, by=person, state=Job.State.DONE, words=words, done_on=day)
        case _:
            return actions.report_many(jobs, by=person, state=Job.State.DOING, words=words)
