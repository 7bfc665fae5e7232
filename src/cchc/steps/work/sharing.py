"""Who gets an item: the members of every name, a lead before a support, one agency once; and who answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc.shared.agencies.models import Agency
from cchc.shared.agencies.resolution import Resolution
from cchc.steps.plans.models import NamedAgency
from cchc.steps.work.models import Assignment
from cchc.steps.work.naming import Names


@dataclass(frozen=True, slots=True)
class Share:
    """One agency's part in an item, and the name that stands for it; `part`: which of several that it holds."""

    agency: Agency
    role: str
    named: NamedAgency
    part: str = ""
    stands_by: bool = False


def shares_of(named: Iterable[NamedAgency], names: Names) -> dict[str, Share]:
    """Agency code → its share. Lead wins over support, an agency's own name over a group's, and both over standing by;
    a name that is not settled gives nothing."""
    offered = [offer for one in named if names.gives(one) for offer in _offers(one, names.of(one))]
    offered.sort(key=lambda pair: pair[0])
    shares: dict[str, Share] = {}
    for _rank, share in offered:
        shares.setdefault(share.agency.code, share)
    return shares


def _offers(named: NamedAgency, found: Resolution) -> Iterator[tuple[tuple[bool, bool, bool], Share]]:
    """Every agency that a name stands for, with what it yields to."""
    for words, one in found.parts or (("", found),):
        for agency in one.agencies:
            rank = (named.role != NamedAgency.Role.LEAD, False, one.group is not None)
            yield rank, Share(agency, named.role, named, words[:300])
        for agency in one.concerned:
            yield (True, True, True), Share(agency, named.role, named, words[:300], stands_by=True)


def lone_lead(leads: Iterable[Assignment], *, complete: bool) -> Assignment | None:
    """The lead that answers because it is the only one; `complete`: every lead that the plan names is known."""
    held = list(leads)
    return held[0] if len(held) == 1 and complete else None


def waits_for_choice(leads: Iterable[Assignment]) -> bool:
    """Whether somebody has to say who answers: several leads are named, and not all of them are groups.

    Of a group each member answers for its own part, so a group alone, or two groups, wait for nobody.
    """
    held = list(leads)
    if any(one.answers for one in held):
        return False
    sizes: dict[object, int] = {}
    for one in held:
        name = (one.named_id, one.part) if one.named_id else ("by hand", one.agency_code)
        sizes[name] = sizes.get(name, 0) + 1
    return len(sizes) > 1 and 1 in sizes.values()
