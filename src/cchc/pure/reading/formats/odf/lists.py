"""Automatic numbers of OpenDocument lists and headings."""

import re
from dataclasses import dataclass

from lxml import etree

from cchc.pure.reading.formats.odf.names import LOEXT, STYLE, TEXT, whole
from cchc.pure.reading.formats.word.numbers import in_style

LEVELS = 10
_STYLES = {"1": "decimal", "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}
_PLACEHOLDER = re.compile(r"%(\d{1,2})%")
_PRINTED_BULLETS = {"-", "–", "—", "+", "*"}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is printed; levels count from 0."""

    style: str = ""  # "" prints nothing
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    template: str | None = None
    bullet: str | None = None


class ListNumbers:
    """Counters of all lists. A list that continues another shares its counters."""

    def __init__(self, styles: dict[str, etree._Element], outline: etree._Element | None) -> None:
        self._styles = {name: _levels(style) for name, style in styles.items()}
        self._styles[""] = {}
        self._outline = {} if outline is None else _levels(outline)
        self._counts: dict[str, list[int | None]] = {}
        self._last = ("", "")  # style and key of the list that was opened last
        self._headings: list[int | None] = [None] * LEVELS

    def open(self, key: str, style: str, continued: str | None, *, goes_on: bool) -> list[int | None]:
        """The counters of a list that begins now. `continued` names the list that it goes on with."""
        last_style, last = self._last
        before = continued if continued in self._counts else last if goes_on and last_style == style else None
        counts: list[int | None] = [None] * LEVELS
        if before in self._counts:
            counts = self._counts[before]
        self._counts[key] = counts
        self._last = (style, key)
        return counts

    def item(self, counts: list[int | None], style: str, depth: int, start: int | None) -> str:
        """The printed number of the next item at that depth."""
        return _next(counts, self._styles.get(style, {}), depth, start)

    def heading(self, outline: int, start: int | None) -> str:
        """The printed number of the next heading (outline counts from 1); mostly headings have none."""
        return _next(self._headings, self._outline, outline - 1, start) if self._outline else ""


def _next(counts: list[int | None], levels: dict[int, Level], depth: int, start: int | None) -> str:
    if not 0 <= depth < LEVELS:
        return ""
    own = levels.get(depth, Level())
    if own.bullet is not None:
        return own.bullet if own.bullet in _PRINTED_BULLETS else "-"
    count = counts[depth]
    counts[depth] = start if start is not None else own.start if count is None else count + 1
    counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
    return _print(counts, levels, depth) if own.style or own.prefix or own.suffix else ""


def _print(counts: list[int | None], levels: dict[int, Level], depth: int) -> str:
    def number(level: int) -> str:
        like, count = levels.get(level, Level()), counts[level] if level < LEVELS else None
        return in_style(like.start if count is None else count, _STYLES.get(like.style, "none"))

    own = levels[depth]
    if own.template is not None:
        return _PLACEHOLDER.sub(lambda match: number(int(match[1]) - 1), own.template)
    shown = [number(level) for level in range(max(0, depth + 1 - own.shown), depth + 1)]
    return own.prefix + ".".join(part for part in shown if part) + own.suffix


def _levels(style: etree._Element) -> dict[int, Level]:
    return {whole(level, TEXT + "level") - 1: _level(level) for level in style if level.get(TEXT + "level")}


def _level(element: etree._Element) -> Level:
    bullet = element.get(TEXT + "bullet-char")
    return Level(
        style=element.get(STYLE + "num-format") or "",
        prefix=element.get(STYLE + "num-prefix") or "",
        suffix=element.get(STYLE + "num-suffix") or "",
        start=whole(element, TEXT + "start-value"),
        shown=whole(element, TEXT + "display-levels"),
        template=element.get(LOEXT + "num-list-format"),
        bullet="-" if element.tag == TEXT + "list-level-style-image" else bullet,
    )
