"""What an act on many jobs did: kept in the session until the list has shown it, and how long it can be taken back."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext

from cchc.steps.work import actions
from cchc.steps.work.actions.once import UNDO
from cchc.steps.work.models import Job

TOLD = "work_told"  # until the list has shown it
LAST = "work_last"  # ... what can still be taken back
MOST_TOLD = 20


def told(request: HttpRequest) -> dict[str, Any] | None:
    """What the last act on many did; once. After that only that it can be taken back, as long as it can."""
    found: dict[str, Any] | None = request.session.pop(TOLD, None)
    last: dict[str, Any] | None = request.session.get(LAST)
    if found is None and last is not None and parse_datetime(last["until"]) > timezone.now():
        found = {**last, "refused": [], "more": 0}
    if found is not None and found["token"]:
        found["until"] = parse_datetime(found["until"])
    return found


def tell(request: HttpRequest, bulk: actions.Bulk, *, undone: bool = False) -> None:
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
    token = "" if undone else bulk.token
    about = {"text": said % {"count": count}, "done": count, "token": token}
    if token:
        about["until"] = (timezone.now() + UNDO).isoformat()
        request.session[LAST] = about
    elif undone:
        request.session.pop(LAST, None)
    request.session[TOLD] = {
        **about,
        "refused": [[names.get(key, ""), bulk.refused[key]] for key in list(bulk.refused)[:MOST_TOLD]],
        "more": max(len(bulk.refused) - MOST_TOLD, 0),
    }


def back(request: HttpRequest) -> str:
    """To the list as it was filtered; never to another site."""
    asked = request.POST.get("quay-lai", "")
    safe = asked.startswith("/viec/") and url_has_allowed_host_and_scheme(asked, None)
    return asked if safe else "work:jobs"
