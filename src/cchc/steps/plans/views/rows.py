"""Correct a row: as a plain page with a form, and in place."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans import actions
from cchc.steps.plans.access import intake_for, row_for
from cchc.steps.plans.errors import Refused, Stale
from cchc.steps.plans.forms import ROW_FORMS, RowForm, SplitForm
from cchc.steps.plans.history import original
from cchc.steps.plans.models import Change, Row
from cchc.steps.plans.queries import review
from cchc.steps.plans.shapes import due_of
from cchc.steps.plans.shapes import split as split_data
from cchc.steps.plans.views import answers
from cchc.steps.plans.views.editing import conflict, editor, saved
from cchc.steps.plans.views.parts import PART_OF, PARTS, part_of, review_url
from cchc.steps.plans.wording import due_words

Correction = Callable[[Row, int], Change | None]


@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The form of one row; a POST saves it. `xong` in it closes the form."""
    found = row_for(request.user, pk, key, Permission.PLAN_REVIEW)
    make = ROW_FORMS[found.kind]
    if request.method == "GET":
        if request.GET.get("xem"):
            return answers.rows_again(request, found.intake, [key])
        return editor(request, found, make(initial=make.initial_of(found.data)))
    form = make(request.POST, initial=make.initial_of(found.data))
    if not form.is_valid():
        return editor(request, found, form)
    try:
        change = _save(request, found, form)
    except Stale as stale:
        return conflict(request, stale, form, found, _version(request))
    except Refused as error:
        return answers.refused(request, found.intake, str(error), key=key)
    if request.htmx and "xong" not in request.POST:  # type: ignore[attr-defined]
        return saved(request, found, change)
    said = "" if request.htmx or not change else _("Đã lưu.")  # type: ignore[attr-defined]
    return answers.done(request, found.intake, change, key=key, said=said)


def _save(request: HttpRequest, found: Row, form: RowForm) -> Change | None:
    data = form.data_over(found.data, year=review.year_of(found.intake))
    return actions.edit(found, data, version=_version(request), by=request.user)


@require_POST
def drop(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    return _correct(
        request,
        pk,
        key,
        lambda row, version: actions.drop(row, version=version, by=request.user),
        _("Đã bỏ dòng."),
    )


@require_POST
def restore(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    return _correct(
        request,
        pk,
        key,
        lambda row, version: actions.restore(row, version=version, by=request.user),
        _("Đã khôi phục dòng."),
    )


@require_POST
def move(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    up = request.GET.get("huong") == "len"
    return _correct(
        request, pk, key, lambda row, version: actions.move(row, up=up, version=version, by=request.user), ""
    )


def _correct(request: HttpRequest, pk: int, key: str, correct: Correction, said: str) -> HttpResponse:
    found = row_for(request.user, pk, key, Permission.PLAN_REVIEW)
    try:
        change = correct(found, _version(request))
    except Refused as error:
        return answers.refused(request, found.intake, str(error), key=key)
    return answers.done(request, found.intake, change, key=key, said=said)


@require_GET
def acts(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Everything that can be done with a row, on a page of its own: for who has no script."""
    found = row_for(request.user, pk, key, Permission.PLAN_REVIEW)
    part = PART_OF[Row.Kind(found.kind)]
    context = {
        "row": found,
        "intake": found.intake,
        "words": found.data.get("text") or found.data.get("what") or found.data.get("number"),
        "part": part,
        "back": review_url(found.intake, part, key),
    }
    return render(request, "plans/review/acts_page.html", context)


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    found = row_for(request.user, pk, key, Permission.PLAN_REVIEW)
    form = SplitForm(*([request.POST] if request.method == "POST" else []), row=found)
    if not form.is_valid():
        return editor(request, found, form, template="plans/review/split.html")
    typed = form.cleaned_data
    first, second = split_data(found.data, text=typed["second"], moved=typed.get("moved") or [])
    first["what" if "what" in first else "text"] = typed["first"]
    try:
        new = actions.split(found, first, second, version=_version(request), by=request.user)
    except Refused as error:
        return answers.refused(request, found.intake, str(error), key=key)
    change = Change.objects.get(pk=new.version)
    return answers.done(request, found.intake, change, key=new.key, said=_("Đã tách thành hai dòng."))


@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """The chosen rows (`dong` = "key:version") into the first of them; one alone goes into the row above it."""
    intake = intake_for(request.user, pk, Permission.PLAN_REVIEW, light=True)
    chosen = dict(pair.rsplit(":", 1) for pair in request.POST.getlist("dong") if ":" in pair)
    versions = {key: int(version) for key, version in chosen.items() if version.isdecimal()}
    try:
        row = actions.merge(intake, review.with_the_row_above(intake, versions), by=request.user)
    except Refused as error:
        return answers.refused(request, intake, str(error), key=next(iter(versions), ""))
    change = Change.objects.get(pk=row.version)
    return answers.done(request, intake, change, key=row.key, said=_("Đã gộp các dòng."))


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """An empty row after the row `sau`, opened for editing; without `sau` at the end."""
    intake = intake_for(request.user, pk, Permission.PLAN_REVIEW, light=True)
    kind = PARTS.get(part_of(request))
    if kind is None or kind == Row.Kind.DOCUMENT:
        return answers.refused(request, intake, _("Phần này không thêm dòng được."))
    after = request.POST.get("sau") or review.last_key(intake, kind)
    data: dict[str, Any] = (
        {"field": review.field_of(intake, after)} if kind == Row.Kind.ITEM and after else {}
    )
    try:
        row = actions.add(intake, kind=kind, data=data, after=after, by=request.user)
    except Refused as error:
        return answers.refused(request, intake, str(error))
    row.intake = intake
    if not request.htmx:  # type: ignore[attr-defined]
        return editor(request, row, ROW_FORMS[kind](initial=ROW_FORMS[kind].initial_of(row.data)))
    change = Change.objects.get(pk=row.version)
    answer = answers.done(request, intake, change, key=row.key)
    return answers.open_editor(answer, row.key)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    return _reverse(request, pk, actions.undo, _("Đã hoàn tác: %(what)s."))


@require_POST
def redo(request: HttpRequest, pk: int) -> HttpResponse:
    return _reverse(request, pk, actions.redo, _("Đã làm lại: %(what)s."))


def _reverse(request: HttpRequest, pk: int, act: Any, said: str) -> HttpResponse:
    intake = intake_for(request.user, pk, Permission.PLAN_REVIEW, light=True)
    try:
        change = act(intake, by=request.user)
    except Refused as error:
        return answers.refused(request, intake, str(error))
    key = next((key for key, state in change.after.items() if state), "")
    what = {"what": original(change).get_kind_display()}
    return answers.done(request, intake, change, key=key, said=said % what)


@require_GET
def read_deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """How a deadline is understood while it is being typed."""
    intake = intake_for(request.user, pk, Permission.PLAN_REVIEW, light=True)
    due = due_of(request.GET.get("due", "")[:500], year=review.year_of(intake))
    return render(request, "plans/review/due.html", {"words": due_words(due), "due": due})


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else -1
