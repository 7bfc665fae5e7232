"""What the pages of a plan show of the work on it: fetched by address, since a plan knows nothing of work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.shared.accounts import scope
from cchc.shared.accounts.access import has_permission
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.steps.work.access import item_for, jobs_for
from cchc.steps.work.queries.partners import partners


@require_GET
def item(request: HttpRequest, plan: int, key: str) -> HttpResponse:
    """How far a task is, for its page in the plan; nothing where it is given to nobody that this person may see."""
    person = request.user
    assert isinstance(person, User)
    found = item_for(person, plan, key)
    sees = has_permission(person, Permission.WORK_READ) and jobs_for(person).filter(item=found).exists()
    context = {"item": found, "partners": partners(person, found, scope.today()) if sees else None}
    return render(request, "work/parts/item_hook.html", context)
