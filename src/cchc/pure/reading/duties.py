"""Dated obligations outside the tables: plans to send in, periodic reports, things to finish by a day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from cchc.pure.deadline import Due, read_due
from cchc.pure.reading.blocks import Block, Paragraph, Place
from cchc.pure.reading.letters import UPPER
from cchc.pure.reading.numbering import split_code
from cchc.pure.reading.plan import Duty
from cchc.pure.reading.prose import labelled
from cchc.pure.reading.text import fold, one_line

_DAY = (
    r"(?:ngày\s+\d{1,2}(?:\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?(?:\s+và\s+(?:ngày\s+)?\d{1,2}[/.-]\d{1,2})?|\s+(?:của\s+)?tháng\s[^;,.()]{1,40}?(?=\s*(?:[;,.()]|$|để\b|về\b|gửi\b))|\s+(?:hằng|hàng)\s+tháng)"
    r"|tháng\s+\d{1,2}(?:\s*/\s*\d{4}|\s+năm\s+\d{4}|\s+(?:hằng|hàng)\s+năm)?|quý\s+[IVl1-4]{1,3}\b(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?)"
)
_PLAIN_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)"
_BOUND = rf"(?:chậm nhất|muộn nhất|trước|trong|hết)(?:\s+(?:là|vào|trước|đến|hết))*\s+(?:{_DAY}|{_PLAIN_DAY})|hoàn\s+thành\s+trong\s+năm\s+\d{{4}}"
_SPAN = r"(?:tháng|quý|năm(?:\s+\d{4})?|(?:0?[369]|sáu)\s+tháng(?:\s+đầu\s+năm)?|đột xuất)"
_PERIOD = rf"(?:định kỳ(?:\s+(?:hằng|hàng|theo|mỗi))?|hằng|hàng|theo|mỗi)\s+{_SPAN}(?:(?:\s*,\s*|\s+và\s+|\s*,\s*và\s+)(?:(?:hằng|hàng|cả)\s+)?{_SPAN})*"
_DUE = re.compile(
    rf"(?P<period>{_PERIOD})(?:\s*\(\s*(?:{_BOUND})\s*\))?|(?P<bound>{_BOUND})(?:\s+(?:hằng|hàng)\s+năm)?",
    re.IGNORECASE,
)

_REPORTS = re.compile(r"báo cáo|sơ kết|tổng kết", re.IGNORECASE)
_ACTS = re.compile(
    r"gửi|báo cáo|nộp|trình|ban hành|hoàn thành|hoàn thiện|xây dựng kế hoạch|tổng hợp|đăng ký|phê duyệt|công bố|tổ chức|bảo đảm|đảm bảo",
    re.IGNORECASE,
)
_ORGANISING = re.compile(r"to chuc (?:trien khai )?thuc hien|bao cao|trach nhiem|phan cong", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?:thời gian|thời hạn|tiến độ|hoàn thành|cơ quan|đơn vị|kết quả|sản phẩm)\b[^:]{0,40}:",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"^\W*(?:căn cứ|thực hiện|theo đề nghị)\s+(?:luật|nghị|quyết|kết luận|chỉ thị|công)", re.IGNORECASE
)

# What has happened by a day is a result, no duty.
_PAST = re.compile(
    r"^\W*(?:tính\s+)?đến\s+(?:hết\s+|thời điểm\s+)?(?:ngày\s+)?[\d/.-]+[^;.]{0,60}?\b(?:có|đã)\b"
    r"|\bđã\s+(?:trình|ban hành|hoàn thành|gửi|báo cáo|xây dựng|tổ chức|phê duyệt|công bố)\b",
    re.IGNORECASE,
)

_AGENCY = (
    r"(?:(?:giám đốc|thủ trưởng|chủ tịch|lãnh đạo|chánh văn phòng|trưởng)\s+)?(?:các\s+)?"
    r"(?:sở|ubnd|ủy ban|uỷ ban|văn phòng|ban(?! hành)|cơ quan|công an|thanh tra|báo(?! cáo)|đài|bộ(?! (?:phận|máy|tiêu chí))|"
    r"trung tâm|đơn vị|kho bạc|thuế|cục|chi cục|thành viên|tổ công tác|mặt trận|trường|bệnh viện|doanh nghiệp|"
    r"phòng(?! chống)|xã(?! hội)|phường|địa phương)\b"
)
_VERB = (
    r"gửi|báo cáo|nộp|xây dựng|có trách nhiệm|chịu trách nhiệm|(?<!cơ quan )chủ trì|chủ động|tổng hợp|thực hiện|triển khai|phải|tham mưu|"
    r"căn cứ|theo dõi|định kỳ|hằng|hàng|trước|tổ chức|phối hợp|rà soát|ban hành|nghiêm túc|hướng dẫn|đôn đốc|kịp thời|tiếp tục|tập trung|khẩn trương"
)
_ASKED = r"(?:(?:yêu cầu|đề nghị|giao|đối với|phân công)\s+)?"
_WHO = re.compile(rf"(?:^|:\s+){_ASKED}(?P<who>{_AGENCY}.{{0,300}}?)\s+(?:{_VERB})\b", re.IGNORECASE)
_HEADING = re.compile(rf"^{_ASKED}(?P<who>{_AGENCY}.{{0,300}}?)\s*[:.]?$", re.IGNORECASE)
_MOST = 20  # dates of one clause; more is no sentence
_BULLETS = " -+*–•;"
_SENTENCES = re.compile(rf"(?<=[\w)…]\.)\s+(?=[{UPPER}])")


@dataclass(slots=True)
class _Above:
    """What stands above the paragraph that is read: its section, who is spoken to, a sentence that ends in ":"."""

    organising: bool = False
    begun: bool = False
    who: str | None = None
    intro: str | None = None


def find_duties(blocks: Sequence[Block], *, year: int | None) -> tuple[Duty, ...]:
    """The dated obligations in the paragraphs, in order; "theo quy định" alone is not a date."""
    above = _Above()
    found: list[Duty] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.footnote:
            continue
        text = one_line(block.text)
        code, rest = split_code(text)
        _look_up(above, code, rest, block)
        row_of_a_table = text.count("|") >= 2
        task = "due" in labelled(rest)[1]  # its deadline is read with the task
        if (
            above.begun
            and not row_of_a_table
            and not task
            and not _LABEL.match(rest)
            and not _GROUND.match(rest)
        ):
            found += _in_paragraph(rest, block.place, above, year)
    return tuple(found)


def _look_up(above: _Above, code: str | None, rest: str, block: Paragraph) -> None:
    """Moves the section, the addressee and the introducing sentence along."""
    short = len(rest) <= 160
    roman = code is not None and re.fullmatch(r"[IVX]+", code) is not None
    if code:
        above.begun = True
    if roman or (short and rest == rest.upper() and len(rest) > 8):
        above.organising = bool(_ORGANISING.search(fold(rest)))
        above.who = above.intro = None
        return
    heading = _HEADING.match(rest.lstrip("-+* ")) if code or block.bold or rest.endswith(":") else None
    if heading and len(rest) <= 300 and not re.search(rf"\b(?:{_VERB})\b", heading["who"], re.IGNORECASE):
        above.who = heading["who"].strip(" :.")
        above.intro = None
    elif rest.endswith(":"):
        above.intro = rest
    elif code:
        above.intro = None


def _in_paragraph(text: str, place: Place, above: _Above, year: int | None) -> Iterator[Duty]:
    said: re.Match[str] | None = None
    for sentence in _SENTENCES.split(text):
        said = _WHO.search(sentence.strip(_BULLETS)) or said
        for clause in (part.strip(_BULLETS) for part in sentence.split("; ")):
            own = _WHO.search(clause) or _WHO.search(_DUE.sub("", clause, count=1).strip(_BULLETS)) or said
            who = own["who"] if own else _who_above(above)
            for due in _dues(clause, above, year):
                yield Duty(who.strip(" ,;:") if who else None, clause, due, place)


def _dues(clause: str, above: _Above, year: int | None) -> Iterator[Due]:
    context = f"{above.intro or ''} {clause}"
    acts = _ACTS.search(context)
    periodic = _REPORTS.search(context) and (above.organising or re.search(r"gửi|về\s", clause))
    for match in () if _PAST.search(clause) else islice(_DUE.finditer(clause), _MOST):
        if (match["period"] and not periodic) or (match["bound"] and not acts):
            continue
        due = read_due(match.group(), year=year)
        if due.kind != "none":
            yield replace(due, text=one_line(match.group()))


def _who_above(above: _Above) -> str | None:
    intro = _WHO.search(above.intro) if above.intro else None
    return intro["who"] if intro else above.who
