"""Which column does a cell belong to? Learnt from the rows that are complete.

A dump keeps the order of a row's cells and loses which columns were spanned. Each column is known by the
numbers its cells begin with, by their length, by what they look like and by their words; the order-preserving
placement that fits best is found by dynamic programming.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass

from cchc.pure.reading.looks import headed, looks_like
from cchc.pure.reading.numbering import read_head

_WORD = re.compile(r"[^\W\d_]+|\d")
_MOST_WORDS = 12
_MOST_EVIDENCE = 8  # of one word, as a ratio of likelihoods
_MOST_WORK = 500_000  # cells × columns in one table; rows beyond that are left as they stand
_HEADER_SAYS = 2  # as many cells as a header counts for
_FAR = 1e9


def head_class(text: str) -> str:
    """How a text begins: "1", "2.x", "roman", "-", "text" … Two cells of one column mostly agree."""
    head = read_head(text)
    if head is None:
        return "-" if text[:1] in "-–+•" else "text"
    if head.style == "dotted":
        return head.code.split(".")[0] + ".x"
    return head.style + ("" if head.rest else " alone")


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text[:200])][:_MOST_WORDS]


def _size(text: str) -> int:
    return len(text).bit_length()


@dataclass(frozen=True, slots=True)
class _Look:
    """What a text shows of itself: how it begins, what it looks like, how long it is, its words with their
    share of all words."""

    head: str
    kind: str
    size: int
    words: list[tuple[str, float]]


class _Column:
    """What the cells of one column look like."""

    def __init__(self, texts: list[str], expected: str) -> None:
        filled = [text for text in texts if text]
        self.rows = len(texts)
        self.filled = len(filled)
        self.heads = Counter(head_class(text) for text in filled)
        self.looks = Counter(looks_like(text) for text in filled)
        if expected:
            self.looks[expected] += _HEADER_SAYS
        self.sizes = Counter(_size(text) for text in filled)
        self.words = Counter(word for text in filled for word in _words(text))
        self.all_words = self.words.total()

    def cost(self, look: _Look | None) -> float:
        """How badly a text fits here, as a negative log likelihood; None is an empty cell."""
        if look is None:
            return -math.log((self.rows - self.filled + 0.5) / (self.rows + 1))
        head = (self.heads[look.head] + 0.2) / (self.filled + 1)
        near = self.sizes[look.size] + 0.5 * (self.sizes[look.size - 1] + self.sizes[look.size + 1])
        size = (near + 0.2) / (self.filled + 1)
        kind = (self.looks[look.kind] + 0.4) / (self.filled + 2)
        return -2 * math.log(head) - math.log(size * kind) + 3 * self._word_cost(look.words)

    def _word_cost(self, words: list[tuple[str, float]]) -> float:
        """Against the words of the whole table. A column that always uses the same words admits few new ones
        (Witten-Bell: as much room for the unseen as there are different words)."""
        kinds = len(self.words) + 1
        room = self.all_words + kinds
        product = 1.0
        for word, usual in words:
            product *= min((self.words[word] / usual + kinds) / room, _MOST_EVIDENCE)
        return -math.log(product) / len(words) if words else 0.0


class Profiles:
    """The columns of one table, learnt from its complete rows."""

    def __init__(self, rows: list[list[str]], columns: int, header: list[str] | None = None) -> None:
        self.headed = [headed(text) for text in header or []] + [""] * columns
        # Before anything is known: what is spanned mostly stands on the left.
        self.gaps = [0.5 + 0.3 * column for column in range(columns)]
        self._work = 0
        self.learn([dict(enumerate(row)) for row in rows])

    def learn(self, rows: list[dict[int, str]]) -> None:
        """From rows as column → text; a column that a row leaves out is not in it."""
        texts = [[row[c] for row in rows if c in row] for c in range(len(self.gaps))]
        self.columns = [_Column(column, self.headed[c]) for c, column in enumerate(texts)]
        self._words: Counter[str] = Counter()
        for column in self.columns:
            self._words.update(column.words)
        self._all_words = self._words.total() + len(self._words) + 1
        self._costs: dict[str, list[float]] = {}

    def usual_head(self, column: int, text: str) -> bool:
        """Whether cells of the column mostly begin as this text does."""
        heads = self.columns[column].heads
        return heads[head_class(text)] * 2 > heads.total()

    def fits_somewhere(self, text: str) -> bool:
        """Whether some column often has cells that begin in this way, by a number of its own."""
        kind = head_class(text)
        return kind != "text" and any(c.heads[kind] * 2 > c.filled > 0 for c in self.columns)

    def learn_gaps(self, rows: list[dict[int, str]]) -> None:
        """How often each column was left out."""
        for column in range(len(self.gaps)):
            missing = sum(column not in row for row in rows)
            self.gaps[column] = -math.log((missing + 0.5) / (len(rows) + 2))

    def _cost(self, text: str) -> list[float]:
        """In each column; the same few names fill whole columns, so they are remembered."""
        if text not in self._costs:
            look = self._look(text) if text else None
            self._costs[text] = [column.cost(look) for column in self.columns]
        return self._costs[text]

    def _look(self, text: str) -> _Look:
        words = [(word, (self._words[word] + 1) / self._all_words) for word in _words(text)]
        return _Look(head_class(text), looks_like(text), _size(text), words)

    def place(self, texts: list[str], above: list[bool], *, loose_end: bool = False) -> list[int]:
        """A column for each text, ascending. `above` says where a cell stands above to be spanned.

        `loose_end`: the last column, where it is left out, may as well be an empty cell.
        """
        width, count = len(self.columns), len(texts)
        self._work += width * count
        if count >= width or self._work > _MOST_WORK:
            return list(range(min(width, count)))
        costs = [self._cost(text) for text in texts]
        gap = [cost + (0 if above[c] else 8) for c, cost in enumerate(self.gaps)]
        if loose_end:
            gap[-1] = 0.0
        # best[i] after column c: the least cost of having placed i texts on the columns up to c
        best = [0.0] + [_FAR] * count
        took: list[list[bool]] = []
        for c in range(width):
            here = [best[0] + gap[c]]
            takes = [False]
            for i in range(1, count + 1):
                taken, left = best[i - 1], best[i] + gap[c]
                if taken < _FAR:
                    taken += costs[i - 1][c]
                takes.append(taken < left)
                here.append(min(taken, left))
            took.append(takes)
            best = here
        return _trace(took, count)


def _trace(took: list[list[bool]], count: int) -> list[int]:
    placed: list[int] = []
    for column in range(len(took) - 1, -1, -1):
        if count and took[column][count]:
            placed.append(column)
            count -= 1
    return placed[::-1]
