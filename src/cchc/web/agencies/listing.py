"""What the list shows: filters from the address, one page of rows, former names that were looked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from cchc.pure.reading.text import fold
from cchc.shared.agencies.models import Agency, Alias
from cchc.shared.agencies.queries import as_of

MOST_FORMER, PER_PAGE = 20, 100


@dataclass(frozen=True, slots=True)
class Listing:
    """`shown` of `total`; `kinds`: value, name and number of each kind among those found by words alone."""

    page: Page[Agency]
    shown: int
    total: int
    kinds: list[tuple[str, str, int]]
    former: list[Agency]


def load(day: date, words: str, kind: str, number: int) -> Listing:
    """One page; in five queries at most, whatever the size."""
    asked = fold(words).split()
    found = as_of(day).filter(_with(asked)) if asked else as_of(day)
    counts = dict(found.order_by().values_list("kind").annotate(Count("pk")))
    kinds = [(one.value, str(one.label), counts[one.value]) for one in Agency.Kind if one.value in counts]
    rows = found.filter(kind=kind) if kind else found
    shown = counts.get(kind, 0) if kind else sum(counts.values())
    return Listing(
        page=_page(rows.select_related("parent"), shown, number),
        shown=shown,
        total=as_of(day).count() if asked or kind else shown,
        kinds=kinds,
        former=_former(asked, day) if asked else [],
    )


def _page(rows: QuerySet[Agency], count: int, number: int) -> Page[Agency]:
    """Counted already."""
    paginator: Paginator[Agency] = Paginator(rows, PER_PAGE)
    paginator.__dict__["count"] = count
    return paginator.get_page(number)


def _with(asked: Sequence[str]) -> Q:
    """Every word stands in the names or the code, or in one other name."""
    named, aliased = Q(), Q()
    for word in asked:
        named &= Q(folded__contains=word) | Q(code__icontains=word)
        aliased &= Q(folded__contains=word)
    return named | Q(code__in=Alias.objects.filter(aliased).exclude(code="").values("code"))


def _former(asked: Sequence[str], day: date) -> list[Agency]:
    """Names that no longer hold on the day."""
    rows = Agency.objects.filter(valid_to__lt=day)
    for word in asked:
        rows = rows.filter(folded__contains=word)
    return list(rows.order_by("-valid_to", "position")[:MOST_FORMER])
