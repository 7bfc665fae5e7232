"""The rows of an agency's own document beside the tasks of the province that they may carry out."""

import re
from collections import Counter
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
    """A row of the document: what is alike, and what is chosen: a task's id, OWN or SKIP. `sure`: by the machine.

    `other`: the task that is chosen though it is not alike; `typed`: words for another one, that name none.
    """

    row: Row
    offers: list[Offer]
    chosen: str
    sure: bool
    other: Parent | None = None
    typed: str = ""

    @property
    def score(self) -> int | None:
        return next((offer.score for offer in self.offers if offer.value == self.chosen), None)


@dataclass(frozen=True, slots=True)
class Matching:
    """Every row in the document's order; tasks given to the agency that no row names; every task, to be typed."""

    rows: list[RowMatch]
    left: list[Parent]
    tasks: list[Parent]

    @property
    def sure(self) -> int:
        return sum(row.sure for row in self.rows)


def matching(
    agency_plan: AgencyPlan, typed: Mapping[str, str] | None = None, unknown: Mapping[str, str] | None = None
) -> Matching:
    """What an officer confirms; what they confirmed before, or have just `typed`, stands. Six queries.

    `unknown`: row key → words that name no task."""
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
        alike = {offer.value for offer in offers}
        other = parents.get(int(picked)) if picked.isdecimal() and picked not in alike else None
        certain = was is None and sure.get(row.key) == picked
        matches.append(RowMatch(row, offers, picked, certain, other, (unknown or {}).get(row.key, "")))
    taken = {match.chosen for match in matches}
    left = [one for pk, one in parents.items() if pk in roles and str(pk) not in taken]
    return Matching(matches, left, list(parents.values()))


def task_label(parent: Parent) -> str:
    """What is typed for a task: its number and words; the id keeps two of the same words apart."""
    words = f"{parent.item.code} {parent.label}".strip()
    return f"{words[:160]} [{parent.item.pk}]"


def typed_tasks(said: Mapping[str, str], agency_plan: AgencyPlan) -> tuple[dict[str, str], dict[str, str]]:
    """Row key → the task that was typed for it; and the words that name none: its label, or its number alone."""
    parents = [one for one in parents_of(agency_plan.plan).values() if not one.ended] if said else []
    by_id = {str(one.item.pk): one for one in parents}
    numbers = Counter(one.item.code for one in parents if one.item.code)
    by_code = {one.item.code: str(one.item.pk) for one in parents if numbers[one.item.code] == 1}
    found: dict[str, str] = {}
    unknown: dict[str, str] = {}
    for row, words in said.items():
        marked = re.search(r"\[(\d+)\]\s*$", words)
        pk = marked[1] if marked and marked[1] in by_id else by_code.get(words.strip())
        (found if pk else unknown)[row] = pk or words
    return found, unknown


def _offer(parent: Parent, found: Candidate) -> Offer:
    return Offer(parent, round(found.alike))


def _row(row: Row) -> Worded:
    return Worded(row.key, code_of(row.data), words_of(row.data))


def _task(parent: Parent, roles: dict[int, str]) -> Worded:
    pk = parent.item.pk
    return Worded(str(pk), code_of(parent.data), words_of(parent.data), concerns=pk in roles)


__all__ = ["OWN", "SKIP", "Matching", "Offer", "RowMatch", "matching", "task_label", "typed_tasks"]
