"""Who gets an item: the members of every name, a lead before a support, one agency once; and who answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.shared.agencies.models import Agency
from cchc.steps.plans.models import NamedAgency
from cchc.steps.work.models import Assignment
from cchc.steps.work.naming import Names


@dataclass(frozen=True, slots=True)
class Share:
    """One agency's part in an item, and the name that stands for it."""

    agency: Agency
    role: str
    named: NamedAgency


def shares_of(named: Iterable[NamedAgency], names: Names) -> dict[str, Share]:
    """Agency code → its share. Lead wins over support, an agency's own name over a group's; a name that is not
    settled gives nothing."""
    settled = [(one, names.of(one)) for one in named if names.of(one).is_settled]
    settled.sort(key=lambda pair: (pair[0].role != NamedAgency.Role.LEAD, pair[1].group is not None))
    shares: dict[str, Share] = {}
    for one, found in settled:
        for agency in found.agencies:
            shares.setdefault(agency.code, Share(agency, one.role, one))
    return shares


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
        name = one.named_id or ("by hand", one.agency_code)
        sizes[name] = sizes.get(name, 0) + 1
    return len(sizes) > 1 and 1 in sizes.values()
