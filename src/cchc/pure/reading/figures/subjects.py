"""What a figure measures: the words of its clause without the figure itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc.pure.reading.figures import units, words
from cchc.pure.reading.figures.units import Unit

_EDGES = " ,;:.-–—"
_STOPS = re.compile(r";|\.\s+(?=\S)|:\s")
_RATE = re.compile(r"\b(?:tỷ lệ|tỉ lệ|tỷ trọng|mức độ|số lượng|chỉ số|số|tổng|kinh phí)\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:đạt|chiếm|là|bằng|còn|ở mức|lên|xuống)\s*$", re.IGNORECASE)
_TRAILS = re.compile(r"^\s*(?:trở lên|trở xuống|\(\s*\d[^)]*\))\s*", re.IGNORECASE)
_JOINTS = re.compile(
    r"(?:,|\bvà|\bhoặc|\bđạt|\bchiếm|\blà|\bcó|\bvới|\bxếp(?: thứ)?|\bở mức|\btương ứng)\s*$", re.IGNORECASE
)
_LEAST_WORDS_BEFORE = 3
_WINDOW = 1000  # letters on either side in which a subject is looked for


@dataclass(frozen=True, slots=True)
class Span:
    """Where one figure stands, comparator and unit included."""

    start: int
    end: int
    unit: Unit


def subject(text: str, spans: Sequence[Span], index: int) -> str:
    """Never empty where the text has words."""
    span = spans[index]
    floor, ceiling = _clause(text, spans, index)
    raw = text[floor : span.start]
    before = _trim(words.OPENERS.sub("", raw.strip(_EDGES)))
    after = _after(text[span.end : ceiling])
    chained = index > 0 and spans[index - 1].end == floor
    chosen = _counted(span, text, before, after, chained=chained)
    if not chosen and chained and before and not _after(text[floor:ceiling]):
        chosen = before  # "cấp tỉnh 100%, cấp xã 95% số hồ sơ": the label stands before, as it did before the comma
    chosen = chosen or _rated(raw, before, after, span, chained=chained)
    return chosen or _trim(_without_figure(text, span)) or text[:_WINDOW].strip()


def _clause(text: str, spans: Sequence[Span], index: int) -> tuple[int, int]:
    """From the stop or figure before to the stop or figure after."""
    span = spans[index]
    nearest = max(0, span.start - _WINDOW)
    floor = max([nearest, *(stop.end() for stop in _STOPS.finditer(text, nearest, span.start))])
    if index:
        floor = max(floor, spans[index - 1].end)
    stop = _STOPS.search(text, span.end, span.end + _WINDOW)
    ceiling = stop.start() if stop else min(len(text), span.end + _WINDOW)
    if index + 1 < len(spans):
        ceiling = min(ceiling, max(span.end, spans[index + 1].start))
    return floor, ceiling


def _after(text: str) -> str:
    """What follows a figure; nothing where a comma parts it from the figure."""
    text = re.sub(r"^\s*\)", "", _TRAILS.sub("", text)).lstrip()  # a figure in brackets
    return "" if text.startswith(",") else _trim(text)


def _counted(span: Span, text: str, before: str, after: str, *, chained: bool) -> str:
    """A count needs its noun; what is done with the counted stands before it."""
    if span.unit.kind != units.COUNT or not span.unit.length:
        return ""
    noun = text[span.end - span.unit.length : span.end].strip()
    counted = f"{noun} {after}".strip()
    return counted if chained or len(before.split()) <= _LEAST_WORDS_BEFORE else f"{before} {counted}"


def _rated(raw: str, before: str, after: str, span: Span, *, chained: bool) -> str:
    """A rate stands before its figure ("tỷ lệ … đạt 70%"), a share of something after it ("100% hồ sơ …")."""
    rates = list(_RATE.finditer(before))
    if rates:
        return before[rates[-1 if chained else 0].start() :]
    if not after or span.unit.kind in (units.MONEY, units.TIME) or not span.unit.length:
        return before or after
    says = _IS.search(raw.strip(_EDGES)) and len(before.split()) >= _LEAST_WORDS_BEFORE
    return before if says else after


def _trim(text: str) -> str:
    """Without what merely joins it to its neighbours."""
    text = text.strip(_EDGES)
    while match := _JOINTS.search(text):
        text = text[: match.start()].strip(_EDGES)
    return text


def _without_figure(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - _WINDOW) : span.start], text[span.end : span.end + _WINDOW]
    return f"{before.strip()} {after.strip()}".strip()
