"""Two-syllable words of the field that are wrong by one letter or mark: "hệ hống" for "hệ thống"."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from cchc.pure.reading.blocks import Place
from cchc.pure.reading.checks.compounds import COMPOUNDS, CONFUSED, LOOSE
from cchc.pure.reading.checks.rule import WARNING, Case, Hit, hit, rule
from cchc.pure.reading.text import fold

_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|\d+")
_OFTEN = 3  # a neighbour so often beside a word belongs to it: the pair crosses two words
_PAIRS = [tuple(word.split()) for word in sorted(COMPOUNDS)]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two words side by side, with those before and after them."""

    before: str
    left: str
    right: str
    after: str
    place: Place


@rule(
    "compound-misspelt",
    WARNING,
    what="Từ ghép sai một chữ hoặc một dấu so với cách viết ở những chỗ khác trong cùng văn bản.",
    message="“%(word)s” có thể là “%(right)s” viết sai (%(times)d chỗ khác trong văn bản viết “%(right)s”).",
    example={"word": "hệ hống", "right": "hệ thống", "times": 16},
)
def compound_misspelt(case: Case) -> Iterator[Hit]:
    pairs = list(_pairs(case))
    counts = Counter((pair.left, pair.right) for pair in pairs)
    found: dict[tuple[str, str], list[Place]] = {}
    for pair in pairs:
        meant = _meant(pair, counts)
        if meant:
            found.setdefault((f"{pair.left} {pair.right}", meant), []).append(pair.place)
    for (word, meant), places in found.items():
        left, right = meant.split()
        yield hit(places, word=word, right=meant, times=counts[left, right])


@rule(
    "word-confused",
    WARNING,
    what="Hai từ gần giống nhau bị nhầm (hợp/họp, đề/để).",
    message="“%(text)s” có thể là “%(right)s” viết sai.",
    example={"text": "hợp trực tuyến", "right": "họp trực tuyến"},
)
def word_confused(case: Case) -> Iterator[Hit]:
    for one in case.words:
        for pattern, right in CONFUSED:
            match = pattern.search(one.text)
            if match:
                yield hit(one.place, text=match.group().strip(" ,;"), right=right)


def _pairs(case: Case) -> Iterator[_Pair]:
    for one in case.words:
        text = one.text
        for pattern, _ in CONFUSED:
            text = pattern.sub(" . ", text)
        tokens = ["", *_TOKEN.findall(text.casefold()), ""]
        for before, left, right, after in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
            if left.isalpha() and right.isalpha():
                yield _Pair(before, left, right, after, one.place)


def _meant(pair: _Pair, counts: Counter[tuple[str, str]]) -> str | None:
    """The word that the pair is a slip of, where the document itself writes it right more often."""
    here = counts[pair.left, pair.right]
    if f"{pair.left} {pair.right}" in COMPOUNDS or pair.left in LOOSE or pair.right in LOOSE:
        return None
    for left, right in _candidates(pair):
        if counts[left, right] >= max(3, 2 * here) and not _crosses(pair, counts):
            return f"{left} {right}"
    return None


def _candidates(pair: _Pair) -> Iterator[tuple[str, str]]:
    for left, right in _BY_LEFT.get(pair.left, ()):
        if _slip(pair.right, right):
            yield left, right
    for left, right in _BY_RIGHT.get(pair.right, ()):
        if _slip(pair.left, left):
            yield left, right


def _crosses(pair: _Pair, counts: Counter[tuple[str, str]]) -> bool:
    """Whether one of the two belongs to its other neighbour: "nền tảng | hợp nhất"."""
    if f"{pair.before} {pair.left}" in COMPOUNDS or f"{pair.right} {pair.after}" in COMPOUNDS:
        return True
    outer = [(pair.before, pair.left), (pair.right, pair.after)]
    return any(
        counts[two] >= _OFTEN and all(word.isalpha() and word not in LOOSE for word in two) for two in outer
    )


def _slip(printed: str, meant: str) -> bool:
    """One letter or the marks are wrong; where the tone mark stands in the syllable is a matter of taste."""
    if printed == meant or min(len(printed), len(meant)) < 2 or _letters(printed) == _letters(meant):
        return False
    if fold(printed) == fold(meant):
        return True
    return min(len(printed), len(meant)) >= 3 and Levenshtein.distance(printed, meant) == 1


def _letters(word: str) -> list[str]:
    return sorted(unicodedata.normalize("NFD", word))


_BY_LEFT: dict[str, list[tuple[str, str]]] = {}
_BY_RIGHT: dict[str, list[tuple[str, str]]] = {}
for _left, _right in _PAIRS:
    _BY_LEFT.setdefault(_left, []).append((_left, _right))
    _BY_RIGHT.setdefault(_right, []).append((_left, _right))
