"""The form of a row: inside the review (htmx) or on a page of its own, and what a save answers to it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cchc.steps.plans.errors import Stale
from cchc.steps.plans.forms import RowForm
from cchc.steps.plans.models import Change, Intake, Row
from cchc.steps.plans.passages import words_at
from cchc.steps.plans.queries import review
from cchc.steps.plans.rowstate import place_of
from cchc.steps.plans.sources import from_json
from cchc.steps.plans.views import answers
from cchc.steps.plans.views.parts import PART_OF, review_url, status_context
from cchc.steps.plans.wording import due_words


def editor(
    request: HttpRequest, row: Row, form: forms.Form, *, template: str = "plans/review/form.html", **more: Any
) -> HttpResponse:
    """The form; on a page of its own with the words that the row was read from."""
    form.auto_id = f"{row.key}-%s"
    context = _context(row, form) | {"template": template, **more}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "plans/review/row_editing.html", context)
    context["passage"] = _passage(row)
    return render(request, "plans/review/row_page.html", context)


def conflict(request: HttpRequest, stale: Stale, form: RowForm, row: Row, version: int) -> HttpResponse:
    """Somebody was quicker. Both texts are shown; the form has what was typed, and theirs everywhere else.

    Who had typed nothing since the last save is only shown the row as it stands.
    """
    if stale.row is None:
        context = {"sentence": str(stale), "intake": row.intake, "form": form}
        return render(request, "plans/review/row_gone.html", context)
    mine = form.touched(review.data_at(row, version))
    standing = type(form).initial_of(stale.row.data)
    differing = [
        {"label": form.fields[name].label, "theirs": standing[name], "mine": value}
        for name, value in mine.items()
        if name in form.fields and value != standing[name]
    ]
    if not mine:
        return answers.done(request, row.intake, None, key=row.key)
    merged = type(form)(initial={**standing, **mine})
    return editor(request, stale.row, merged, sentence=str(stale), differing=differing, is_conflict=True)


def saved(request: HttpRequest, row: Row, change: Change | None) -> HttpResponse:
    """A save while the form stays open: the new version, the time, the deadline as understood."""
    fresh = Row.objects.get(pk=row.pk)
    due = fresh.data.get("due")
    context = {
        "row": fresh,
        "intake": row.intake,
        "due": due,
        "words": due_words(due) if due else "",
        "saved": True,
        "oob": True,
        **status_context(request, row.intake),
    }
    answer = render(request, "plans/review/saved.html", context)
    if change:
        answer["HX-Trigger"] = "plans:recheck"
    return answer


def _context(row: Row, form: forms.Form) -> dict[str, Any]:
    part = PART_OF[Row.Kind(row.kind)]
    due = row.data.get("due")
    return {
        "row": row,
        "intake": row.intake,
        "form": form,
        "kind": row.kind,
        "part": part,
        "back": review_url(row.intake, part, row.key),
        "due": due,
        "words": due_words(due) if due else "",
        "fields": review.fields_of(row.intake) if row.kind == Row.Kind.ITEM else [],
        "now": timezone.now(),
    }


def _passage(row: Row) -> str:
    source = Intake.objects.values_list("source", flat=True).get(pk=row.intake_id)
    found = words_at(from_json(source).blocks, {row.key: place_of(row.data)})
    return found[row.key][1] if row.key in found else ""
