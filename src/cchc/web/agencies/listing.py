"""What the list shows: filters from the address, rows with their parents, former names that were looked for."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from cchc.pure.reading.text import fold
from cchc.shared.agencies.models import Agency, Alias
from cchc.shared.agencies.queries import as_of

MOST_FORMER = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """`kinds`: value, name and number of each kind among the agencies found by words alone."""

    shown: list[Agency]
    total: int
    kinds: list[tuple[str, str, int]]
    former: list[Agency]


def load(day: date, words: str, kind: str) -> Listing:
    """In four queries at most, whatever the size."""
    rows = list(as_of(day).select_related("parent"))
    asked = fold(words).split()
    codes = _by_alias(asked)
    found = [row for row in rows if _has(row, asked) or row.code in codes]
    counts = Counter(row.kind for row in found)
    kinds = [(one.value, str(one.label), counts[one.value]) for one in Agency.Kind if counts[one.value]]
    shown = [row for row in found if not kind or row.kind == kind]
    return Listing(shown, len(rows), kinds, _former(asked, day) if asked else [])


def _has(row: Agency, asked: list[str]) -> bool:
    text = f"{row.folded} {row.code}"
    return all(word in text for word in asked)


def _by_alias(asked: list[str]) -> set[str]:
    """Codes of agencies that are also called so."""
    if not asked:
        return set()
    aliases = Alias.objects.exclude(code="")
    for word in asked:
        aliases = aliases.filter(folded__contains=word)
    return set(aliases.values_list("code", flat=True))


def _former(asked: list[str], day: date) -> list[Agency]:
    """Names that no longer hold on the day."""
    rows = Agency.objects.filter(valid_to__lt=day)
    for word in asked:
        rows = rows.filter(folded__contains=word)
    return list(rows.order_by("-valid_to", "position")[:MOST_FORMER])
