"""What a plan calls an agency → whom it means on a day, for a whole plan at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cchc.pure.reading.text import fold
from cchc.shared.agencies.book import Book, load_book
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.naming import key
from cchc.shared.agencies.queries import as_of
from cchc.shared.agencies.resolve import Resolution, resolve
from cchc.steps.plans.models import NamedAgency, Plan


@dataclass(slots=True)
class Names:
    """Resolutions of a plan's names, each wording once."""

    book: Book
    day: date
    _known: dict[str, Resolution] = field(default_factory=dict)

    def of(self, named: NamedAgency) -> Resolution:
        if named.name not in self._known:
            self._known[named.name] = resolve(named.name, self.day, self.book)
        return self._known[named.name]

    def gives(self, named: NamedAgency) -> bool:
        """Whether the name gives the item to somebody without asking anybody."""
        found = self.of(named)
        return found.is_settled or (named.role == NamedAgency.Role.SUPPORT and found.settles_support)

    def waits(self, named: NamedAgency) -> bool:
        """Whether somebody has to say whom it means. Of a support from outside nobody is asked; a lead must be ours."""
        if self.of(named).is_outside:
            return named.role == NamedAgency.Role.LEAD
        return not self.gives(named)

    def settled(self, named: Iterable[NamedAgency]) -> tuple[set[str], set[str]]:
        """The folded wordings that are settled, and those that are not."""
        known: dict[str, bool] = {}
        for one in named:
            known[one.folded] = known.get(one.folded, True) and not self.waits(one)
        return {words for words, sure in known.items() if sure}, {w for w, sure in known.items() if not sure}


def names_of(plan: Plan, day: date) -> Names:
    """With the book of the plan's province: a nation has 34 agencies called Sở Nội vụ."""
    return Names(load_book(province_of(plan, day), day), day)


def province_of(plan: Plan, day: date) -> str | None:
    """The code of the committee that issued the plan; None where there is one province only, or none that fits."""
    committees = list(as_of(day).filter(kind=Agency.Kind.COMMITTEE))
    if len(committees) < 2:
        return None
    issuer = key(plan.issuer) or fold(plan.issuer)
    fitting = [row for row in committees if key(row.name) == issuer]
    return fitting[0].code if len(fitting) == 1 else None
