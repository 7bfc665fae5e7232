"""The words around the points in time: bounds, rhythms, events, roadmaps; and the text made ready for them."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 2_000  # characters that are interpreted; a deadline is a cell, not a chapter

_BLANKS = re.compile(r"[^\S\n]+")
_GLUE = re.compile(r"[\u200b-\u200d\ufeff\u00ad]")
_WIDE_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}
_CITED = re.compile(
    r"(?:số ?:? ?)?\d+(?:\.\d+)?(?: ?/ ?(?:19|20)\d\d)?(?: ?[/-] ?(?!tháng|năm|quý|lần|kỳ|tuần|[ivx]+(?!\w))[a-zđ]{2}[a-zđ\d]*(?:-[a-zđ][a-zđ\d]*)*)+"
    r"(?:,? ?(?:ký )?ngày \d{1,2}(?: ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}| tháng \d{1,2} năm \d{4}))?"
)
_TIMES_A_YEAR = re.compile(
    r"(?P<n>\d{1,2}|một|hai|bốn) ?lần ?(?:/|mỗi|trong|một|1) ?(?P<per>năm|quý|tháng|tuần)"
)
_EVERY_MONTHS = re.compile(r"(?P<n>\d{1,2}|một|ba|sáu)? ?(?P<per>tháng|quý|năm|tuần) ?(?:/ ?|0?1 |một )lần")


def one_line(text: str) -> str:
    """NFC, blanks collapsed, line breaks as blanks: the form in which the words are kept."""
    return lines_of(text).replace("\n", " ")


def lines_of(text: str) -> str:
    """As `one_line`, with its line breaks: the same length, character by character."""
    text = _GLUE.sub("", unicodedata.normalize("NFC", text)).replace("\r", "\n")
    kept = (_BLANKS.sub(" ", "".join(line)).strip() for line in text.splitlines())
    return "\n".join(line for line in kept if line)


def lowered(text: str) -> str:
    """Lower case and plain digits, of the same length, the citations of documents blotted out."""
    lower = "".join(low if len(low := char.lower()) == 1 else char for char in text.translate(_WIDE_DIGITS))
    return _CITED.sub(lambda match: "¤" * len(match.group()), lower[:LONGEST].replace("\n", " "))


# -- bounds ---------------------------------------------------------------------------------------

_BOUNDS = tuple(
    (name, re.compile(rf"(?:^|\W)(?:{words}) ?(?:là|vào|trong|ngày|thời điểm|khoảng)? ?:? ?$"))
    for name, words in (
        ("before", r"trước(?: hết| thời hạn)?"),
        ("by", r"(?:(?:cho |muộn nhất |chậm nhất )?(?:đến|tới)(?: hết)?|hết|(?:chậm|muộn) nhất(?: là)?|không quá|không (?:muộn|chậm) hơn|hạn cuối(?: cùng)?|hạn chót|trước \d{1,2} ?(?:h|g|giờ|:) ?\d{0,2}(?: phút)?,?)"),
        ("from", r"từ|kể từ|bắt đầu(?: từ)?"),
        ("after", r"sau"),
    )
)  # fmt: skip


def bound_of(words: str, begin: int, finish: int) -> str:
    """How the words around the point that stands at `begin`:`finish` bound it."""
    before = words[max(0, begin - 40) : begin]
    if re.match(r" ?trở đi(?!\w)", words[finish : finish + 10]):
        return "from"
    return next((name for name, pattern in _BOUNDS if pattern.search(before)), "in")


# -- rhythms --------------------------------------------------------------------------------------

_PERIODS = {"tháng": "monthly", "quý": "quarterly", "6 tháng": "half-yearly", "năm": "yearly"}
_PERIOD = (
    r"(?:(?:0?6|sáu|0?3|ba|0?9|chín|0?1) tháng(?! (?:đầu|cuối) năm)|tháng(?! \d)|quý(?! ?[ivl|\d]+\b)"
    r"|năm(?! (?:19|20)\d\d)|tuần|ngày(?! \d))"
)
_MORE = (
    r"(?:(?: ?[,;/] ?| và |, và | - ?)(?:định kỳ )?(?:hàng |hằng |cả |báo cáo )?"
    rf"(?:{_PERIOD}|năm(?= (?:19|20)\d\d)))"
)
_EVERY = r"(?:định kỳ|hàng|hằng|mỗi|từng|theo(?= (?:tháng|quý|năm|tuần|ngày|0?6 tháng)\b))"
_RHYTHM = re.compile(
    rf"(?<!\w)(?:{_EVERY}(?: vào| theo| báo cáo| hàng| hằng| mỗi)? {_PERIOD}{_MORE}*"  # hàng quý, 6 tháng và năm
    rf"|(?:^|báo cáo ){_PERIOD}{_MORE}+)"  # báo cáo 6 tháng, năm
)
_NEXT_MONTH = re.compile(r"tháng (?:liền kề|sau liền kề|kế tiếp|tiếp theo)")
_OF_QUARTER = re.compile(
    r"(?:ngày )?(?P<day>\d{1,2})(?: của)? tháng (?P<which>đầu tiên|đầu|cuối cùng|cuối)(?: tiên)?(?: của)?(?: mỗi| hàng| hằng| từng| các)? quý(?! ?[ivl|\d]+\b)"
    r"(?P<after> (?:sau|tiếp theo|liền kề|kế tiếp))?"
)
_IN_EACH_QUARTER = re.compile(
    r"tháng (?:đầu|cuối|giữa)(?: tiên| cùng)?(?: của)? (?:mỗi |hàng |hằng )?quý(?! ?[ivl|\d]+\b)"
)
_PERIODIC = re.compile(r"(?<!\w)(?:định kỳ|hàng ngày|hằng ngày)(?!\w)")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often something comes back: the RECURRENCES named, where, and the day of a quarter's month, if any."""

    recurrences: frozenset[str]
    spans: tuple[tuple[int, int], ...] = ()
    day_of_quarter: re.Match[str] | None = None

    @property
    def single(self) -> str | None:
        """The one recurrence; None where there are several or an unnamed one."""
        return next(iter(self.recurrences)) if len(self.recurrences) == 1 else None

    def covers(self, at: int) -> bool:
        """Whether the words at position `at` belong to the rhythm: the "cả năm" of "6 tháng và cả năm"."""
        return any(begin <= at < finish for begin, finish in self.spans)


def rhythm_of(words: str) -> Rhythm | None:
    """The rhythm that is asked for, or None where nothing recurs."""
    found: set[str] = set()
    named = list(_RHYTHM.finditer(words))
    for match in named:
        found |= _named_periods(match.group())
    for pattern in (_TIMES_A_YEAR, _EVERY_MONTHS):
        found |= {name for match in pattern.finditer(words) if (name := _frequency(match, pattern))}
    of_quarter = _OF_QUARTER.search(words)
    if of_quarter or _IN_EACH_QUARTER.search(words):
        found.add("quarterly")
    if _NEXT_MONTH.search(words):
        found.add("monthly")
    if (
        found
        or named
        or _PERIODIC.search(words)
        or _TIMES_A_YEAR.search(words)
        or _EVERY_MONTHS.search(words)
    ):
        return Rhythm(frozenset(found), tuple(match.span() for match in named), of_quarter)
    return None


def _named_periods(words: str) -> set[str]:
    """ "hàng quý, 6 tháng và năm" → quarterly, half-yearly, yearly. Weeks and days have no name in RECURRENCES."""
    half = re.search(r"\b(?:0?6|sáu) tháng", words)
    rest = re.sub(r"\b(?:0?6|sáu|0?9|chín) tháng", "", words)
    rest = re.sub(r"\b(?:0?3|ba) tháng", "quý", rest)
    named = {name for word, name in _PERIODS.items() if re.search(rf"\b{word}\b", rest)}
    return named | ({"half-yearly"} if half else set())


def _frequency(match: re.Match[str], pattern: re.Pattern[str]) -> str | None:
    count = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6}.get(match["n"] or "một") or int(match["n"])
    if match["per"] == "tuần":
        return None
    if match["per"] != "năm" and pattern is _TIMES_A_YEAR:
        return _PERIODS[match["per"]] if count == 1 else None
    if pattern is _EVERY_MONTHS:
        months = count * {"tháng": 1, "quý": 3, "năm": 12}[match["per"]]
    else:
        months = 12 // count if count in (1, 2, 4, 12) else 0
    return {1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "yearly"}.get(months)


CONTINUOUS = re.compile(
    r"(?<!\w)(?<!chi )(?:thường xuyên|liên tục|xuyên suốt|lâu dài)(?!\w)|^từ (?:ngày|khi|lúc) [^\d;]{1,60}trở đi"
)
OPEN_END = re.compile(r"(?:(?:các|những) năm (?:tiếp theo|sau|tới|kế tiếp)|năm tiếp theo)")

# -- events and roadmaps --------------------------------------------------------------------------

_NUMBER = r"(?P<n>\d{1,3}|một|hai|ba|bốn|năm|sáu|mười|mười lăm|ba mươi)"
_UNITS = {
    "ngày làm việc": "working day",
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "năm": "year",
    "giờ": "hour",
}
_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "mười": 10,
    "mười lăm": 15,
    "ba mươi": 30,
}
_OFFSET = re.compile(
    rf"(?:trong (?:thời hạn|thời gian|vòng|khoảng)|sau|không quá|chậm nhất|muộn nhất|tối đa)?(?: là| không quá)? ?\b{_NUMBER} ?(?:\([^)]*\) ?)?"
    rf"(?P<unit>{'|'.join(_UNITS)}),? ?(?:tính |kể )?(?:từ sau|từ|sau)(?: khi| ngày| thời điểm)?(?: khi)? (?P<event>\S.*)"
)
_AT_ONCE = re.compile(r"ngay (?:sau khi|sau|khi|từ khi) (?P<event>\S.*)")
_BEFOREHAND = re.compile(rf"(?<!\w)(?:{_NUMBER} ?(?P<unit>{'|'.join(_UNITS)}) )?trước khi (?P<event>\S.*)")
_AFTER = re.compile(
    r"(?<!\w)(?:ngay )?(?:sau khi|kể từ khi|kể từ ngày(?= [^\d ])|từ khi|khi) (?P<event>\S.*)"
)
_ON_DEMAND = re.compile(
    r"(?<!\w)(?:theo|tùy theo|tuỳ theo|căn cứ) (?P<event>(?:yêu cầu|nhu cầu|đề nghị|đề xuất|kết quả|chỉ đạo|hướng dẫn|phân công|thông báo|"
    r"văn bản(?! ¤)|thực tế|tình hình|phát sinh|sự kiện|vụ việc|đợt)\b.*)"
)
_AD_HOC = re.compile(r"(?<!\w)(?P<event>đột xuất|phát sinh)(?!\w)")
_ROADMAP = re.compile(
    r"(?<!\w)theo (?:đúng )?(?P<event>(?:(?:chủ trương|các|nội dung), ?)?"
    r"(?:lộ trình|tiến độ|kế hoạch|chương trình|đề án|dự án|lịch|thời gian của|thời gian triển khai|quyết định|chủ trương)\b.*)"
)
_SCOPE_ENDS = re.compile(
    r"[;\n]|[,.] ?(?=(?:hoàn thành|xong|chậm nhất|muộn nhất|trước|đến hết|báo cáo|nhưng)\b)"
)

# A plan's own date in parentheses is the deadline; an event's is only when it happens.
_PLAN_SCOPE_ENDS = re.compile(
    rf"{_SCOPE_ENDS.pattern}| ?\((?=(?:trước |trong |đến |hết |từ )*(?:ngày|tháng|quý|\d))"
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tie the deadline to something else than the calendar: `begin`:`finish` of the text."""

    kind: str  # "after_event" or "roadmap"
    begin: int
    finish: int
    event_at: int
    offset: str | None = None


def trigger_of(words: str) -> Trigger | None:
    """The first event or roadmap, most telling wording first."""
    for pattern, kind, offset in (
        (_OFFSET, "after_event", None),
        (_AT_ONCE, "after_event", "immediately"),
        (_BEFOREHAND, "after_event", "before"),
        (_AFTER, "after_event", None),
        (_ON_DEMAND, "after_event", None),
        (_ROADMAP, "roadmap", None),
        (_AD_HOC, "after_event", None),
    ):
        if match := pattern.search(words):
            ends = _PLAN_SCOPE_ENDS if pattern in (_ON_DEMAND, _ROADMAP) else _SCOPE_ENDS
            stop = ends.search(words, match.start("event"), match.end())
            finish = stop.start() if stop else match.end()
            return Trigger(
                kind,
                match.start(),
                finish,
                match.start("event"),
                " ".join(filter(None, (_offset(match), offset))) or None,
            )
    return None


def _offset(match: re.Match[str]) -> str | None:
    """ "01 tháng" → "1 month", "15 ngày làm việc" → "15 working days"."""
    groups = match.groupdict()
    if not groups.get("n"):
        return None
    count = _WORDS.get(groups["n"]) or int(groups["n"])
    unit = _UNITS[groups["unit"]]
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
