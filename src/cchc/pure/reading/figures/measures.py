"""Text → measures: every figure with its comparator, unit and subject."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from cchc.pure.reading.figures import units, words
from cchc.pure.reading.figures.masks import mask
from cchc.pure.reading.figures.numbers import FRACTION, NUMBER, quotient, read_fraction, read_number
from cchc.pure.reading.figures.subjects import Span, subject
from cchc.pure.reading.figures.units import Unit, read_unit
from cchc.pure.reading.plan import Measure
from cchc.pure.reading.text import one_line

_TO = rf"\s?(?:%)?\s*(?:-|–|—|đến|tới|~)\s*(?P<high>{NUMBER})"
_FIGURE = re.compile(
    rf"(?<![\w/.,])(?:(?P<fraction>{FRACTION})|(?P<low>{NUMBER})(?:{_TO})?)(?![\w/])", re.IGNORECASE
)
_CUES = tuple(
    (sign, re.compile(rf"(?<!\w)(?:{cues})\s*(?:(?:{words.FILLERS})\s+)*(?:\()?$", re.IGNORECASE))
    for sign, cues in words.COMPARATORS
)
_ANY = re.compile(r"\d")
_LISTED = re.compile(r"(?:\s(?!được\b|đạt\b|có\b|là\b)[^\W\d]+){1,8}(?:,|\s+và)\s+", re.IGNORECASE)
_WHOLE = Decimal(100)
_AFTER_GAP = 30  # letters between a unit and its "trở lên"
_LOOK_BACK = 60
_LOOK_AHEAD = 120
_SENTENCE = 600  # letters back in which one wording may rule several figures
_LONGEST = 6_000  # a longer text is no target


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure as found: [start, end) holds its comparator, number and unit."""

    start: int
    end: int
    comparator: str
    value: Decimal
    value_max: Decimal | None
    unit: Unit


@lru_cache(maxsize=4096)  # the same statement is asked for several times on its way to a target
def read_measures(text: str) -> tuple[Measure, ...]:
    """The figures of a target in order. Dates, ages, numbers of documents and codes are not figures. Never raises."""
    text = one_line(text[:_LONGEST])
    if not _ANY.search(text) and not words.IN_WORDS.search(text):
        return ()
    masked = mask(text)
    figures = _chained(
        masked, [figure for match in _FIGURE.finditer(masked) if (figure := _figure(masked, match))]
    )
    spans = [Span(figure.start, figure.end, figure.unit) for figure in figures]
    return tuple(
        Measure(
            figure.comparator, figure.value, figure.value_max, figure.unit.name, subject(text, spans, index)
        )
        for index, figure in enumerate(figures)
    )


def _figure(text: str, match: re.Match[str]) -> _Figure | None:
    before, after = (
        text[max(0, match.start() - _LOOK_BACK) : match.start()],
        text[match.end() : match.end() + _LOOK_AHEAD],
    )
    unit = _rank(before) or read_unit(after)
    if unit is None or (unit.kind == units.TIME and not _limits_time(before, text)):
        return None
    values = _values(match, unit)
    if values is None:
        return None
    end = match.end() + unit.length
    comparator, start = _comparator(text, before, match.start(), end)
    if values[1] is not None:
        comparator = "range"
    return _Figure(start, end, comparator, *values, unit)


def _chained(text: str, figures: list[_Figure]) -> list[_Figure]:
    """ "tối thiểu 30% thủ tục, 30% thời gian và 20% chi phí": the wording of the first rules the list."""
    for index in range(1, len(figures)):
        before, figure = figures[index - 1], figures[index]
        bare = figure.comparator == "=" and figure.value != _WHOLE and before.comparator not in ("=", "range")
        if bare and figure.unit == before.unit and _LISTED.fullmatch(text[before.end : figure.start]):
            figures[index] = replace(figure, comparator=before.comparator)
    return figures


def _rank(before: str) -> Unit | None:
    """ "xếp thứ 10", "top 10": a rank has no counted noun after it."""
    return (
        Unit("thứ hạng", units.COUNT, 0) if words.RANKED.search(before) or words.TOP.search(before) else None
    )


def _limits_time(before: str, text: str) -> bool:
    """ "không quá 1,5 ngày" limits; "sau 30 ngày", "06 tháng" date."""
    if words.LIMITED_TIME.search(before[-30:]):
        return not re.search(r"\b(?:trước|sau|chậm nhất)\s*$", before, re.IGNORECASE)
    return not words.DATING.search(before) and len(text) < _LOOK_BACK and not re.search(r"tháng|năm", text)


def _values(match: re.Match[str], unit: Unit) -> tuple[Decimal, Decimal | None] | None:
    if match["fraction"]:
        upper, lower = read_fraction(match["fraction"])
        if unit.kind in (units.TIME, units.SHARE):
            share = quotient(upper, lower)
            return None if share is None else (share, None)
        return (upper, None) if upper <= lower else None
    low = read_number(match["low"])
    high = read_number(match["high"]) if match["high"] else None
    return (low, high) if high is None or high > low else (low, None)


def _comparator(text: str, before: str, start: int, end: int) -> tuple[str, int]:
    """The comparator of the number at `start`, and where its wording begins."""
    after = text[end : end + _AFTER_GAP]
    sign, cue_start = _cue(before)
    begin = start - len(before) + cue_start if sign else start
    if words.TOP.search(before) or words.RANKED.search(before):
        return "<=", start
    if _follows(words.AT_LEAST_AFTER, after, loose=sign == ">="):
        return ">=", begin
    if _follows(words.AT_MOST_AFTER, after, loose=sign == ">="):
        return "<=", begin
    if sign:
        return sign, begin
    shared = _shared_cue(text, start)
    return (shared or "="), start


def _cue(before: str) -> tuple[str | None, int]:
    """The comparing word that reaches to the number; of two ("ít nhất khoảng") the first one rules."""
    found = [(match.start(), sign) for sign, pattern in _CUES if (match := pattern.search(before))]
    if not found:
        return None, 0
    start, sign = min(found)
    return sign, start


def _follows(pattern: re.Pattern[str], after: str, *, loose: bool) -> bool:
    """ "95% trở lên" at once; "từ 05 sáng kiến mới trở lên" with a few words between."""
    match = pattern.search(after)
    if match is None or re.search(r"[.;,\d]", after[: match.start()]):
        return False
    return loose or not after[: match.start()].strip()


def _shared_cue(text: str, start: int) -> str | None:
    """ "tối thiểu tương ứng: cấp tỉnh 100%, cấp xã 95%": one wording for every figure of the sentence."""
    sentence = text[max(0, start - _SENTENCE) : start].rpartition(";")[2].rpartition(". ")[2]
    match = words.SHARED.search(sentence)
    return _cue(match["cue"] + " ")[0] if match else None
