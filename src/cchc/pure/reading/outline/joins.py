"""Paragraphs that a dump or a page break cut in two, put together again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cchc.pure.reading.blocks import Block, Paragraph
from cchc.pure.reading.numbering import read_head
from cchc.pure.reading.outline import words
from cchc.pure.reading.text import fold, one_line

_ENDS = re.compile(r"(?<!\.\.)[.;:!?/]\s*$")
_DANGLING = re.compile(
    r"(?:,|\b(?:và|của|từ|đến|đạt|các|những|với|cho|trên|dưới|tại|theo|hoặc|trong|về|là|bằng|số|ngày|tháng|năm))$"
)
_SPAN_BEGINS = re.compile(r"(?:19|20)\d{2}$")
_SPAN_ENDS = re.compile(r"[-–]\s*(?:19|20)\d{2}\b")
_MOST_WORDS_OF_TITLE_LINE = 40
_LOOK_BACK = 6
_LONGEST_FRAME_LINE = 250
_LONGEST_JOINED = 5_000  # lines without any full stop are no sentence; bounds the time too


def join_cut(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with cut sentences, wrapped headings in capitals and open parentheses joined."""
    joined: list[Block] = []
    for block in blocks:
        at = _target(joined, block) if isinstance(block, Paragraph) else None
        if at is None:
            joined.append(block)
        else:
            joined[at] = _together(joined[at], block)
    return joined


def is_footnote(paragraph: Paragraph) -> bool:
    """Said by the format, or begun by a raised number or "[1]"."""
    return paragraph.footnote or bool(words.FOOTNOTE.match(paragraph.text))


def is_capitals(text: str, *, least: int = 4) -> bool:
    """At least so many letters, none of them small."""
    if any(map(str.islower, text)):
        return False
    return sum(map(str.isalpha, text)) >= least


def _target(joined: list[Block], paragraph: Paragraph) -> int | None:
    """The index of the paragraph that this one continues; footnotes and page numbers between are passed over."""
    if _between(paragraph):
        return None
    for at in range(len(joined) - 1, max(-1, len(joined) - 1 - _LOOK_BACK), -1):
        before = joined[at]
        if not isinstance(before, Paragraph):
            return None
        if not _between(before):
            return at if _continues(before, paragraph, adjacent=at == len(joined) - 1) else None
    return None


def _between(paragraph: Paragraph) -> bool:
    return is_footnote(paragraph) or bool(words.PAGE_NUMBER.fullmatch(fold(paragraph.text)))


def _continues(before: Paragraph, after: Paragraph, *, adjacent: bool) -> bool:
    if len(before.text) > _LONGEST_JOINED:
        return False
    first, then = one_line(before.text), one_line(after.text)
    if adjacent and _SPAN_BEGINS.search(first) and _SPAN_ENDS.match(then):
        return True  # "giai đoạn 2026" / "- 2030 phấn đấu": no bullet, a span of years
    if not first or not then or words.BULLET.match(then) or _frame(first) or _frame(then):
        return False
    if adjacent and first.startswith("(") and first.count("(") > first.count(")") and len(first) < 300:
        return True
    if adjacent and _wrapped_capitals(before, after):
        return True
    cut = then[0].islower() or (_DANGLING.search(first) and not is_capitals(then, least=2))
    return bool(cut) and not _ENDS.search(first) and read_head(then) is None


def _wrapped_capitals(before: Paragraph, after: Paragraph) -> bool:
    """A heading in capitals that goes on, in capitals, on the next line."""
    first, then = one_line(before.text), one_line(after.text)
    if (
        not (is_capitals(first, least=2) and is_capitals(then, least=2))
        or read_head(then)
        or words.ARTICLE.match(then)
    ):
        return False
    if len(first.split()) > _MOST_WORDS_OF_TITLE_LINE or first.endswith((":", ".")):
        return False
    return not any(_stands_alone(fold(text)) for text in (first, then))


def _stands_alone(folded: str) -> bool:
    """ "KẾ HOẠCH", "PHỤ LỤC I", "CHỦ TỊCH …" are lines of their own, not parts of a wrapped heading."""
    lines = (words.TITLE, words.APPENDIX, words.SIGNATURE, words.ISSUER_LINE)
    return any(line.fullmatch(folded.rstrip(":")) for line in lines)


def _frame(text: str) -> bool:
    if len(text) > _LONGEST_FRAME_LINE:
        return False
    folded = fold(text)
    return bool(
        words.LETTERHEAD.fullmatch(folded)
        or words.BOILERPLATE.fullmatch(folded)
        or words.METADATA.match(folded)
    )


def _together(before: Block, after: Block) -> Block:
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    text = f"{before.text.rstrip()} {after.text.lstrip()}"
    return replace(before, text=text, place=before.place.to(after.place))
