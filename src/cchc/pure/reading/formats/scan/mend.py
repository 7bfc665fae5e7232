"""Slips that recognised Vietnamese text has again and again, where what was meant is plain.

Strokes of Roman numerals (H for II, l for I), capitals in the middle of a word, scraps of dirt between words.
"""

import re
from dataclasses import replace

from cchc.pure.reading.blocks import Block, Cell, Paragraph
from cchc.pure.reading.syllables import is_syllable

_STROKES = str.maketrans({"H": "II", "l": "I", "L": "I", "1": "I", "|": "I", "!": "I", "Ị": "I", "T": "I"})
_QUARTER = re.compile(r"\b(Qu[ýí])\s+([IVTHlL1|!Ị]{1,5})(?![\w|])", re.IGNORECASE)
_GLUED_YEAR = re.compile(r"\b(Qu[ýí]\s+[IVHl1|]{1,4})[UL]/?(?=20\d\d\b)", re.IGNORECASE)
_DIGIT_QUARTER = re.compile(r"\bQu[ýí]\s+[234]\b", re.IGNORECASE)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_CELL = re.compile(r"[IVXHl|Ị]{1,5}")
_ROMAN_HEAD = re.compile(r"^([IVXHl|Ị]{1,5})(?=\.\s)")
_SCRAP = re.compile(r"(?<=\S) (?:—|[_^~`´¨|°=«»*.¬]{1,3})(?= )|(?:^|(?<= ))[_^~`´¨|°«»¬]{1,3}(?: |$)")
_WORD = re.compile(r"[^\W\d_]+")


def mend(blocks: list[Block]) -> list[Block]:
    """The blocks with those slips put right."""
    whole = "\n".join(text for block in blocks for text in _texts(block))
    digits = bool(_DIGIT_QUARTER.search(whole))  # the document writes its quarters as 1–4
    return [_mended(block, digits) for block in blocks]


def _texts(block: Block) -> list[str]:
    return [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]


def _mended(block: Block, digits: bool) -> Block:
    if isinstance(block, Paragraph):
        text = _ROMAN_HEAD.sub(lambda match: _roman(match.group()), mend_text(block.text, digits=digits))
        return replace(block, text=text)
    return replace(block, cells=tuple(_mended_cell(cell, digits) for cell in block.cells))


def _mended_cell(cell: Cell, digits: bool) -> Cell:
    text = mend_text(cell.text, digits=digits)
    if cell.column == 0 and _ROMAN_CELL.fullmatch(cell.text):
        text = _roman(cell.text)
    return replace(cell, text=text)


def mend_text(text: str, *, digits: bool = False) -> str:
    """One text. `digits`: a quarter that reads 1 is a 1, not an I."""
    if not _ROMAN_CELL.fullmatch(text):
        text = "\n".join(_SCRAP.sub("", line) for line in text.split("\n"))
    text = _GLUED_YEAR.sub(r"\1/", text)
    text = _QUARTER.sub(lambda match: _quarter(match, digits), text)
    return _WORD.sub(lambda match: _cased(match, text), text)


def _quarter(match: "re.Match[str]", digits: bool) -> str:
    read = match.group(2)
    return match.group() if digits and read == "1" else f"{match.group(1)} {_roman(read)}"


def _roman(read: str) -> str:
    """The numeral that was meant; what was read where none comes out."""
    meant = read.translate(_STROKES).replace("IIII", "III")
    return meant if _ROMAN.fullmatch(meant) else read


def _cased(match: "re.Match[str]", text: str) -> str:
    """Capitals inside a word are small; a word with accents in capitals among small words is a name."""
    word = match.group()
    if word.isascii() or not is_syllable(word.lower()):
        return word
    if not word.isupper():
        return word if word[1:].islower() or len(word) == 1 else word[0] + word[1:].lower()
    if len(word) == 1:
        return word
    around = [w for w in _WORD.findall(text[max(0, match.start() - 20) : match.end() + 20]) if len(w) > 1]
    capitals = sum(w.isupper() for w in around if w != word)
    return word if 2 * capitals >= sum(w != word for w in around) else word.capitalize()
