"""Which of one's corrections can be undone or redone now.

A Change is undone by another Change that names it, that one by a third (redo), and so on: a chain. The
original stands while its chain has an odd number of links (itself, itself + undo + redo, …).
"""

from dataclasses import dataclass

from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Change, Intake

LOOK_BACK = 400  # changes of one person in one intake; further back nothing is undone


@dataclass(slots=True)
class _Chain:
    original: int
    tip: int
    links: int


def undoable(intake: Intake, person: User) -> Change | None:
    """The tip of the latest chain whose original stands."""
    standing = [chain for chain in _chains(intake, person) if chain.links % 2 == 1]
    if not standing:
        return None
    return Change.objects.get(pk=max(standing, key=lambda chain: chain.original).tip)


def redoable(intake: Intake, person: User) -> Change | None:
    """The tip of the chain that was undone last, unless something new was done after it."""
    chains = _chains(intake, person)
    undone = [chain for chain in chains if chain.links % 2 == 0]
    if not undone:
        return None
    last = max(undone, key=lambda chain: chain.tip)
    newest = max(chain.original for chain in chains)
    return Change.objects.get(pk=last.tip) if newest < last.tip else None


def original(change: Change) -> Change:
    """The correction that a chain of undo and redo is about."""
    while change.undoes is not None:
        change = change.undoes
    return change


def _chains(intake: Intake, person: User) -> list[_Chain]:
    pairs = Change.objects.filter(intake=intake, by=person).order_by("-pk").values_list("pk", "undoes_id")
    by_tip: dict[int, _Chain] = {}
    for pk, undoes in reversed(pairs[:LOOK_BACK]):
        chain = by_tip.pop(undoes, None) if undoes else None
        if undoes and chain is None:
            continue  # its original lies further back
        if chain:
            chain.tip, chain.links = pk, chain.links + 1
        else:
            chain = _Chain(pk, pk, 1)
        by_tip[pk] = chain
    return list(by_tip.values())
