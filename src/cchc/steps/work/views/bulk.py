"""The same act on the selected jobs, what became of it, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cchc.shared.accounts.access import has_permission, requires
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.work import actions
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms.bulk import ACTS, BulkForm, chosen
from cchc.steps.work.models import Job

TOLD = "work_told"  # in the session: what the last act on many did, until the list has shown it
MOST_TOLD = 20
NEEDS = {
    "xac-nhan": (Permission.WORK_CONFIRM, Permission.WORK_REPORT),  # a lead confirms what its supports report
    "tra-lai": (Permission.WORK_CONFIRM, Permission.WORK_REPORT),
    "dang-lam": (Permission.WORK_REPORT,),
    "xong": (Permission.WORK_REPORT,),
    "gia-han": (Permission.WORK_CONFIRM, Permission.WORK_REPORT),
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
    else:
        _tell(request, _done(form.cleaned_data, jobs, person))
    return redirect(_back(request))


@require_POST
@requires(Permission.WORK_READ)
def undo(request: HttpRequest, token: str) -> HttpResponse:
    person = request.user
    assert isinstance(person, User)
    try:
        bulk = actions.undo_bulk(token, by=person)
    except Refused as error:
        messages.error(request, str(error))
        return redirect(_back(request))
    _tell(request, bulk, undone=True)
    return redirect(_back(request))


def told(request: HttpRequest) -> dict[str, Any] | None:
    """What the last act on many did; once."""
    found: dict[str, Any] | None = request.session.pop(TOLD, None)
    return found


def _done(typed: dict[str, Any], jobs: dict[int, int], person: User) -> actions.Bulk:
    words, day = typed["words"], typed["day"]
    match typed["act"]:
        case "xac-nhan":
            return actions.confirm_many(jobs, by=person, words=words)
        case "tra-lai":
            return actions.return_many(jobs, by=person, reason=words)
        case "gia-han":
            return actions.extend_many(list(jobs), new_due_on=day, why=words, by=person)
        case "xong":
            return actions.report_many(jobs, by=person, state=Job.State.DONE, words=words, done_on=day)
        case _:
            return actions.report_many(jobs, by=person, state=Job.State.DOING, words=words)


def _tell(request: HttpRequest, bulk: actions.Bulk, *, undone: bool = False) -> None:
    count = len(bulk.done)
    said = (
        ngettext("Đã hoàn tác %(count)d việc.", "Đã hoàn tác %(count)d việc.", count)
        if undone
        else ngettext("Đã thực hiện với %(count)d việc.", "Đã thực hiện với %(count)d việc.", count)
    )
    names = dict(
        Job.objects.filter(pk__in=list(bulk.refused)[:MOST_TOLD]).values_list(
            "pk", "assignment__agency__name"
        )
    )
    request.session[TOLD] = {
        "text": said % {"count": count},
        "done": count,
        "token": "" if undone else bulk.token,
        "refused": [[names.get(key, ""), bulk.refused[key]] for key in list(bulk.refused)[:MOST_TOLD]],
        "more": max(len(bulk.refused) - MOST_TOLD, 0),
    }


def _back(request: HttpRequest) -> str:
    """To the list as it was filtered; never to another site."""
    asked = request.POST.get("quay-lai", "")
    safe = asked.startswith("/viec/") and url_has_allowed_host_and_scheme(asked, None)
    return asked if safe else "work:jobs"
