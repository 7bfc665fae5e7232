"""What is to be doubted about evidence: said beside it, decided by a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.steps.work.models import Evidence


@dataclass(frozen=True, slots=True)
class Warning_:
    """`kind`: outside_year, other_issuer, used_for_many, after_confirmation; `sentence` says it to a person."""

    kind: str
    sentence: str


def evidence_warnings(evidence: Iterable[Evidence]) -> dict[int, list[Warning_]]:
    """Key of the evidence → what is to be doubted about it. Three queries, however many there are."""
    raise NotImplementedError
