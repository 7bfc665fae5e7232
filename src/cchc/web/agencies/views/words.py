"""Whom a document's words mean on a day, and by what they were understood; a choice is remembered here."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cchc.shared.accounts.access import requires
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies import actions
from cchc.shared.agencies.book import load_book
from cchc.shared.agencies.errors import Refused
from cchc.shared.agencies.resolve import HOW, Resolution, resolve
from cchc.web.agencies.days import day_of
from cchc.web.agencies.fields import Names

MOST_SHOWN = 200


@require_GET
@requires(Permission.AGENCY_READ)
def page(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("chu", "").strip()[:300]
    day = day_of(request)
    found = resolve(words, day, load_book()) if words else None
    context = {
        "words": words,
        "day": day,
        "found": found,
        "how": HOW[found.how] if found else "",
        "parts": _parts(found) if found else [],
        "shown": ((found.agencies or found.candidates)[:MOST_SHOWN]) if found and not found.parts else (),
        "trail": [{"name": _("Cơ quan"), "url": reverse("agencies:list")}],
    }
    return render(request, "agencies/words.html", context)


def _parts(found: Resolution) -> list[dict[str, object]]:
    """Each of several names: its words, whom it means, how many; whether they only stand by."""
    return [
        {
            "words": words,
            "means": one.group or one.agencies[0],
            "number": len(one.agencies or one.concerned),
            "stands_by": bool(one.concerned),
            "how": HOW[one.how],
        }
        for words, one in found.parts
    ]


@require_POST
@requires(Permission.AGENCY_EDIT)
def learn(request: HttpRequest) -> HttpResponse:
    """From now on these words are this agency's."""
    words, said = request.POST.get("chu", "").strip(), request.POST.get("co-quan", "").strip()
    try:
        row = Names().find(said, day_of(request))
        actions.learn(words, row.code, by=request.user)
    except Refused as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Từ nay “%(words)s” là %(name)s.") % {"words": words, "name": row.name})
    return redirect(f"{reverse('agencies:words')}?{urlencode({'chu': words})}")
