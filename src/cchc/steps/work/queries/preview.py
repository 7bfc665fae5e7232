"""What giving out a plan would do, before it is done: whom its names mean today, and how many each one stands for."""

from dataclasses import dataclass
from datetime import date

from cchc.pure.reading.text import fold
from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.resolution import HOW, Resolution
from cchc.steps.plans.models import NamedAgency, Plan
from cchc.steps.work.actions.assign import items_in_force
from cchc.steps.work.models import Assignment, NameAside
from cchc.steps.work.naming import Names, names_of
from cchc.steps.work.sharing import shares_of


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
        return self.resolution.is_many and bool(self.everybody)

    @property
    def everybody(self) -> tuple[Agency, ...]:
        """Those it is given to, and those that stand by."""
        return (*self.resolution.agencies, *self.resolution.concerned)

    @property
    def waits(self) -> bool:
        """Whether somebody has to say whom it means, at least where it leads."""
        found = self.resolution
        return not (
            self.aside or found.is_outside or found.is_settled or (found.concerned and not self.leads)
        )


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
        return [name for name in self.names if name.waits]

    @property
    def outside(self) -> list[Name]:
        return [name for name in self.names if name.resolution.is_outside and not name.waits]


def preview(plan: Plan, day: date, names: Names | None = None) -> Preview:
    """A constant number of queries: the names, the book of agencies (but where `names` has it), what stands."""
    in_force = items_in_force(plan, day)
    held = NamedAgency.objects.filter(item__in=in_force.values("pk"))
    named = list(held.order_by("item__position", "role", "position"))
    names = names or names_of(plan, day)
    aside = set(NameAside.objects.filter(plan=plan).values_list("folded", flat=True))
    found = {one.folded: names.of(one) for one in reversed(named)}
    by_item: dict[int, list[NamedAgency]] = {}
    for one in named:
        by_item.setdefault(one.item_id, []).append(one)
    shares = [shares_of(its_names, names) for its_names in by_item.values()]
    led = sum(any(share.role == NamedAgency.Role.LEAD for share in of.values()) for of in shares)
    items = in_force.count()
    return Preview(
        items=items,
        items_without_lead=items - led,
        names=tuple(_names(named, found, aside)),
        agencies=len(set().union(*shares)),
        parts=sum(map(len, shares)),
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
    return sorted(made, key=lambda name: (-len(name.everybody), fold(name.words)))
