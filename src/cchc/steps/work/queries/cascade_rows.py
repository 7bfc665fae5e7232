"""The rows of an agency's own document beside the tasks of the province that they may carry out."""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc.steps.plans.models import Row
from cchc.steps.plans.rowstate import code_of, words_of
from cchc.steps.work.actions.cascade_document import OWN, SKIP, readable_rows
from cchc.steps.work.matching import Candidate, Worded, candidates, chosen
from cchc.steps.work.models import AgencyPlan
from cchc.steps.work.parents import Parent, parents_of
from cchc.steps.work.queries.cascade import given_roles


@dataclass(frozen=True, slots=True)
class Offer:
    """A task that a row may carry out, and how alike they are (0–100)."""

    parent: Parent
    score: int

    @property
    def value(self) -> str:
        return str(self.parent.item.pk)


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A row of the document: what is alike, and what is chosen: a task's id, OWN or SKIP. `sure`: by the machine."""

    row: Row
    offers: list[Offer]
    others: list[Parent]  # every other task in force
    chosen: str
    sure: bool

    @property
    def score(self) -> int | None:
        return next((offer.score for offer in self.offers if offer.value == self.chosen), None)


@dataclass(frozen=True, slots=True)
class Matching:
    """Every row in the document's order; tasks given to the agency that no row names."""

    rows: list[RowMatch]
    left: list[Parent]

    @property
    def sure(self) -> int:
        return sum(row.sure for row in self.rows)


def matching(agency_plan: AgencyPlan, typed: Mapping[str, str] | None = None) -> Matching:
    """What an officer confirms; what they confirmed before, or have just `typed`, stands. Six queries."""
    rows = readable_rows(agency_plan)
    roles = given_roles(agency_plan.plan, agency_plan.agency_code)
    parents = {pk: one for pk, one in parents_of(agency_plan.plan).items() if not one.ended}
    found = candidates([_row(row) for row in rows], [_task(one, roles) for one in parents.values()])
    sure = chosen(found)
    before = {task.row_key: task for task in agency_plan.tasks.exclude(row_key="")}
    matches = []
    for row in rows:
        offers = [_offer(parents[int(one.key)], one) for one in found[row.key]]
        was = before.get(row.key)
        picked = sure.get(row.key, OWN)
        if was is not None:
            picked = str(was.parent_id) if was.parent_id else OWN
        picked = (typed or {}).get(row.key, picked)
        others = [one for pk, one in parents.items() if all(offer.value != str(pk) for offer in offers)]
        matches.append(RowMatch(row, offers, others, picked, was is None and sure.get(row.key) == picked))
    taken = {match.chosen for match in matches}
    left = [one for pk, one in parents.items() if pk in roles and str(pk) not in taken]
    return Matching(matches, left)


def _offer(parent: Parent, found: Candidate) -> Offer:
    return Offer(parent, round(found.alike))


def _row(row: Row) -> Worded:
    return Worded(row.key, code_of(row.data), words_of(row.data))


def _task(parent: Parent, roles: dict[int, str]) -> Worded:
    pk = parent.item.pk
    return Worded(str(pk), code_of(parent.data), words_of(parent.data), concerns=pk in roles)


__all__ = ["OWN", "SKIP", "Matching", "Offer", "RowMatch", "matching"]
