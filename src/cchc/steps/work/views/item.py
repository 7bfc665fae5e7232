"""One task of a plan with everybody who has a part in it, and its money."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.steps.plans.models import PlanItem
from cchc.steps.work import actions
from cchc.steps.work.access import item_for, jobs_for
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms.money import SpendingForm
from cchc.steps.work.queries.amend import changes_of_item
from cchc.steps.work.queries.money import last_line, money_of
from cchc.steps.work.queries.partners import partners
from cchc.steps.work.queries.words import due_in_words
from cchc.steps.work.views.pages import tabs


@require_GET
def page(request: HttpRequest, plan: int, key: str) -> HttpResponse:
    return _answer(request, item_for(request.user, plan, key))


@require_POST
def spend(request: HttpRequest, plan: int, key: str) -> HttpResponse:
    """A line of money: of the whole task by who assigns, of an agency by the agency."""
    item, person = item_for(request.user, plan, key), request.user
    assert isinstance(person, User)
    agency = money_agency(person, item)
    if agency is None:
        raise PermissionDenied(Permission.WORK_REPORT)
    form = SpendingForm(request.POST)
    if form.is_valid():
        try:
            actions.add_spending(item, by=person, agency_code=agency, **form.cleaned_data)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã ghi dòng kinh phí."))
            return redirect(f"{reverse('work:item', args=[plan, key])}#kinh-phi")
    return _answer(request, item, status=422, form=form)


def money_agency(person: User, item: PlanItem) -> str | None:
    """For which agency somebody writes this task's money: "" the whole task, a code their own, None for none."""
    held = scope_of(person, scope.today())
    if held.may_somewhere(Permission.WORK_ASSIGN):
        return ""
    own = held.codes(Permission.WORK_REPORT) or frozenset()
    jobs = jobs_for(person).filter(item=item, ended=False, agency_code__in=own)
    return jobs.order_by("role").values_list("agency_code", flat=True).first()


def _answer(request: HttpRequest, item: PlanItem, *, status: int = 200, **typed: Any) -> HttpResponse:
    person, day = request.user, scope.today()
    assert isinstance(person, User)
    sees = jobs_for(person).filter(item=item).exists()
    context = {
        "tabs": tabs(request, "work:jobs"),
        "item": item,
        "plan": item.plan,
        "today": day,
        "due": due_in_words(item),
        "changes": changes_of_item(item) if item.amended_on else [],
        "partners": partners(person, item, day),
        "sees": sees,
        "money": money_of(item) if sees else None,
        "may_spend": money_agency(person, item) is not None,
        "form": SpendingForm(initial={"seen": last_line(item)}),
        **typed,
    }
    return render(request, "work/item.html", context, status=status)
