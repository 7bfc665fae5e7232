"""The shapes in which a point in time is written, and the scan that finds them in reading order.

Everything here works on lower-case NFC text of one line, whose blanks are single.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from cchc.pure.deadline.points import Point

Match = re.Match[str]

_WORD_NUMBERS = {
    "giêng": 1, "một": 1, "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_LOOKS_LIKE_I = str.maketrans("l1|!", "iiii")  # what character recognition makes of a Roman one

# The parts of a shape. A year may be near ("/2026", " năm 2026", " 2026"), short ("/26") or told ("năm sau").
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|/\d)"
_NEXT = r"(?: (?:của )?năm (?P<other>sau|tới|tiếp theo|kế tiếp|liền kề|trước))"
_OPT_YEAR = rf"(?: ?(?:[/.\-–—,] ?)?(?:(?:của )?năm ?)?{_YEAR}| ?/ ?(?P<short>[2-4]\d)(?!\d|/)|{_NEXT})?"
_OPT_NAMED_YEAR = rf"(?:{_NEXT}|,? năm {_YEAR})?"
_WORD_DAY = r"(?:(?:ngày|mùng|mồng) ?)"
_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<month>\d{1,2})"
_REAL_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_REAL_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_NAMED_MONTH = (
    r"(?P<month>\d{1,2}(?!\d)|mười hai|mười một|mười|giêng|chạp|một|hai|ba|tư|sáu|bảy|tám|chín)(?!\w)"
)
_QUARTER = r"(?P<quarter>[ivl1|!x]{1,4}|[2-9]|nhất|một|hai|ba|bốn|tư)(?!\w| lần)"
_WEEK = r"tuần (?:thứ )?(?P<week>[1-4]|i{1,3}|iv|nhất|hai|ba|bốn|tư|đầu(?: tiên)?|cuối(?: cùng)?)"
_EDGE = r"(?:(?P<edge>đầu|giữa|cuối) )?"
_ERA = r"(?:giai đoạn |thời kỳ )?"
_JOIN = r"(?:-|–|—|~|->|→|(?:cho )?(?:đến|tới)(?: hết)?|,|;|và|&|\+|hoặc|/)"

RANGE = re.compile(r"(?:-|–|—|~|->|→|(?:cho )?(?:đến|tới)(?: hết| cuối| trước| trước hết)?)")
LIST = re.compile(r"[,;.]?(?:,|;|và|&|\+|hoặc|rồi|và (?:trước|trong)|[,;] ?(?:trước|trong))")


def quarter_number(word: str) -> int:
    """ "iv", "1v", "ll", "2", "hai" → 4, 4, 2, 2, 2; a numeral that is none → 0, an impossible quarter."""
    if word in _WORD_NUMBERS:
        return _WORD_NUMBERS[word]
    return int(word) if word.isdigit() and len(word) == 1 else _ROMAN.get(word.translate(_LOOKS_LIKE_I), 0)


def _number(word: str) -> int:
    return _WORD_NUMBERS[word] if word in _WORD_NUMBERS else int(word)


def _year(match: Match) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    return 2000 + int(groups["short"]) if groups.get("short") else None


def _point(match: Match, unit: str, months: tuple[int, int] | None, day: int | None = None) -> Point:
    groups = match.groupdict()
    return Point(
        unit=unit,
        begin=match.start(),
        finish=match.end(),
        months=months,
        day=day,
        year=_year(match),
        shift=0 if not groups.get("other") else -1 if groups["other"] == "trước" else 1,
        edge=groups.get("edge"),
    )


def _date(match: Match) -> Point:
    month = int(match["month"])
    return _point(match, "date", (month, month), int(match["day"]))


def _lone_day(match: Match) -> Point:
    return _point(match, "date", None, int(match["day"]))


def _month(match: Match) -> Point:
    month = _number(match["month"])
    return _point(match, "month", (month, month))


def _week(match: Match) -> Point:
    number = {"đầu": 1, "cuối": 4}.get(match["week"].split()[0]) or quarter_number(match["week"])
    return replace(_month(match), edge=f"tuần {number}")


def _quarter(match: Match) -> Point:
    number = quarter_number(match["quarter"])
    return _point(match, "quarter", (3 * number - 2, 3 * number))


def _half(match: Match) -> Point:
    length = _number(match["length"]) if match["length"] else 6
    months = (1, length) if match["part"] == "đầu" else (13 - length, 12)
    return _point(match, "half", months)


def _whole_year(match: Match) -> Point:
    point = _point(match, "year", (1, 12))
    return replace(point, unit="quarter") if point.edge in ("đầu", "giữa") else point


# Where two begin at the same place, the first one wins. After each an example.
# fmt: off
_WRITTEN: tuple[tuple[str, Callable[[Match], Point]], ...] = (
    (rf"(?<![\d/.-])(?P<year>20\d\d)-{_MONTH}-{_DAY}(?!\d)(?:[t ]\d\d:\d\d(?::\d\d)?)?", _date),  # 2026-11-20
    (rf"{_WORD_DAY}?(?<![\d/.,]){_DAY} ?[/.] ?{_MONTH} ?[/.] ?(?P<year>(?:19|20)\d\d)(?!\d)", _date),  # 20/11/2026
    (rf"{_WORD_DAY}?(?<![\d/.,]){_DAY} ?- ?{_MONTH} ?- ?(?P<year>(?:19|20)\d\d)(?!\d)", _date),  # 20-11-2026
    (rf"{_WORD_DAY}?(?<![\d/.,]){_DAY}(?P<mark>[/.-]){_MONTH}(?P=mark)(?P<short>[2-4]\d)(?![\d/])", _date),
    (rf"(?<!\w){_WEEK}(?: của)? tháng ?{_NAMED_MONTH}{_OPT_YEAR}", _week),  # tuần 2 tháng 6
    (rf"{_WORD_DAY}?(?<![\d/.,]){_DAY},? (?:của )?tháng ?{_MONTH}(?!\d){_OPT_YEAR}", _date),  # ngày 20 tháng 11
    (rf"{_WORD_DAY}{_DAY} ?[/.-] ?{_MONTH}(?![\d/]){_OPT_NAMED_YEAR}", _date),  # ngày 20/11
    (rf"(?<![\d/.,-]){_REAL_MONTH}(?= ?[-–] ?(?:0?[1-9]|1[0-2]) ?/ ?20\d\d)", _month),  # 01-12/2026: the 01
    (rf"(?<![\d/.,-]){_REAL_MONTH} ?[/.-] ?{_YEAR}", _month),  # 11/2026
    (r"(?<![\w/.-])(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])(?![\w/-])", _month),  # 2026-11
    (rf"(?<![\w/.,]){_REAL_DAY}/{_REAL_MONTH}(?![\w/%]|[.,]\d| ?%){_OPT_NAMED_YEAR}", _date),  # 20/11
    (rf"{_WORD_DAY}{_DAY}(?! ?[/.]?\d)(?! ?(?:làm|tháng \d))", _lone_day),  # ngày 01 đến ngày 30 tháng 6
    (rf"(?<!\w){_EDGE}(?:tháng|thg|t)\.? ?{_NAMED_MONTH}(?! ?(?:lần|ngày|tháng)){_OPT_YEAR}", _month),  # tháng 6
    (rf"(?<!\w){_EDGE}(?:qu[ýíyi]|qú[yi])\.? ?(?:thứ )?{_QUARTER}{_OPT_YEAR}", _quarter),  # Quý IV năm 2026
    (rf"(?<!\w)q\.?(?P<quarter>[1-4]|i{{1,3}}|iv)(?!\w){_OPT_YEAR}", _quarter),  # Q2/2026
    (rf"(?<![\w/.])(?P<quarter>i{{1,3}}|iv) ?/ ?{_YEAR}", _quarter),  # IV/2026
    (rf"(?<!\w)(?P<length>0?[369]|sáu|chín|ba) tháng (?P<part>đầu|cuối)(?: của)?(?: năm)?{_OPT_YEAR}", _half),
    (rf"(?<!\w)nửa (?P<length>)(?P<part>đầu|cuối)(?: của)? năm{_OPT_YEAR}", _half),  # nửa đầu năm
    (rf"(?<!\w)(?P<edge>đầu|giữa|cuối|hết)(?: của)? năm(?! học)(?: {_YEAR})?", _whole_year),  # cuối năm
    (rf"(?<!\w)(?:trong|cả|toàn|suốt) năm(?: nay| kế hoạch)?(?! (?:tiếp|sau|tới|trước|đầu))(?: {_YEAR})?", _whole_year),
    (rf"(?<!\w){_ERA}năm {_YEAR}", _whole_year),  # năm 2026
    (rf"(?<![\w/.,-]){_ERA}{_YEAR}(?![\w/]|[.,]\d)", _whole_year),  # giai đoạn 2026-2030: the 2026
)
# fmt: on
_SHAPES = tuple((re.compile(pattern), make) for pattern, make in _WRITTEN)
# What may follow a point without repeating its word: "quý I, II", "tháng 01 - 12/2026", "2026-2030".
_NO_MONTH = r"(?!\d|[/.]\d\d?(?!\d)| ?(?:ngày|tháng|lần|%))"
_BARE: dict[str, tuple[re.Pattern[str], Callable[[Match], Point]]] = {
    "quarter": (re.compile(rf" ?{_JOIN} ?{_QUARTER}{_OPT_YEAR}"), _quarter),
    "month": (re.compile(rf" ?{_JOIN} ?{_MONTH}{_NO_MONTH}{_OPT_YEAR}"), _month),
    "year": (re.compile(rf" ?{_JOIN} ?(?:năm )?{_YEAR}"), _whole_year),
}


def find_points(words: str) -> Iterator[Point]:
    """Every point in time, in reading order, none of them inside another."""
    position = 0
    while True:
        found = [
            (match.start(), rank, match, make)
            for rank, (shape, make) in enumerate(_SHAPES)
            if (match := shape.search(words, position))
        ]
        if not found:
            return
        _, _, match, make = min(found, key=lambda entry: entry[:2])
        point = make(match)
        yield point
        position = point.finish
        while point.unit in _BARE and not point.edge:
            shape, make = _BARE[point.unit]
            if not (match := shape.match(words, position)):
                break
            point = _without_join(make(match), words)
            yield point
            position = point.finish


def _without_join(point: Point, words: str) -> Point:
    """A bare point begins after the word or mark that joins it to the one before."""
    joined = re.compile(rf" ?{_JOIN} ?").match(words, point.begin)
    return replace(point, begin=joined.end()) if joined else point
