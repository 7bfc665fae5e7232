"""Glyphs → lines of text."""

from dataclasses import dataclass, field
from operator import itemgetter
from statistics import median
from typing import NamedTuple

_SAME_LINE = 0.45  # of the letter size: how far the middle of a glyph may lie from the middle of its line
_WORD_GAP = 0.16  # ... and the gap that parts two words where the document sets no blank
_RAISED = 0.12  # ... and how far the foot of a superscript stands above the foot of its line
_LEFT = itemgetter(1)  # where a glyph begins


class Glyph(NamedTuple):
    """A letter of a .pdf or a word of a scan (then `text` ends with a blank)."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool = False


@dataclass(slots=True)
class Word:
    """A run of glyphs without a blank. `mark`: a superscript figure, the reference to a footnote."""

    text: str
    x0: float
    x1: float
    bold: bool = False
    mark: bool = False


@dataclass(slots=True)
class Line:
    """One line, or the part of it on one side of a gap."""

    words: list[Word]
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    drop_marks: bool = field(default=False)  # its superscript figures point at footnotes of the page

    @property
    def text(self) -> str:
        """The words with blanks between; references to footnotes left out."""
        text = ""
        for word in self.words:
            if not word.mark:
                text += f" {word.text}"
            elif not self.drop_marks:
                text += word.text if text else word.text + " "
        return text.strip()

    @property
    def bold(self) -> bool:
        """More than half of the letters are bold."""
        bold = sum(len(word.text) for word in self.words if word.bold)
        return 2 * bold > sum(len(word.text) for word in self.words)

    @property
    def marks(self) -> list[str]:
        """The superscript figures of the line."""
        return [word.text for word in self.words if word.mark]


def lines_of(glyphs: list[Glyph]) -> list[Line]:
    """The lines of an area, from top to bottom, each from its first glyph to its last."""
    rows: list[list[Glyph]] = []
    middle = size = 0.0
    for at, glyph in sorted((((g.y0 + g.y1) / 2, g) for g in glyphs), key=itemgetter(0)):
        larger = glyph.size if glyph.size > size else size
        if rows and at - middle <= _SAME_LINE * larger:
            row = rows[-1]
            row.append(glyph)
            middle += (at - middle) / len(row)
            size = larger
        else:
            rows.append([glyph])
            middle, size = at, glyph.size
    lines = [_line(sorted(row, key=_LEFT)) for row in rows]
    return [line for line in lines if line.words]


def _line(glyphs: list[Glyph]) -> Line:
    inked = [g for g in glyphs if not g.text.isspace()]
    if not inked:
        return Line([], 0, 0, 0, 0, 0)
    sizes = [g.size for g in inked]
    size = median(sizes)
    body = [g for g in inked if g.size > 0.85 * size] if min(sizes) < 0.85 * size else inked
    bottom = max(g.y1 for g in body)
    return Line(
        words=_words(glyphs, size, bottom),
        x0=inked[0].x0,
        y0=min(g.y0 for g in body),
        x1=max(g.x1 for g in inked),
        y1=bottom,
        size=size,
    )


def _words(glyphs: list[Glyph], size: float, bottom: float) -> list[Word]:
    gap, small, raised = size * _WORD_GAP, 0.8 * size, bottom - _RAISED * size
    words: list[Word] = []
    last: Word | None = None
    open_word = False
    for letter, x0, _, x1, y1, own, bold in glyphs:
        text = letter.strip()
        if not text:
            open_word = False
            continue
        mark = own < small and y1 < raised and text.isdigit()
        if last and (open_word or (mark and last.mark)) and mark == last.mark and x0 - last.x1 <= gap:
            last.text += text
            last.x1 = x1 if x1 > last.x1 else last.x1
        elif last and open_word and last.mark and not mark and not text[0].isalnum():
            _close_over_mark(words, Word(text, x0, x1, bold))
        else:
            last = Word(text, x0, x1, bold, mark)
            words.append(last)
        open_word = letter[-1] != " "
    return words


def _close_over_mark(words: list[Word], behind: Word) -> None:
    """Punctuation behind a reference belongs to the word before the reference."""
    owner = next((word for word in reversed(words) if not word.mark), None)
    if owner is None:
        words.append(behind)
        return
    owner.text += behind.text
    words[-1].x1 = max(words[-1].x1, behind.x1)
