"""What a number counts: per cent, money, time, a share, or the noun after it."""

import re
from dataclasses import dataclass

from cchc.pure.reading.figures import words

PERCENT, MONEY, TIME, SHARE, COUNT = "percent", "money", "time", "share", "count"
_SYLLABLE = re.compile(r"[^\W\d_]+[²³\d]?")
_LONG = sorted(words.LONG_UNITS, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` as printed; `length` of the text that it covers, from the number's end."""

    name: str
    kind: str
    length: int


def read_unit(after: str) -> Unit | None:
    """The unit that the text after a number begins with; None where nothing is counted."""
    percent = words.PERCENT.match(after)
    if percent:
        return Unit("%", PERCENT, percent.end())
    for kind, pattern in ((MONEY, words.MONEY), (TIME, words.TIME), (SHARE, words.SHARE)):
        match = pattern.match(after)
        if match and not (kind == MONEY and _counted_scale(after, match)):
            return Unit(match["unit"].strip(), kind, match.end())
    return _counted(after)


def _counted_scale(after: str, match: re.Match[str]) -> bool:
    """ "1,2 triệu lượt": the scale belongs to a counted noun, not to money."""
    return "lượt" in after[match.end() : match.end() + 6]


def _counted(after: str) -> Unit | None:
    """A noun of the vocabulary, else the next one or two syllables."""
    blanks = len(after) - len(after.lstrip(" "))
    text = after[blanks:]
    if not blanks or words.NOT_UNITS.match(text):
        return None
    folded = text.casefold()
    for unit in _LONG:
        if folded.startswith(unit.casefold()) and not text[len(unit) : len(unit) + 1].isalnum():
            return Unit(text[: len(unit)], COUNT, blanks + len(unit))
    first = _SYLLABLE.match(text)
    if first is None:
        return None
    end = first.end()
    second = _SYLLABLE.match(text, end + 1) if text[end : end + 1] == " " else None
    if _is_name(first[0], second[0] if second else ""):
        return None
    if second and _two_syllables(first[0], second[0]):
        end = second.end()
    return Unit(text[:end], COUNT, blanks + end)


def _is_name(first: str, second: str) -> bool:
    """ "Mẫu Sơn" is a name; "Cơ quan" begins a cell, "TTHC" is counted."""
    return first.istitle() and (not second or second[0].isupper())


def _two_syllables(first: str, second: str) -> bool:
    if first in words.SECOND_SYLLABLES:
        return second == words.SECOND_SYLLABLES[first]
    return first not in words.SHORT_UNITS and not words.NOT_UNITS.fullmatch(second) and second[0].islower()
