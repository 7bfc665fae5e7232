"""Deadlines that cannot be met, cannot be dated or cannot exist."""

import re
from collections.abc import Callable, Iterator

from cchc.pure.deadline import impossible_dates
from cchc.pure.reading import dates
from cchc.pure.reading.blocks import Place
from cchc.pure.reading.checks.rule import ERROR, INFO, WARNING, Case, Hit, hit, rule
from cchc.pure.reading.checks.texts import quote
from cchc.pure.reading.plan import Item

_DATED = re.compile(rf"ngày\s+{dates.DATE}", re.IGNORECASE)
_DAY = re.compile(r"^ngày\s+", re.IGNORECASE)
_LETTER_FOR_NUMERAL = re.compile(r"\bqu[ýí]\s+(?:l|ll|lll|lV|Vl)\b(?!\w)", re.IGNORECASE)


@rule(
    "deadline-before-plan-year",
    ERROR,
    what="Thời hạn ở trước năm kế hoạch và đã qua khi ban hành.",
    message="Thời hạn “%(due)s” ở trước %(span)s; đề nghị kiểm tra lại năm. Nhiệm vụ: “%(task)s”.",
    example={"due": "Quý I/2025", "span": "năm kế hoạch 2026", "task": "Ban hành kế hoạch tuyên truyền"},
)
def before_plan_year(case: Case) -> Iterator[Hit]:
    issued = case.plan.document.issued_on
    for item in _before(case):
        if issued is None or (item.due.end and item.due.end <= issued):
            yield hit(item.place, due=item.due.text, span=_name(case), task=quote(item.text))


@rule(
    "deadline-before-period",
    INFO,
    what="Thời hạn sau ngày ban hành nhưng trước năm (giai đoạn) kế hoạch.",
    message="Thời hạn “%(due)s” ở trước %(span)s; đề nghị kiểm tra có đúng ý định. Nhiệm vụ: “%(task)s”.",
    example={"due": "Tháng 12/2025", "span": "giai đoạn 2026 - 2030", "task": "Kiện toàn Ban Chỉ đạo"},
)
def before_period(case: Case) -> Iterator[Hit]:
    issued = case.plan.document.issued_on
    for item in _before(case):
        if issued and item.due.end and item.due.end > issued:
            yield hit(item.place, due=item.due.text, span=_name(case), task=quote(item.text))


@rule(
    "deadline-after-plan-year",
    WARNING,
    what="Thời hạn bắt đầu sau khi năm (giai đoạn) kế hoạch đã hết.",
    message="Thời hạn “%(due)s” ở sau %(span)s; đề nghị kiểm tra lại năm. Nhiệm vụ: “%(task)s”.",
    example={"due": "Quý II/2027", "span": "năm kế hoạch 2026", "task": "Tổ chức hội nghị tổng kết"},
)
def after_plan_year(case: Case) -> Iterator[Hit]:
    end = case.span.end if case.span else None
    for item in case.plan.items:
        begin = item.due.start or item.due.end
        if end and case.span and begin and begin > end and item.due.kind not in ("recurring", "after_event"):
            yield hit(item.place, due=item.due.text, span=_name(case), task=quote(item.text))


@rule(
    "impossible-date",
    ERROR,
    what="Ngày, tháng, quý không có trong lịch.",
    message="“%(date)s” không phải là ngày, tháng hoặc quý có thật; đề nghị sửa lại.",
    example={"date": "31/02/2026"},
)
def impossible_date(case: Case) -> Iterator[Hit]:
    told: list[tuple[str, Place]] = []
    for item in case.plan.items:
        for words in impossible_dates(item.due.text):
            if not _LETTER_FOR_NUMERAL.search(words):
                told.append((_DAY.sub("", words), item.place))
    for one in case.words:
        for match in _DATED.finditer(one.text):
            printed = dates.from_match(match)
            known = any(text == printed.text and _meet(place, one.place) for text, place in told)
            if printed.value is None and not known:
                told.append((printed.text, one.place))
    for text, place in told:
        yield hit(place, date=text)


def _meet(one: Place, other: Place) -> bool:
    """The same row of a table, or lines in common."""
    if one.table is not None or other.table is not None:
        return (one.table, one.row) == (other.table, other.row)
    ends = (one.line_from, one.line_to, other.line_from, other.line_to)
    a, b, c, d = (line or 0 for line in ends)
    return a <= d and c <= b


@rule(
    "deadline-not-understood",
    WARNING,
    what="Có ghi thời hạn nhưng không suy ra được mốc thời gian nào.",
    message="Thời hạn “%(due)s” không cho biết khi nào phải xong; đề nghị ghi ngày, tháng hoặc quý.",
    example={"due": "Theo chỉ đạo của cấp có thẩm quyền"},
)
def not_understood(case: Case) -> Iterator[Hit]:
    yield from _by_words(case, lambda item: item.due.kind == "none" and _says_something(item.due.text))


@rule(
    "deadline-without-date",
    WARNING,
    what="Thời hạn theo lộ trình của nơi khác, không kèm mốc thời gian.",
    message="Thời hạn “%(due)s” không kèm ngày, tháng hoặc quý nên không theo dõi được; đề nghị ghi mốc cụ thể.",
    example={"due": "Theo lộ trình của cấp trên"},
)
def without_date(case: Case) -> Iterator[Hit]:
    yield from _by_words(case, lambda item: item.due.kind == "roadmap" and not item.due.end)


@rule(
    "deadline-event-without-offset",
    INFO,
    what="Thời hạn tùy theo một sự kiện nhưng không ghi sau bao nhiêu ngày, tháng.",
    message="Thời hạn “%(due)s” tùy theo một sự kiện, không ghi sau đó bao nhiêu ngày, tháng phải xong.",
    example={"due": "Ngay sau khi văn bản được ban hành"},
)
def event_without_offset(case: Case) -> Iterator[Hit]:
    yield from _by_words(
        case, lambda item: item.due.kind == "after_event" and item.due.offset in (None, "immediately")
    )


@rule(
    "deadline-open-ended",
    INFO,
    what="Nhiệm vụ có thời hạn “Thường xuyên”, không có mốc để đánh giá hoàn thành.",
    message="%(count)d nhiệm vụ có thời hạn “%(due)s”, không có mốc để đánh giá hoàn thành.",
    example={"count": 12, "due": "Thường xuyên"},
)
def open_ended(case: Case) -> Iterator[Hit]:
    found: dict[str, list[Item]] = {}
    for item in case.plan.items:
        if item.due.kind == "continuous" and item.due.text:
            found.setdefault(item.due.text.strip(" ."), []).append(item)
    for words, items in found.items():
        yield hit((item.place for item in items), count=len(items), due=quote(words))


@rule(
    "report-without-date",
    INFO,
    what="Yêu cầu báo cáo định kỳ nhưng không ghi ngày gửi.",
    message="Yêu cầu báo cáo “%(due)s” không ghi ngày gửi; đề nghị ghi rõ trước ngày nào.",
    example={"due": "hằng quý và cả năm"},
)
def report_without_date(case: Case) -> Iterator[Hit]:
    found: dict[str, list[Place]] = {}
    for duty in case.plan.duties:
        if duty.due.kind == "recurring" and not re.search(r"ngày\s+\d", duty.due.text or ""):
            found.setdefault(duty.due.text or "", []).append(duty.place)
    for words, places in found.items():
        yield hit(places, due=quote(words))


def _before(case: Case) -> Iterator[Item]:
    start = case.span.start if case.span else None
    for item in case.plan.items:
        if start and item.due.end and item.due.end < start and item.due.kind != "recurring":
            yield item


def _name(case: Case) -> str:
    return case.span.name if case.span else ""


def _says_something(text: str | None) -> bool:
    return bool(text and re.search(r"[^\W\d_]{2}", text))


def _by_words(case: Case, wanted: Callable[[Item], bool]) -> Iterator[Hit]:
    """One hit for each wording, with every place where it stands."""
    found: dict[str, list[Place]] = {}
    for item in case.plan.items:
        if wanted(item):
            found.setdefault(item.due.text or "", []).append(item.place)
    for words, places in found.items():
        yield hit(places, due=quote(words))
