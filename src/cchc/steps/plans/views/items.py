"""The tasks of an accepted plan: the list with its filters, and one task with everything that is known of it."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cchc.shared.accounts.permissions import Permission
from cchc.steps.plans.access import plan_for
from cchc.steps.plans.queries import filters, items
from cchc.steps.plans.views.plan_pages import page_context

PER_PAGE = 50


@require_GET
def listing(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    asked = filters.from_address(request.GET)
    every = items.item_views(plan)
    views = [view for view in every if view.is_ended == bool(asked.ended)]
    shown = items.shown(views, asked)
    number = request.GET.get("trang", "")
    page = Paginator(shown, PER_PAGE).get_page(int(number) if number.isdecimal() else 1)
    context = {
        "asked": asked,
        "total": len(views),
        "shown": shown,
        "page": page,
        "groups": items.by_field(page.object_list, views if not asked.sort else ()),
        "fields": items.fields(views),
        "agencies": items.agencies(views),
        "chips": _chips(asked),
        "quick": _quick(asked, views, ended=len(every) - len(views)),
        "columns": _columns(asked),
        "address": urlencode(filters.to_address(asked)),
        "roles": filters.ROLES,
        "due_names": filters.due_names(),
        "finding_names": filters.FINDINGS,
    }
    return render(request, "plans/items.html", page_context(request, plan, "items", **context))


@require_GET
def detail(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    plan = plan_for(request.user, pk, Permission.PLAN_READ)
    view = items.item_view(plan, key)
    if view is None:
        raise Http404
    before, after = items.neighbours(view.item)
    context = {"view": view, "before": before, "after": after}
    return render(request, "plans/item.html", page_context(request, plan, "items", **context))


def _without(asked: filters.ItemFilter, *parts: str, **changed: str) -> str:
    """The address of the same list with some of its filters off or others."""
    pairs = filters.to_address(asked)
    for part in parts:
        pairs.pop(filters.NAMES[part], None)
    pairs |= {filters.NAMES[part]: value for part, value in changed.items() if value}
    return "?" + urlencode(pairs)


def _chips(asked: filters.ItemFilter) -> list[dict[str, str]]:
    """The filters that are on; a click takes one off (and an agency's role with the agency)."""
    return [
        {"text": words, "url": _without(asked, part, *(["role"] if part == "agency" else []))}
        for part, words in filters.in_words(asked).items()
    ]


def _quick(asked: filters.ItemFilter, views: list[items.ItemView], *, ended: int) -> list[dict[str, Any]]:
    """The deadlines and findings that are asked for most, and what was taken out, each with its number; those that are
    on stand among the chips."""
    names = {name: words for name, words in filters.due_names().items() if not name.startswith("thang-")}
    chips = [
        {
            "text": words,
            "url": _without(asked, "due", due=name),
            "count": sum(filters.is_due(view, name) for view in views),
        }
        for name, words in names.items()
        if name != asked.due
    ]
    if not asked.findings:
        held = sum(bool(view.open_findings) for view in views)
        chips.append({"text": filters.FINDINGS["co"], "url": _without(asked, findings="co"), "count": held})
    if not asked.ended:
        gone = _("Đã bỏ khi điều chỉnh")
        chips.append({"text": gone, "url": _without(asked, ended="1"), "count": ended})
    return [chip for chip in chips if chip["count"]]


def _columns(asked: filters.ItemFilter) -> list[dict[str, str]]:
    """The head of the table; a column that can be sorted by has an address and says how it is sorted now."""
    names = {
        "thu-tu": _("TT"),
        "noi-dung": _("Nhiệm vụ, hoạt động"),
        "san-pham": _("Kết quả, sản phẩm"),
        "chu-tri": _("Chủ trì"),
        "phoi-hop": _("Phối hợp"),
        "thoi-han": _("Thời hạn"),
    }
    return [_column(asked, sort, name) for sort, name in names.items()]


def _column(asked: filters.ItemFilter, sort: str, name: str) -> dict[str, str]:
    if sort == "thu-tu":
        state = "" if asked.sort else "ascending"
        return {"name": name, "url": _without(asked, "sort"), "state": state}
    if sort not in filters.SORTS:
        return {"name": name, "url": "", "state": ""}
    state = {sort: "ascending", f"-{sort}": "descending"}.get(asked.sort, "")
    following = f"-{sort}" if state == "ascending" else sort
    return {"name": name, "url": _without(asked, "sort", sort=following), "state": state}
