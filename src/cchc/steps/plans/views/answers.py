"""What a correction answers: to htmx only the pieces of the page that changed, to a plain form the page again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string

from cchc.steps.plans.findings import Held
from cchc.steps.plans.grouping import in_fields
from cchc.steps.plans.models import Change, Intake, Row
from cchc.steps.plans.queries import review
from cchc.steps.plans.row_words import row_context
from cchc.steps.plans.views.parts import PART_OF, PARTS, part_of, review_url, status_context


def done(
    request: HttpRequest, intake: Intake, change: Change | None, *, key: str, said: str = ""
) -> HttpResponse:
    """A correction is made: show it and select the row `key`."""
    kind = (
        _kind(change) if change else (Row.objects.values_list("kind", flat=True).get(intake=intake, key=key))
    )
    part = PART_OF[Row.Kind(kind)]
    if not request.htmx:  # type: ignore[attr-defined]
        if said:
            messages.success(request, said)
        return HttpResponseRedirect(review_url(intake, part, key))
    if part_of(request) != part:
        return _go(review_url(intake, part, key))
    intake = Intake.objects.defer("source", "plan_json").get(pk=intake.pk)
    pieces = _pieces(request, intake, kind, change, key)
    answer = HttpResponse("".join([*pieces, _status(request, intake)]))
    return _trigger(answer, {"plans:corrected": {"key": key, "said": said}})


def refused(request: HttpRequest, intake: Intake, sentence: Any, *, key: str = "") -> HttpResponse:
    """Nothing was done, and why."""
    if request.htmx:  # type: ignore[attr-defined]
        return _trigger(HttpResponse(""), {"cchc:toast": {"text": str(sentence)}})
    messages.error(request, sentence)
    return HttpResponseRedirect(review_url(intake, part_of(request), key))


def rows_again(request: HttpRequest, intake: Intake, keys: Iterable[str]) -> HttpResponse:
    """Some rows as they stand now, in place."""
    rows = intake.rows.filter(key__in=keys, kind=PARTS.get(part_of(request)))
    views = review.row_views(rows, review.finding_views(intake))
    pieces = [_row(request, intake, view, swap="true") for view in views]
    return HttpResponse("".join([*pieces, _status(request, intake)]))


def changed_findings(request: HttpRequest, intake: Intake, before: Sequence[Held]) -> HttpResponse:
    """The rows whose findings are others than `before`, and the number of open ones."""
    old, new = _by_row(before), _by_row(intake.findings)
    answer = rows_again(request, intake, [key for key in old | new if old.get(key) != new.get(key)])
    answer.write(count(sum(finding.is_open for finding in review.finding_views(intake))))
    return answer


def count(number: int) -> str:
    """How many findings are open, where the tabs show it."""
    return render_to_string("plans/review/count.html", {"count": number, "oob": True})


def _by_row(held: Sequence[Held]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for finding in held:
        for key in finding["rows"]:
            found.setdefault(key, set()).add(finding["key"])
    return found


def _kind(change: Change) -> str:
    states = [state for state in (*change.after.values(), *change.before.values()) if state]
    return str(states[0]["kind"])


def _pieces(
    request: HttpRequest, intake: Intake, kind: str, change: Change | None, key: str
) -> Iterable[str]:
    """Every row that a change touched: in place, moved, new or gone."""
    before: Mapping[str, Any] = change.before if change else {key: {}}
    after: Mapping[str, Any] = change.after if change else {key: {}}
    findings = review.finding_views(intake)
    rows = intake.rows.filter(kind=kind)
    if all(_stays(before[one], after[one]) for one in after):
        views = review.row_views(rows.filter(key__in=after), findings)
        yield from (_row(request, intake, view, swap="true") for view in views)
        return
    ordered = in_fields(rows)
    views_by_key = {view.key: view for view in review.row_views(ordered, findings)}
    for one in after:
        if before[one] is not None:
            yield f'<li id="d-{one}" hx-swap-oob="delete"></li>'
        if after[one] is not None:
            yield _inserted(request, intake, ordered, views_by_key, one)
    fields = {row.data.get("field") for row in ordered}
    for state in before.values():
        if state and state["data"].get("field") not in fields:
            yield f'<section id="{review.group_id(state["data"].get("field"))}" hx-swap-oob="delete"></section>'


def _stays(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> bool:
    """Whether a row stands where it stood."""
    if before is None or after is None:
        return False
    if not before:
        return True  # no Change: the row is only shown again
    same_field = before["data"].get("field") == after["data"].get("field")
    return same_field and before["rank"] == after["rank"]


def _inserted(
    request: HttpRequest,
    intake: Intake,
    ordered: Sequence[Row],
    views: Mapping[str, review.RowView],
    key: str,
) -> str:
    """A row at its place: after its neighbour in the field, or with its field's section."""
    at = next(index for index, row in enumerate(ordered) if row.key == key)
    field = ordered[at].data.get("field")
    if at and ordered[at - 1].data.get("field") == field:
        row = _row(request, intake, views[key])
        return f'<ol hx-swap-oob="afterend:#d-{ordered[at - 1].key}">{row}</ol>'
    if at + 1 < len(ordered) and ordered[at + 1].data.get("field") == field:
        row = _row(request, intake, views[key])
        return f'<ol hx-swap-oob="beforebegin:#d-{ordered[at + 1].key}">{row}</ol>'
    group = review.Group(field or "", [views[key]])
    context = {"group": group, **row_context(intake, ordered[at].kind, part_of(request))}
    section = render_to_string("plans/review/group.html", context, request)
    where = f"afterend:#{review.group_id(ordered[at - 1].data.get('field'))}" if at else "afterbegin:#rv-rows"
    return f'<div hx-swap-oob="{where}">{section}</div>'


def _row(request: HttpRequest, intake: Intake, view: review.RowView, *, swap: str = "") -> str:
    context = {"view": view, "swap": swap, **row_context(intake, view.row.kind, part_of(request))}
    return render_to_string("plans/review/row.html", context, request)


def _status(request: HttpRequest, intake: Intake) -> str:
    context = {"intake": intake, "oob": True, "saved": True, **status_context(request, intake)}
    return render_to_string("plans/review/status.html", context, request)


def _trigger(answer: HttpResponse, events: Mapping[str, Any]) -> HttpResponse:
    answer["HX-Trigger-After-Settle"] = json.dumps(events)
    return answer


def _go(url: str) -> HttpResponse:
    answer = HttpResponse("")
    answer["HX-Redirect"] = url
    return answer


def open_editor(answer: HttpResponse, key: str) -> HttpResponse:
    """... and then open the row's form."""
    return _trigger(answer, {"plans:corrected": {"key": key, "edit": True}})
