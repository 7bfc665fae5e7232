"""Quarters by their strokes: a recogniser of letters takes III for II, IHI or HI; its strokes can be counted."""

import re

import numpy as np

from cchc.pure.reading.context import Word
from cchc.pure.reading.formats.scan.picture import Grey

_CANDIDATE = re.compile(r"([IVHULlT1|!Ị/⁄]{1,6}?)[/⁄]?(20\d{0,2})?([.,;]?)")
_QUARTER = re.compile(r"qu[ýí]", re.IGNORECASE)
_UPPER, _LOWER = (0.26, 0.36), (0.54, 0.64)  # of the height: clear of serifs, before the arms of a V meet
_SLANT = 0.05  # of the height that a stroke moves sideways between the two before it is slanted
_THICK = 0.3  # ... that a stroke may be wide
_NUMERALS = {"|": "I", "||": "II", "|||": "III", "|\\/": "IV"}


def count_strokes(words: list[Word], grey: Grey) -> list[Word]:
    """The words, quarters among them as their strokes say, where those can be told."""
    return [_counted(words[i - 1] if i else None, word, grey) for i, word in enumerate(words)]


def _counted(before: Word | None, word: Word, grey: Grey) -> Word:
    match = _CANDIDATE.fullmatch(word.text)
    if not match or not (match[2] or (before and _QUARTER.fullmatch(before.text))):
        return word
    if match[1].isdigit() and not match[2]:
        return word
    crop = grey[word.top : word.top + word.height, word.left : word.left + word.width]
    numeral = numeral_of(crop, to_slash=bool(match[2]))
    if numeral is None:
        return word
    text = numeral + (f"/{match[2]}" if match[2] else "") + match[3]
    return Word(text, word.left, word.top, word.width, word.height, word.confidence)


def numeral_of(grey: Grey, *, to_slash: bool) -> str | None:
    """I, II, III or IV; `to_slash`: a slash and a year follow. None where the strokes are not plain."""
    if min(grey.shape) < 4:
        return None
    ink = grey < (int(grey.min()) + int(grey.max())) // 2
    rows = np.flatnonzero(ink.any(axis=1))
    ink = ink[rows[0] : rows[-1] + 1] if len(rows) else ink
    kinds = ""
    for (a, b), (c, d) in zip(_runs(ink, _UPPER), _runs(ink, _LOWER), strict=False):
        if max(b - a, d - c) > _THICK * len(ink):
            break
        shift = ((c + d) - (a + b)) / 2 / len(ink)
        kind = "|" if abs(shift) < _SLANT else "\\" if shift > 0 else "/"
        if kind == "/" and not kinds.endswith("\\"):
            return _NUMERALS.get(kinds) if to_slash else None
        kinds += kind
    return None if to_slash else _NUMERALS.get(kinds)


def _runs(
    ink: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]", band: tuple[float, float]
) -> list[tuple[int, int]]:
    """Where strokes cross a band of the height, from left to right."""
    height = ink.shape[0]
    part = ink[round(band[0] * height) : max(round(band[1] * height), round(band[0] * height) + 1)]
    edges = np.diff(np.pad(part.mean(axis=0) >= 0.5, 1).astype(np.int8))
    return list(zip(np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist(), strict=True))
