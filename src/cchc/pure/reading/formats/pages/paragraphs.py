"""Lines → paragraphs, by the marks that typesetting leaves: indents, short lines, gaps, numbers, bullets."""

import re
from dataclasses import dataclass
from itertools import pairwise

from cchc.pure.reading.formats.pages.glyphs import Line
from cchc.pure.reading.numbering import read_head
from cchc.pure.reading.text import one_line

_BULLET = re.compile(r"[-–—+•●▪■*◦➢✓\uf0b7\uf02d]\s*(?!\d)\S")
_BROKEN = re.compile(r"\d[-/]\d|\d-[A-ZĐ]{2}|[^\W\d_]-[^\W\d_]|[^\W_]/\d")
_CUT_YEAR = re.compile(r"(?<=/)(?:[12] \d{3}|(?:19|20) \d\d|(?:19|20)\d \d)(?!\d)")
_INDENT = 0.8  # of the letter size: a line that begins this much further in is indented
_ROOM = 1.0  # ... that must be left after the next line's first word for a line to have ended early
_TITLE_WORDS = 4  # capitals throughout a line of as many words are a title, not an abbreviation
_LEADING = 1.3  # of the usual distance of lines: more is a gap between paragraphs


@dataclass(slots=True)
class Text:
    """A paragraph and what is needed to say whether the next page carries it on."""

    lines: list[Line]
    left: float
    right: float

    @property
    def text(self) -> str:
        """Its lines, joined."""
        return one_line(join_lines([line.text for line in self.lines]))

    @property
    def bold(self) -> bool:
        """All of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def centred(self) -> bool:
        """Every line stands in the middle, with room on both sides of the last."""
        return all(is_centred(line, self.left, self.right) for line in self.lines[-1:])


@dataclass(slots=True)
class Area:
    """Lines that are read one after the other between two margins."""

    lines: list[Line]
    left: float
    right: float

    def texts(self) -> list[Text]:
        """The paragraphs."""
        usual = _usual_leading(self.lines)
        groups: list[list[Line]] = []
        for line in self.lines:
            if groups and not self._begins(groups[-1], line, usual):
                groups[-1].append(line)
            else:
                groups.append([line])
        return [Text(group, self.left, self.right) for group in groups]

    def _begins(self, group: list[Line], line: Line, usual: float) -> bool:
        """Does the line begin a paragraph, after the lines of the one before?"""
        last = group[-1]
        if line.y1 - last.y1 > _LEADING * usual or abs(line.size - last.size) > 0.12 * last.size:
            return True
        if ended_early(last, line, self.right - self.left) or _changes_style(last, line, self):
            return True
        if begins_item(line.text) and last.text[-1:] in ".;:!?,…":
            return True
        return _is_indented(group, line, self)


def ended_early(last: Line, line: Line, width: float) -> bool:
    """The first word of the next line would have found room: the break was meant."""
    first = line.words[0].x1 - line.words[0].x0
    return last.x1 - last.x0 + _indent(last, line) + first + (_ROOM + 0.3) * line.size < width


def join_lines(lines: list[str]) -> str:
    """Lines with blanks between, but for what a narrow column broke: "2026- 2030", "QĐ- UBND", "I/202 6"."""
    text = ""
    for line in lines:
        text += line if not text or _BROKEN.search(text[-2:] + line[:2]) else " " + line
    return _CUT_YEAR.sub(lambda match: match.group().replace(" ", ""), text)


def begins_item(text: str) -> bool:
    """A bullet or a printed number opens the text."""
    return bool(_BULLET.match(text)) or read_head(text) is not None


def is_centred(line: Line, left: float, right: float) -> bool:
    """As far from the left margin as from the right one, and far from both; the farther, the less exactly."""
    before, after, width = line.x0 - left, right - line.x1, right - left
    room = min(before, after)
    if room <= min(1.5 * line.size, 0.12 * width):
        return False
    return abs(before - after) < (1.8 if room > 0.15 * width else 0.8) * line.size


def continues(last: str, text: str) -> bool:
    """Does a text go on with what stands on the next page (or in the next piece of a cell)?"""
    if not last or not text or begins_item(text):
        return False
    return text[0].islower() or last[-1] not in ".;:!?…/"


def _indent(last: Line, line: Line) -> float:
    """How much of the width the indent of `last` takes."""
    return max(0.0, last.x0 - line.x0)


def _changes_style(last: Line, line: Line, area: Area) -> bool:
    """A title ends, centred lines begin or end, or the weight of centred lines changes."""
    one_axis = abs(last.x0 + last.x1 - line.x0 - line.x1) < 1.6 * line.size
    if one_axis and len(last.words) >= _TITLE_WORDS and last.text.isupper() and not line.text.isupper():
        return True
    centred = is_centred(line, area.left, area.right)
    if centred == is_centred(last, area.left, area.right):
        return centred and last.bold != line.bold
    first = line.words[0].x1 - line.words[0].x0
    return last.bold != line.bold or last.x1 + first + 0.5 * line.size < area.right


def _is_indented(group: list[Line], line: Line, area: Area) -> bool:
    last = group[-1]
    step = line.x0 - last.x0
    if is_centred(line, area.left, area.right) or abs(step) <= _INDENT * line.size:
        return False
    if len(group) > 1:
        return True
    return step > 0 and not begins_item(last.text) and last.text[-1:] in ".;:"


def _usual_leading(lines: list[Line]) -> float:
    steps = sorted(b.y1 - a.y1 for a, b in pairwise(lines) if b.y1 > a.y1)
    if not steps:
        return 0.0
    return min(steps[len(steps) // 4], 2.2 * lines[0].size)
