"""Lines outside tables → paragraphs: wrapped lines joined, broken sentences mended, footnotes told apart."""

import re
from dataclasses import dataclass
from itertools import pairwise

from cchc.pure.reading.blocks import Paragraph, Place
from cchc.pure.reading.formats import inline
from cchc.pure.reading.text import clean

_FOOTNOTE = re.compile(r"^\s*(?:[¹²³⁴-⁹]{1,3}\s*\S|\[\d{1,3}\]\s|\[\^\d{1,3}\]:)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$", re.DOTALL)
_QUOTE = re.compile(r"^\s*>\s?")
_WORDY = re.compile(r"[^\W_]")
_MOST_JOINED = 400  # lines in one paragraph
_WRAP_WIDTH = 130
_LETTERS_OF_TITLE = 6


@dataclass(slots=True)
class Draft:
    """A paragraph while its lines are being gathered; lines from 1, both ends included."""

    lines: list[str]
    first: int
    last: int
    stars: int = 0  # marks of bold so far

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def is_wrapped(lines: list[str]) -> bool:
    """Whether the document breaks its lines at a width: short lines whose sentences go on below."""
    filled = [line for line in lines if line.strip() and "|" not in line and "\t" not in line]
    if len(filled) < 4 or sorted(len(line) for line in filled)[int(len(filled) * 0.95)] > _WRAP_WIDTH:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    pairs = [(a, b) for a, b in pairs if "|" not in a + b and "\t" not in a + b]
    open_pairs = sum(inline.goes_on(a, b) for a, b in pairs)
    return open_pairs >= 3 and open_pairs > 0.2 * len(pairs)


def paragraphs(numbered: list[tuple[int, str]], *, wrapped: bool) -> list[Paragraph]:
    """`numbered`: lines with their numbers from 1, blank lines included."""
    drafts = _drafts(numbered, wrapped=wrapped)
    return [paragraph for draft in _mended(drafts) if (paragraph := _paragraph(draft)) is not None]


def _drafts(numbered: list[tuple[int, str]], *, wrapped: bool) -> list[Draft]:
    drafts: list[Draft] = []
    fresh = True
    for number, line in numbered:
        line = _QUOTE.sub("", line).strip()
        if not _WORDY.search(line) or inline.is_rule(line):
            fresh = True
            continue
        if not fresh and len(drafts[-1].lines) < _MOST_JOINED and _joins(drafts[-1], line, wrapped=wrapped):
            drafts[-1].lines.append(line)
            drafts[-1].last = number
            drafts[-1].stars += line.count("**")
        else:
            drafts.append(Draft([line], number, number, line.count("**")))
        fresh = bool(_HEADING.match(line))
    return drafts


def _joins(draft: Draft, line: str, *, wrapped: bool) -> bool:
    """Whether a line without a blank line before it belongs to the paragraph above."""
    if draft.lines[0].startswith("**") and draft.stars % 2:
        return True  # inside one bold title
    if line.startswith("#") or _FOOTNOTE.match(line):
        return False
    if inline.starts_item(line):
        return wrapped and inline.is_wrapped_at(draft.lines[-1], line)
    above = draft.lines[-1]
    if inline.goes_on(above, line):
        return wrapped or not above.isupper()
    if above.isupper() and above.isalpha() and line.isupper() and len(draft.lines) == 1:
        return True  # a title broken after its first word
    if above.isupper() != line.isupper() and (_is_title(above) or _is_title(line)):
        return False
    if above.endswith(":"):
        return False
    return wrapped and not inline.is_bold(above) and not (inline.ends_sentence(above) and len(above) < 45)


def _is_title(line: str) -> bool:
    """Words in capitals, but no abbreviation or number alone."""
    return line.isupper() and " " in line and sum(map(str.isalpha, line)) >= _LETTERS_OF_TITLE


def _mended(drafts: list[Draft]) -> list[Draft]:
    """A sentence that a page break has cut goes on with the next paragraph, past footnotes in between."""
    mended: list[Draft] = []
    body: Draft | None = None  # the last paragraph that is no footnote
    for draft in drafts:
        if _FOOTNOTE.match(draft.lines[0]):
            mended.append(draft)
            continue
        if body is not None and _cut(body, draft):
            body.lines += draft.lines
            body.last = draft.last
            continue
        body = draft
        mended.append(draft)
    return mended


def _cut(before: Draft, after: Draft) -> bool:
    text, line = before.lines[-1], after.lines[0]
    if len(before.lines) > _MOST_JOINED or inline.starts_item(line) or _HEADING.match(before.lines[0]):
        return False
    if inline.ends_sentence(text) or sum(map(len, before.lines)) < 40:
        return False
    return line.lstrip('*"“(')[:1].islower()


def _paragraph(draft: Draft) -> Paragraph | None:
    raw = draft.text
    heading = _HEADING.match(raw)
    if heading:
        raw = heading[2]
    text = clean(inline.plain(raw))
    if not _WORDY.search(text):
        return None  # pipes, dots and dashes that are left over
    return Paragraph(
        text=text,
        place=Place(line_from=draft.first, line_to=draft.last),
        level=len(heading[1]) if heading else None,
        bold=inline.is_bold(raw),
        footnote=bool(_FOOTNOTE.match(raw)),
    )
