"""Search over everything: the page, and the same results as one types."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cchc.web.site.search import groups
from cchc.web.site.search.mark import marked


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """`tim` is what was typed, `nhom` the one group that all hits are wanted of."""
    only = request.GET.get("nhom", "")
    only = only if only in groups.GROUPS else ""
    what = groups.asked(request.GET.get("tim", "")[:200], alone=bool(only))
    found = groups.find(request.user, what, only)
    context = {
        "what": what,
        "only": only,
        "groups": [(group, [(hit, marked(hit.name, what.words)) for hit in group.hits]) for group in found],
        "total": sum(group.total for group in found),
        "is_more": any(group.is_more for group in found),
        "least": groups.LEAST,
    }
    return render(request, "site/search.html", context)
