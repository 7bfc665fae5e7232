"""Two-syllable words of the field that are wrong by one letter or mark: "hệ hống" for "hệ thống"."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from cchc.pure.reading.blocks import Place
from cchc.pure.reading.checks.compounds import COMPOUNDS, CONFUSED, LOOSE, RIGHT_TOO
from cchc.pure.reading.checks.rule import WARNING, Case, Hit, hit, rule
from cchc.pure.reading.text import fold

_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|\d+")
_OFTEN = 3  # a neighbour so often beside a word belongs to it: the pair crosses two words


@rule(
    "compound-misspelt",
    WARNING,
    what="Từ ghép sai một chữ hoặc một dấu so với cách viết ở những chỗ khác trong cùng văn bản.",
    message="“%(word)s” có thể là “%(right)s” viết sai (%(times)d chỗ khác trong văn bản viết “%(right)s”).",
    example={"word": "hệ hống", "right": "hệ thống", "times": 16},
)
def compound_misspelt(case: Case) -> Iterator[Hit]:
    texts = [(_tokens(one.text), one.place) for one in case.words]
    counts = Counter(pair for tokens, _ in texts for pair in pairwise(tokens))
    slips = {pair: meant for pair in counts if (meant := _meant(*pair, counts))}
    found: dict[tuple[str, str], list[Place]] = {}
    for tokens, place in texts if slips else ():
        for index, pair in enumerate(pairwise(tokens)):
            if pair in slips and not _crosses(tokens, index, counts):
                found.setdefault((" ".join(pair), slips[pair]), []).append(place)
    for (word, meant), places in found.items():
        left, right = meant.split()
        yield hit(places, word=word, right=meant, times=counts[left, right])


@rule(
    "word-confused",
    WARNING,
    what="Hai từ gần giống nhau bị nhầm (hợp/họp, đề/để).",
    message="“%(text)s” có thể viết sai, đúng ra có chữ “%(right)s”.",
    example={"text": "hợp trực tuyến", "right": "họp"},
)
def word_confused(case: Case) -> Iterator[Hit]:
    for one in case.words:
        for pattern, right in CONFUSED:
            match = pattern.search(one.text)
            if match:
                yield hit(one.place, text=match.group().strip(" ,;"), right=right)


def _tokens(text: str) -> list[str]:
    """Words and marks in small letters; what `word_confused` reports is left out."""
    for pattern, _ in CONFUSED:
        text = pattern.sub(" . ", text)
    return ["", *_TOKEN.findall(text.casefold()), ""]


def _meant(left: str, right: str, counts: Counter[tuple[str, str]]) -> str | None:
    """The word that the pair is a slip of, where the document itself writes it right more often."""
    near = [(left, other) for other in _RIGHT_OF.get(left, ()) if _slip(right, other)]
    near += [(other, right) for other in _LEFT_OF.get(right, ()) if _slip(left, other)]
    if not near or f"{left} {right}" in COMPOUNDS | RIGHT_TOO or not {left, right}.isdisjoint(LOOSE):
        return None
    least = max(3, 2 * counts[left, right])
    return next((" ".join(pair) for pair in near if counts[pair] >= least), None)


def _crosses(tokens: list[str], index: int, counts: Counter[tuple[str, str]]) -> bool:
    """Whether one of the two belongs to its other neighbour: "nền tảng | hợp nhất"."""
    outer = ((tokens[index - 1], tokens[index]), (tokens[index + 1], tokens[index + 2]))
    return any(
        " ".join(two) in COMPOUNDS
        or (counts[two] >= _OFTEN and all(word.isalpha() and word not in LOOSE for word in two))
        for two in outer
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


_RIGHT_OF: dict[str, list[str]] = {}
_LEFT_OF: dict[str, list[str]] = {}
for _word in sorted(COMPOUNDS):
    _left, _right = _word.split()
    _RIGHT_OF.setdefault(_left, []).append(_right)
    _LEFT_OF.setdefault(_right, []).append(_left)
