"""Which row of an earlier plan is which row of a later one: by number and words, else by words alone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from rapidfuzz import fuzz, process

SAME_CODE = 60.0  # how alike (0–100) the words must be where number and field are the same
SAME_WORDS = 85.0  # ... and where only the words speak for it


class Worded(Protocol):
    """What can be matched."""

    @property
    def kind(self) -> str: ...

    @property
    def code(self) -> str: ...

    @property
    def words(self) -> str:
        """Folded words."""


T = TypeVar("T", bound=Worded)


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """A row of the earlier plan and the row of the later one that it became."""

    old: T
    new: T


def match(old: Sequence[T], new: Sequence[T]) -> list[Pair[T]]:
    """Pairs, each row at most once, in the order of the new rows."""
    pairs: dict[int, int] = {}
    for kind in {row.kind for row in new}:
        olds = [i for i, row in enumerate(old) if row.kind == kind]
        news = [i for i, row in enumerate(new) if row.kind == kind]
        for step in (_same_words, _by_score):
            step_pairs = step(old, new, olds, news)
            pairs.update(step_pairs)
            olds = [i for i in olds if i not in step_pairs.values()]
            news = [i for i in news if i not in step_pairs]
    return [Pair(old[pairs[i]], new[i]) for i in sorted(pairs)]


def _same_words(old: Sequence[T], new: Sequence[T], olds: list[int], news: list[int]) -> dict[int, int]:
    """new index → old index for rows that say the same; in order, the same number first."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for i in olds:
        waiting[old[i].words].append(i)
    pairs = {}
    for j in news:
        same = waiting[new[j].words]
        if same:
            best = next((i for i in same if old[i].code == new[j].code), same[0])
            same.remove(best)
            pairs[j] = best
    return pairs


def _by_score(old: Sequence[T], new: Sequence[T], olds: list[int], news: list[int]) -> dict[int, int]:
    """new index → old index, the most alike first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _score, j, i in sorted(_scores(old, new, olds, news), key=lambda one: (-one[0], one[1], one[2])):
        if j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)
    return pairs


def _scores(
    old: Sequence[T], new: Sequence[T], olds: list[int], news: list[int]
) -> Iterator[tuple[float, int, int]]:
    """Every pair that is alike enough; the same number counts for 20 points more."""
    if not olds or not news:
        return
    table = process.cdist(
        [new[j].words for j in news], [old[i].words for i in olds], scorer=fuzz.ratio, score_cutoff=SAME_CODE
    )
    for row, j in enumerate(news):
        for column in table[row].nonzero()[0]:
            i, score = olds[column], float(table[row][column])
            same_code = bool(new[j].code) and new[j].code == old[i].code
            if same_code or score >= SAME_WORDS:
                yield score + 20 * same_code, j, i
