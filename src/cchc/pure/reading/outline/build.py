"""Blocks → outline: what kind each block is, and under which headings it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cchc.pure.reading.blocks import Block, Paragraph, Table
from cchc.pure.reading.numbering import read_head
from cchc.pure.reading.outline import model, words
from cchc.pure.reading.outline.frame import Frame
from cchc.pure.reading.outline.joins import is_capitals, join_cut
from cchc.pure.reading.outline.model import Entry, Heading, Outline
from cchc.pure.reading.outline.repeats import without_repeats
from cchc.pure.reading.text import one_line

_RANKS = {"capital": 10, "roman": 20, "article": 15, "number": 30, "letter": 60, "paren": 70, "bullet": 80}
_PART_RANK = 5
_DOTTED_RANK = 35  # plus the number of parts: 1.1 stands under 1., 1.1.1 under 1.1.
_BARE_CAPITALS_RANK = 18  # a heading without a number stands as high as one with a Roman number, nearly
_BARE_RANK = 75
_PLUS_RANK = 90
_LONGEST_HEADING = 260
_LONGEST_PLAIN_HEADING = 160


@dataclass(slots=True)
class _Step:
    """An open heading, numbered paragraph or bullet; `heading` is None where it is no heading."""

    rank: int
    index: int
    heading: Heading | None


@dataclass(frozen=True, slots=True)
class _Mark:
    """The number or bullet that a paragraph begins with."""

    code: str | None
    style: str | None
    rest: str
    rank: int


@dataclass(slots=True)
class _Builder:
    entries: list[Entry] = field(default_factory=list)
    stack: list[_Step] = field(default_factory=list)
    in_appendix: bool = False

    def add(self, block: Block, kind: str, mark: _Mark) -> None:
        if kind in (model.TITLE, model.APPENDIX_TITLE):
            self.stack.clear()
            self.in_appendix = self.in_appendix or kind == model.APPENDIX_TITLE
        rank = mark.rank if kind in model.SPOKEN else 0
        while rank and self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()
        self.entries.append(self._entry(block, kind, mark))
        if rank and (kind != model.TEXT or mark.style):
            heading = Heading(mark.code, mark.rest) if kind == model.HEADING else None
            self.stack.append(_Step(rank, len(self.entries) - 1, heading))

    def _entry(self, block: Block, kind: str, mark: _Mark) -> Entry:
        path = tuple(step.heading for step in self.stack if step.heading)
        parent = self.stack[-1].index if self.stack else None
        return Entry(block, kind, mark.rest, mark.code, mark.style, path, parent, self.in_appendix)


def read_outline(blocks: Sequence[Block]) -> Outline:
    """The outline of a document: cut paragraphs joined, repeated runs left out, every block classified."""
    kept, notes = without_repeats(blocks)
    whole = join_cut(kept)
    kinds = Frame(whole).kinds()
    builder = _Builder()
    for index, (block, frame) in enumerate(zip(whole, kinds, strict=True)):
        if isinstance(block, Table):
            builder.add(block, frame or model.TABLE, _Mark(None, None, "", 0))
            continue
        mark = _read_mark(one_line(block.text))
        following = whole[index + 1] if index + 1 < len(whole) else None
        kind = frame or _spoken_kind(block, mark, following)
        builder.add(block, kind, _ranked(mark, kind))
    return Outline(tuple(builder.entries), tuple(notes))


def _read_mark(text: str) -> _Mark:
    article = words.ARTICLE.match(text)
    if article:
        rank = _RANKS["article"] if article["name"].casefold() == "điều" else _PART_RANK
        return _Mark(article[0].strip().rstrip(".:"), "article", text[article.end() :].strip(), rank)
    bullet = words.BULLET.match(text)
    if bullet:
        rank = _PLUS_RANK if bullet["mark"] == "+" else _RANKS["bullet"]
        return _Mark(None, "bullet", text[bullet.end() :].strip(), rank)
    head = read_head(text)
    if head is None:
        return _Mark(None, None, text, _BARE_RANK)
    rank = _DOTTED_RANK + head.depth if head.style == "dotted" else _RANKS[head.style]
    return _Mark(head.code, head.style, head.rest, rank)


def _ranked(mark: _Mark, kind: str) -> _Mark:
    """A heading in capitals without a number stands high; any other one stands just above the bullets."""
    if mark.style is None and kind == model.HEADING and is_capitals(mark.rest):
        return _Mark(None, None, mark.rest, _BARE_CAPITALS_RANK)
    return mark


def _spoken_kind(paragraph: Paragraph, mark: _Mark, following: Block | None) -> str:
    if mark.style == "bullet":
        return model.BULLET
    return model.HEADING if _is_heading(paragraph, mark, following) else model.TEXT


def _is_heading(paragraph: Paragraph, mark: _Mark, following: Block | None) -> bool:
    """By capitals, by the format, or by being a short phrase, not a sentence, that something stands under."""
    text = mark.rest
    if not text or len(text) > _LONGEST_HEADING:
        return False
    if is_capitals(text) and (
        mark.style or paragraph.centred or paragraph.bold or paragraph.level or len(text) > 8
    ):
        return True
    if text.endswith((".", ";", ",", "./.")) or (
        mark.style == "article" and len(text) > _LONGEST_PLAIN_HEADING
    ):
        return False
    if paragraph.level is not None or (paragraph.bold and len(text) <= _LONGEST_HEADING):
        return True
    if mark.style is None:
        return False
    return _opens(mark, text, following)


def _opens(mark: _Mark, text: str, following: Block | None) -> bool:
    """A numbered phrase without a full stop is a heading where the next block stands under it."""
    if mark.style == "roman":
        return True
    if following is None or "%" in text:
        return False
    if isinstance(following, Table):
        return len(text) <= _LONGEST_PLAIN_HEADING
    below = _read_mark(one_line(following.text))
    deeper = (
        below.rank > mark.rank
        if below.style
        else not text.endswith(":") or len(text) <= _LONGEST_PLAIN_HEADING
    )
    return (
        deeper and (mark.style != "paren") and (not text.endswith(":") or len(text) <= _LONGEST_PLAIN_HEADING)
    )
