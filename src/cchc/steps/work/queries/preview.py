"""What giving out a plan would do, before it is done: whom its names mean today, and how many each one stands for."""

from dataclasses import dataclass
from datetime import date

from cchc.pure.reading.text import fold
from cchc.shared.agencies.book import load_book
from cchc.shared.agencies.resolve import HOW, Resolution, resolve
from cchc.steps.plans.models import NamedAgency, Plan
from cchc.steps.work.models import Assignment, NameAside


@dataclass(frozen=True, slots=True)
class Name:
    """A wording of the plan; `how` says to a person by what it was understood."""

    words: str
    leads: int
    supports: int
    resolution: Resolution
    aside: bool

    @property
    def how(self) -> str:
        return str(HOW[self.resolution.how])

    @property
    def is_group(self) -> bool:
        return self.resolution.is_settled and self.resolution.group is not None


@dataclass(frozen=True, slots=True)
class Preview:
    """`given`: assignments that stand already; a further run adds only what is new."""

    items: int
    items_without_lead: int
    names: tuple[Name, ...]
    agencies: int
    parts: int
    given: int

    @property
    def groups(self) -> list[Name]:
        return [name for name in self.names if name.is_group]

    @property
    def single(self) -> list[Name]:
        return [name for name in self.names if name.resolution.is_settled and not name.is_group]

    @property
    def waiting(self) -> list[Name]:
        return [name for name in self.names if not name.resolution.is_settled and not name.aside]


def preview(plan: Plan, day: date) -> Preview:
    """A constant number of queries: the names, the book of agencies, what stands."""
    named = list(NamedAgency.objects.filter(item__plan=plan).order_by("item__position", "role", "position"))
    book = load_book()
    aside = set(NameAside.objects.filter(plan=plan).values_list("folded", flat=True))
    found = {one.folded: resolve(one.name, day, book) for one in reversed(named)}
    parts: dict[int, set[str]] = {}
    led = set()
    for one in named:
        if found[one.folded].is_settled:
            parts.setdefault(one.item_id, set()).update(row.code for row in found[one.folded].agencies)
            led |= {one.item_id} if one.role == NamedAgency.Role.LEAD else set()
    items = plan.planitem_set.count()
    return Preview(
        items=items,
        items_without_lead=items - len(led),
        names=tuple(_names(named, found, aside)),
        agencies=len(set().union(*parts.values())) if parts else 0,
        parts=sum(map(len, parts.values())),
        given=Assignment.objects.filter(plan=plan, ended_on__isnull=True).count(),
    )


def _names(named: list[NamedAgency], found: dict[str, Resolution], aside: set[str]) -> list[Name]:
    """One a wording, those that stand for most first."""
    words: dict[str, str] = {}
    counts: dict[str, dict[str, int]] = {}
    for one in named:
        words.setdefault(one.folded, one.name)
        of = counts.setdefault(one.folded, {"lead": 0, "support": 0})
        of[one.role] += 1
    made = [
        Name(words[key], counts[key]["lead"], counts[key]["support"], found[key], key in aside)
        for key in words
    ]
    return sorted(made, key=lambda name: (-len(name.resolution.agencies), fold(name.words)))
