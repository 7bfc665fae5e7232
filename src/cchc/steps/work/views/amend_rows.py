"""The rows of an amendment in preparation: change a task, take one out, add one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.forms import ItemForm
from cchc.steps.plans.models import PlanItem, Row
from cchc.steps.plans.queries.export import item_data
from cchc.steps.plans.rowstate import empty
from cchc.steps.work.access_cascade import amendment_for
from cchc.steps.work.actions import amend
from cchc.steps.work.errors import Refused
from cchc.steps.work.forms_cascade import ReasonForm
from cchc.steps.work.models import Amendment
from cchc.steps.work.views.cascade_pages import version_in

AMEND = Permission.PLAN_AMEND


def _open(request: HttpRequest, pk: int) -> Amendment:
    """The amendment, still in preparation."""
    found = amendment_for(request.user, pk, AMEND)
    if found.applied_at is not None:
        raise Http404
    return found


def _item(amendment: Amendment, key: str) -> PlanItem | None:
    return (
        PlanItem.objects.filter(plan=amendment.plan, key=key, ended_on=None).prefetch_related("named").first()
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, amendment: int, key: str) -> HttpResponse:
    """A task as it shall read; one that this amendment adds is edited the same way."""
    found, prepared = _open(request, amendment), None
    item = _item(found, key)
    prepared = amend.change_of(found, key)
    if item is None and prepared is None:
        raise Http404
    now = item_data(item) if item else empty(Row.Kind.ITEM)
    data = (prepared and prepared["after"]) or now
    form = ItemForm(request.POST) if request.method == "POST" else ItemForm(initial=ItemForm.initial_of(data))

    def put(said: dict[str, Any], version: int) -> Amendment:
        if item is None:
            return amend.put_new(found, data=said, version=version, by=request.user, key=key)
        return amend.put_change(found, item=item, data=said, version=version, by=request.user)

    words = {"heading": _("Điều chỉnh nhiệm vụ"), "action": _("Ghi vào văn bản điều chỉnh")}
    return _answer(request, found, form, data, put, now=now if item else None, **words)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, amendment: int) -> HttpResponse:
    """A task that the amendment adds."""
    found, data = _open(request, amendment), empty(Row.Kind.ITEM)
    form = ItemForm(request.POST) if request.method == "POST" else ItemForm(initial=ItemForm.initial_of(data))

    def put(said: dict[str, Any], version: int) -> Amendment:
        return amend.put_new(found, data=said, version=version, by=request.user)

    words = {"heading": _("Thêm nhiệm vụ vào kế hoạch"), "action": _("Ghi vào văn bản điều chỉnh")}
    return _answer(request, found, form, data, put, now=None, **words)


def _answer(
    request: HttpRequest,
    amendment: Amendment,
    form: ItemForm,
    data: dict[str, Any],
    put: Callable[[dict[str, Any], int], Amendment],
    *,
    now: dict[str, Any] | None,
    **words: str,
) -> HttpResponse:
    status, version = 200, amendment.version
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                put(form.data_over(data, year=amendment.plan.year), version_in(request))
            except amend.StaleAmendment as error:
                status = 409
                form.add_error(None, str(error))
            except Refused as error:
                form.add_error(None, str(error))
            else:
                return redirect("work:amendment", amendment.pk)
    fields = PlanItem.objects.filter(plan=amendment.plan).exclude(field="").values_list("field", flat=True)
    context = {
        "plan": amendment.plan,
        "amendment": amendment,
        "form": form,
        "version": version,
        "now": now,
        "fields": list(dict.fromkeys(fields.order_by("position"))),
        **words,
    }
    return render(request, "work/amend/row.html", context, status=status)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, amendment: int, key: str) -> HttpResponse:
    """A task that is taken out, and why."""
    found = _open(request, amendment)
    item = _item(found, key)
    if item is None:
        raise Http404
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            amend.put_end(
                found, item=item, why=said["reason"].strip(), version=said["version"], by=request.user
            )
        except Refused as error:
            status = 409
            form.add_error(None, str(error))
            form.data = form.data.copy()
            form.data["version"] = str(Amendment.objects.get(pk=found.pk).version)
        else:
            return redirect("work:amendment", found.pk)
    context = {"plan": found.plan, "amendment": found, "form": form, "item": item}
    return render(request, "work/amend/end.html", context, status=status)


@require_POST
def take_out(request: HttpRequest, amendment: int, key: str) -> HttpResponse:
    """This task stays as it is after all."""
    found = _open(request, amendment)
    try:
        amend.take_out(found, key=key, version=version_in(request), by=request.user)
    except Refused as error:
        messages.error(request, str(error))
    return redirect("work:amendment", found.pk)
