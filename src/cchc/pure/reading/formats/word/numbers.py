"""Automatic numbers: what Word prints before a paragraph and does not store in its text."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from lxml import etree

from cchc.pure.reading.formats.word.names import VAL, W, child_value, toggle, whole

LEVELS = 9
_ROMAN = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]  # fmt: skip
_PLACEHOLDER = re.compile(r"%([1-9])")
_PRINTED_BULLETS = {"-", "–", "—", "+", "*"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition; levels count from 0."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None  # w:lvlRestart; 0: goes on counting through the whole document
    legal: bool = False  # every number of the text in Arabic digits
    paragraph_style: str | None = None


class Numbering:
    """word/numbering.xml with its counters. Ask once for each numbered paragraph, in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._stories: dict[str, tuple[dict[str, list[int | None]], set[tuple[str, int]]]] = {}
        if root is not None:
            self._read(root)

    @contextmanager
    def apart(self, story: str) -> Iterator[None]:
        """Inside, lists count on their own: Word numbers text boxes and notes apart from the body."""
        body = self._counts, self._restarted
        self._counts, self._restarted = self._stories.setdefault(story, ({}, set()))
        try:
            yield
        finally:
            self._counts, self._restarted = body

    def number(self, list_id: str | None, level: int | None, style: str | None) -> str:
        """The printed number ("1.2.", "a)", "-") of the next paragraph of that list; "" for none."""
        if list_id is None or list_id not in self._lists:
            return ""
        abstract, own_levels, starts = self._lists[list_id]
        levels = {**self._abstract.get(abstract, {}), **own_levels}
        depth = self._level_of_style(levels, style) if level is None else level
        if not 0 <= depth < LEVELS or depth not in levels:
            return ""
        self._count(list_id, abstract, depth, levels, starts)
        return self._print(self._counts[abstract], depth, levels)

    def _count(
        self, list_id: str, abstract: str, depth: int, levels: dict[int, Level], starts: dict[int, int]
    ) -> None:
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        for shallower in range(depth - 1, -1, -1):  # a level that was skipped counts as begun
            if counts[shallower] is not None:
                break
            counts[shallower] = self._abstract.get(abstract, {}).get(shallower, Level()).start
        if depth in starts and (list_id, depth) not in self._restarted:
            self._restarted.add((list_id, depth))
            counts[depth] = starts[depth]
        else:
            count = counts[depth]
            counts[depth] = levels[depth].start if count is None else count + 1
        for deeper in range(depth + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart > 0 and depth < restart):
                counts[deeper] = None

    @staticmethod
    def _print(counts: list[int | None], depth: int, levels: dict[int, Level]) -> str:
        own = levels[depth]
        if own.style == "bullet":
            return own.text if own.text in _PRINTED_BULLETS else "-"
        if own.style == "none" and "%" not in own.text:
            return own.text

        def printed(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            level = levels.get(index, Level())
            count = counts[index]
            return in_style(level.start if count is None else count, "decimal" if own.legal else level.style)

        return _PLACEHOLDER.sub(printed, own.text)

    @staticmethod
    def _level_of_style(levels: dict[int, Level], style: str | None) -> int:
        named = (depth for depth, level in levels.items() if style and level.paragraph_style == style)
        return next(named, 0)

    def _read(self, root: etree._Element) -> None:
        by_style: dict[str, str] = {}  # a list style → the definition that carries its levels
        borrowed: dict[str, str] = {}
        for element in root.iterfind(W + "abstractNum"):
            key = element.get(W + "abstractNumId") or ""
            self._abstract[key] = _levels(element)
            if link := child_value(element, W + "styleLink"):
                by_style[link] = key
            if link := child_value(element, W + "numStyleLink"):
                borrowed[key] = link
        for element in root.iterfind(W + "num"):
            abstract = child_value(element, W + "abstractNumId") or ""
            abstract = by_style.get(borrowed.get(abstract, ""), abstract)
            own, starts = _overrides(element, self._abstract.get(abstract, {}))
            self._lists[element.get(W + "numId") or ""] = (abstract, own, starts)
        self._lists.pop("0", None)  # numId 0 means: no number


def in_style(count: int, style: str) -> str:
    """A counter as Word prints it; a style that is not known here is printed in digits."""
    if style in {"upperRoman", "lowerRoman"} and 0 < count < 4000:
        roman = _roman(count)
        return roman if style == "upperRoman" else roman.lower()
    if style in {"upperLetter", "lowerLetter"} and 0 < count <= 780:  # z is followed by aa, bb …
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in {"none", "bullet"}:
        return ""
    return f"{count:02d}" if style == "decimalZero" else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        text += letters * times
    return text


def _levels(element: etree._Element) -> dict[int, Level]:
    return {whole(level.get(W + "ilvl")): _level(level) for level in element.iterfind(W + "lvl")}


def _level(element: etree._Element) -> Level:
    restart = child_value(element, W + "lvlRestart")
    style = element.find(f".//{W}numFmt")  # newer styles stand inside mc:AlternateContent
    return Level(
        start=whole(child_value(element, W + "start"), 1),
        style=(style.get(VAL) if style is not None else None) or "decimal",
        text=child_value(element, W + "lvlText") or "",
        restart=None if restart is None else whole(restart),
        legal=bool(toggle(element, W + "isLgl")),
        paragraph_style=child_value(element, W + "pStyle"),
    )


def _overrides(element: etree._Element, base: dict[int, Level]) -> tuple[dict[int, Level], dict[int, int]]:
    """What a w:num changes of its definition: whole levels, and where to start afresh."""
    own: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in element.iterfind(W + "lvlOverride"):
        depth = whole(override.get(W + "ilvl"))
        level = override.find(W + "lvl")
        if level is not None:
            own[depth] = _level(level)
        start = child_value(override, W + "startOverride")
        if start is not None:
            starts[depth] = whole(start, 1)
            own[depth] = replace(own.get(depth, base.get(depth, Level())), start=starts[depth])
    return own, starts
