"""What stands in the margins: page numbers and repeated headers go, footnotes are set apart."""

import re
from collections import Counter
from statistics import median

from cchc.pure.reading.formats.pages.content import Page
from cchc.pure.reading.formats.pages.glyphs import Line

_EDGE = 0.12  # of the height: how far from the edge a header or a footer may stand
_PAGE_NUMBER = re.compile(r"\W*(?:trang|page)?\W*\d{1,4}\s*(?:[/|]\s*\d{1,4})?\W*", re.IGNORECASE)
_COUNTER = re.compile(r"(?:trang|page|[|/])\s*\d{1,4}", re.IGNORECASE)
_SMALL = 0.93  # of the letter size of the text: the most that a footnote has


def drop_repeated(pages: list[Page]) -> None:
    """Takes page numbers, and what stands at the same edge of many pages, out of `lines`."""
    seen = Counter(key for page in pages for key in {_key(page, line) for line in _edge_lines(page)})
    least = max(3, len(pages) * 0.3) if len(pages) > 2 else 3
    for page in pages:
        edge = _edge_lines(page)
        gone = {id(line) for line in edge if _is_number(line) or seen[_key(page, line)] >= least}
        page.lines = [line for line in page.lines if id(line) not in gone]


def set_footnotes_apart(page: Page) -> None:
    """Moves the small lines at the foot that begin with a raised figure from `lines` to `footnotes`."""
    floor = max((table.y1 for table in page.tables), default=0.0)
    body = [line.size for line in page.lines]
    if not body:
        return
    small = _SMALL * median(sorted(body)[len(body) // 2 :])
    start = len(page.lines)
    while start and page.lines[start - 1].size <= small and page.lines[start - 1].y0 > floor:
        start -= 1
    while start < len(page.lines) and not page.lines[start].words[0].mark:
        start += 1
    page.footnotes, page.lines = page.lines[start:], page.lines[:start]
    known = {line.words[0].text for line in page.footnotes}
    for line in page.lines:
        line.drop_marks = bool(line.marks) and known.issuperset(line.marks)


def _edge_lines(page: Page) -> list[Line]:
    """At most two lines at the upper and two at the lower edge, outside the tables."""
    top = [line for line in page.lines[:2] if line.y1 < _EDGE * page.height]
    bottom = [line for line in page.lines[-2:] if line.y0 > (1 - _EDGE) * page.height]
    return [*top, *(line for line in bottom if line not in top)]


def _key(page: Page, line: Line) -> tuple[str, int]:
    """Text without its counter, and the height, roughly."""
    return _COUNTER.sub("#", line.text.casefold()), round(line.y1 / page.height * 100)


def _is_number(line: Line) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text))
