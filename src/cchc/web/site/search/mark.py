"""What was typed, lit in what was found, whatever accents either has."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cchc.pure.reading.text import fold

LONGEST = 220  # letters of a hit that are shown


def marked(text: str, words: Sequence[str]) -> SafeString:
    """`text` as HTML, cut where it is long, each of the words (folded) inside <mark>."""
    shown = text if len(text) <= LONGEST else f"{_around(text, words)}"
    lit = _lit(shown, words)
    parts, at = [], 0
    for start, end in lit:
        parts += [escape(shown[at:start]), "<mark>", escape(shown[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*parts, escape(shown[at:])]))  # noqa: S308  # every part of the text is escaped


def _around(text: str, words: Sequence[str]) -> str:
    """A piece of a long text that begins shortly before the first of the words."""
    first = min((start for start, _end in _lit(text, words)), default=0)
    start = 0 if first < LONGEST // 2 else text.rfind(" ", 0, first - LONGEST // 4) + 1
    piece = text[start : start + LONGEST]
    return f"{'… ' if start else ''}{piece}{' …' if start + LONGEST < len(text) else ''}"


def _lit(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in the text, as spans that do not overlap, in order."""
    folded = "".join(fold(letter)[:1] or " " for letter in text)
    spans = sorted((start, start + len(word)) for word in words for start in _places(folded, word))
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _places(text: str, word: str) -> list[int]:
    found, at = [], text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + len(word))
    return found
