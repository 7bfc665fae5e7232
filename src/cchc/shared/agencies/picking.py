"""One agency of thousands, typed: what is offered while somebody writes, and whom the written words mean."""

import re
from datetime import date

from django.db.models import Q

from cchc.pure.reading.text import fold
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.queries import as_of

MOST = 20
_CODE = re.compile(r"\(([A-Za-z0-9._-]{1,40})\)\s*$")


def written(row: Agency) -> str:
    """ "Sở Nội vụ (so-noi-vu)": what a field shows, and what `picked` reads back."""
    return f"{row.name} ({row.code})"


def offers(words: str, day: date) -> list[Agency]:
    """Agencies of the day whose names, code, or whose parent's name hold every word. One query."""
    fits = Q()
    for word in fold(words).replace("(", " ").replace(")", " ").split():
        fits &= Q(folded__contains=word) | Q(code__icontains=word) | Q(parent__folded__contains=word)
    return list(as_of(day).filter(fits).select_related("parent")[:MOST]) if fits else []


def picked(said: str, day: date) -> Agency | None:
    """By code, by what `written` gives, or by a name that one agency alone has; else None."""
    said = said.strip()
    found = _CODE.search(said)
    there = as_of(day)
    row = there.filter(code=found[1] if found else said).first()
    if row or found:
        return row
    named = [one for one in there.filter(folded__contains=fold(said))[:MOST] if fold(one.name) == fold(said)]
    return named[0] if len(named) == 1 else None
