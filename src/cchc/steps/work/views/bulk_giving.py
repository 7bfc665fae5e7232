"""Many tasks to one agency: choose it once, look at what would change, then do it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import requires
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.agencies.queries import as_of
from cchc.steps.work.actions import bulk_giving
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms.bulk import ACTS, GIVING, GivingForm, chosen
from cchc.steps.work.models import Job
from cchc.steps.work.views.bulk_told import back, tell
from cchc.steps.work.views.pages import tabs


@require_POST
@requires(Permission.WORK_ASSIGN)
def page(request: HttpRequest) -> HttpResponse:
    """A first POST looks, one that says so does it."""
    act, jobs = request.POST.get("act", ""), chosen(request.POST.getlist("viec"))
    if act not in GIVING or not jobs:
        messages.warning(request, _("Hãy chọn ít nhất một dòng trong danh sách."))
        return redirect(back(request))
    return look(request, act, jobs)


def look(request: HttpRequest, act: str, jobs: Mapping[int, int]) -> HttpResponse:
    """The form; once it says enough, what would become of each of the jobs."""
    step = request.POST.get("buoc", "")
    typed = request.POST if step else None
    form = GivingForm(typed, agencies=_agencies(), with_role=act == "giao-them")
    status, looks = 200, []
    if step and form.is_valid():
        try:
            wish = _wish(request, form)
            if step == "lam":
                tell(request, bulk_giving.apply_many(jobs, wish))
                return redirect(back(request))
            looks = bulk_giving.looked_at(jobs, wish)
        except Refused as error:
            form.add_error(None, str(error))
    if form.errors:
        status = 422
    return render(request, "work/bulk_giving.html", _context(request, act, jobs, form, looks), status=status)


def _context(
    request: HttpRequest, act: str, jobs: Mapping[int, int], form: GivingForm, looks: list[bulk_giving.Look]
) -> dict[str, Any]:
    seen = Job.objects.filter(pk__in=list(jobs)).values_list("item", flat=True).distinct()
    return {
        "tabs": tabs(request, "work:jobs"),
        "form": form,
        "act": act,
        "heading": ACTS[act],
        "chosen": [f"{key}:{version}" for key, version in jobs.items()],
        "items": seen.count(),
        "back": back(request),
        "looks": looks,
        "goes": [one for one in looks if not one.refused],
        "stays": [one for one in looks if one.refused],
        "moved": sum(one.moved for one in looks if not one.refused),
        "agency": dict(form.fields["agency"].choices).get(form["agency"].value(), ""),  # type: ignore[attr-defined]
    }


def _wish(request: HttpRequest, form: GivingForm) -> bulk_giving.Wish:
    assert isinstance(request.user, User)
    typed = form.cleaned_data
    return bulk_giving.wish(
        agency_code=typed["agency"], role=typed.get("role", ""), why=typed["why"], by=request.user
    )


def _agencies() -> list[tuple[str, str]]:
    """Those of today, in the order of the list."""
    return list(as_of(scope.today()).order_by("position", "name").values_list("code", "name"))
