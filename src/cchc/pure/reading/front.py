"""The front of a document: the table of a web page ("Số hiệu", "Người ký"), the letterhead, the title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from cchc.pure.reading import dates
from cchc.pure.reading.blocks import Block, Cell, Paragraph, Place, Table
from cchc.pure.reading.letters import LOWER
from cchc.pure.reading.numbering import read_head
from cchc.pure.reading.numbers import find_numbers, mend
from cchc.pure.reading.text import fold, one_line

# Kinds that stand in capitals above the title of a document.
TITLE_KINDS = (
    "Quyết định",
    "Kế hoạch",
    "Kế hoạch hành động",
    "Chương trình",
    "Chương trình hành động",
    "Nghị quyết",
    "Chỉ thị",
    "Đề án",
    "Phụ lục",
    "Thông báo",
    "Báo cáo",
    "Hướng dẫn",
    "Công điện",
    "Quy chế",
    "Quy định",
    "Phương án",
    "Tờ trình",
    "Kết luận",
    "Công văn",
    "Khung nhiệm vụ",
)
KIND_BY_FOLDED = {fold(kind): kind for kind in TITLE_KINDS}
# What web pages that keep laws print beside a document, and which of our facts it is.
PAIRS = {
    "so hieu": "number",
    "so, ky hieu": "number",
    "so/ky hieu": "number",
    "so ky hieu": "number",
    "ngay ban hanh": "issued_on",
    "ngay co hieu luc": "effective_on",
    "ngay hieu luc": "effective_on",
    "hieu luc tu": "effective_on",
    "loai van ban": "kind",
    "hinh thuc van ban": "kind",
    "co quan ban hanh": "issuer",
    "noi ban hanh": "issuer",
    "nguoi ky": "signer",
    "trich yeu": "title",
    "trich yeu noi dung": "title",
    "ten van ban": "title",
    "tieu de": "title",
}
_OTHER_PAIRS = {
    "linh vuc",
    "linh vuc, nganh",
    "tinh trang",
    "tinh trang hieu luc",
    "ngay cong bao",
    "so cong bao",
    "nganh",
}
_FRONT_LINES = 120
_LETTER = re.compile(r"^\W*kính gửi\W*[:\w]", re.IGNORECASE)
_BELOW_LETTER = (None, "Phụ lục", "Báo cáo")  # what comes with a letter; above a plan it is only a cover
_ABOUT = re.compile(r"^\W*(?:V/v|Về việc)\s*:?\s*", re.IGNORECASE)
_HEADLINES = 3  # lines on top of a page
_HEADLINE = re.compile(rf"(?:{'|'.join(TITLE_KINDS)})\s+(?:số\s*:?\s*)?(?=\d)", re.IGNORECASE)
_STATE = re.compile(
    r"cộng\s+h[oò][aà]\s+xã\s+hội(?:\s+chủ\s+nghĩa(?:\s+việt\s+nam)?)?|chủ\s+nghĩa\s+việt\s+nam|"
    r"^đảng\s+cộng\s+sản\s+việt\s+nam$",
    re.IGNORECASE,
)
_MOTTO = re.compile(r"độc\s+lập\s*[-–]\s*tự\s+do\s*[-–]\s*hạnh\s+phúc", re.IGNORECASE)
_NUMBER_LINE = re.compile(
    r"(?:^|\s)Số\s*:\s*(?P<number>.*)$|^Số\s+(?P<bare>\d.*)$", re.IGNORECASE
)  # the Party sets no colon
_PLACE_AND_DATE = re.compile(rf"\w\s*,\s*ngày\s*{dates.DATE}", re.IGNORECASE)
_BODY = re.compile(r"^\W*(?:căn cứ|thực hiện|theo đề nghị|xét đề nghị|nhằm|để)\b", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"^(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|THỦ TƯỚNG|BỘ TRƯỞNG|HỘI ĐỒNG|GIÁM ĐỐC|CHÍNH PHỦ|BỘ CHÍNH TRỊ|BAN BÍ THƯ|QUỐC HỘI|"
    rf"BAN THƯỜNG VỤ|BAN CHẤP HÀNH)\b[^{LOWER}]*$"
)
# How the name of a body begins in a letterhead. "TỈNH" alone is the place of the one above it, or goes on with it.
_ISSUING = re.compile(
    r"^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|SỞ|BỘ|BAN|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|CỤC|CHI CỤC|TỔNG CỤC|THANH TRA|"
    r"VĂN PHÒNG|PHÒNG|TỈNH [ỦU][YỶ]|THÀNH [ỦU][YỶ]|HUYỆN [ỦU][YỶ]|ĐẢNG [ỦU][YỶ]|ĐẢNG ĐOÀN|ĐẢNG BỘ|TRUNG TÂM|CÔNG AN|THUẾ|KHO BẠC|BẢO HIỂM|CHỦ TỊCH|TRƯỜNG|VIỆN)\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a paragraph or cell."""

    text: str
    place: Place
    bold: bool
    in_table: bool


@dataclass(slots=True)
class Front:
    """What the front says. `titles` of every part (decision, plan) in order, the first is `title`."""

    pairs: dict[str, str] = field(default_factory=dict)
    number: str | None = None
    headline: str | None = None  # the number in the headline of a web page
    issued_on: date | None = None
    issuer: str | None = None
    kind: str | None = None
    titles: list[str] = field(default_factory=list)
    own_lines: list[str] = field(
        default_factory=list
    )  # lines that carry the document's own date, blank or not

    @property
    def title(self) -> str | None:
        """The title under the first kind."""
        return self.titles[0] if self.titles else None


def flatten(blocks: Sequence[Block]) -> list[Line]:
    """Paragraphs and cells as lines, in reading order."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += (Line(text, block.place, block.bold, False) for text in block.text.split("\n") if text)
        else:
            for cell in _in_order(block):
                lines += (Line(text, cell.place, False, True) for text in cell.text.split("\n") if text)
    return lines


def _in_order(table: Table) -> list[Cell]:
    """Row by row; a signature block that stands in rows beside its recipients, column by column."""
    beside = table.columns == 2 and any(
        fold(one_line(cell.text)).startswith("noi nhan") for cell in table.cells
    )
    return sorted(table.cells, key=lambda one: (one.column, one.row) if beside else (one.row, one.column))


def read_front(lines: Sequence[Line]) -> Front:
    """Reads the first lines; a document that has no front gives an empty one."""
    front = Front(pairs=_pairs(lines[:_FRONT_LINES]))
    starts = [index for index, line in enumerate(lines[: _FRONT_LINES * 4]) if _kind_of(line)]
    first = next((index for index in starts if index < _FRONT_LINES), None)
    letter = next((i for i, line in enumerate(lines[:_FRONT_LINES]) if _LETTER.match(line.text)), None)
    below = _kind_of(lines[first]) if first is not None else None
    if letter is not None and below in _BELOW_LETTER and (first is None or letter < first):
        return _letter(front, lines, letter)
    head = list(lines[: first if first is not None else _until_body(lines[:15])])
    _letterhead(front, head)
    front.headline = next((number for line in lines[:_HEADLINES] if (number := _headline(line.text))), None)
    if first is None and not (front.number or front.issued_on or front.headline):
        front.issuer = None  # capitals alone are no letterhead
    if first is not None:
        front.kind = _kind_of(lines[first])
        front.titles = [title for index in starts if (title := _title(lines, index))]
        front.issuer = front.issuer or _authority_below(lines, first)
    front.own_lines = [line.text for line in (*head, *lines) if _is_own(line.text)]
    return front


def _letter(front: Front, lines: Sequence[Line], at: int) -> Front:
    """A letter ("Kính gửi: …", line `at`): its appendices have titles of their own, it has what stands behind V/v."""
    head = list(lines[:at])
    about = next((i for i, line in enumerate(head) if _ABOUT.match(line.text)), None)
    _letterhead(front, head)
    front.kind = "Công văn"
    if about is not None:
        front.titles = [_ABOUT.sub("", head[about].text)]
    front.own_lines = [line.text for line in head if _is_own(line.text)]
    return front


def _until_body(lines: Sequence[Line]) -> int:
    """How many lines stand above the grounds or the first heading."""
    begins = (i for i, line in enumerate(lines) if _BODY.match(line.text) or read_head(line.text))
    return next(begins, len(lines))


def _headline(text: str) -> str | None:
    """ "Kế hoạch số 12/KH-UBND về …" on top of a page: the document's own number."""
    text = mend(text.strip(" #*_|"))
    kind = _HEADLINE.match(text)
    number = next(find_numbers(text), None) if kind else None
    return number.text if kind and number and number.start == kind.end() else None


def _pairs(lines: Sequence[Line]) -> dict[str, str]:
    """ "Số hiệu" → its value: behind a colon or a bar on the same line, or on the next line."""
    known = PAIRS.keys() | _OTHER_PAIRS
    found: dict[str, str] = {}
    for index, line in enumerate(lines):
        key, _, value = re.sub(r"\s*[|:]\s*", ":", line.text.strip("| ")).partition(":")
        if fold(key) not in known:
            continue
        if not value and index + 1 < len(lines) and fold(lines[index + 1].text).rstrip(":") not in known:
            value = lines[index + 1].text
        if value and fold(key) in PAIRS:
            found.setdefault(PAIRS[fold(key)], one_line(value.replace("|", " ")))
    return found


def _letterhead(front: Front, head: Sequence[Line]) -> None:
    """Number, date and issuer from the lines above the first kind."""
    issuer: list[str] = []
    for index, line in enumerate(head):
        following = head[index + 1].text if index + 1 < len(head) else ""
        number = _NUMBER_LINE.search(line.text)
        if number and front.number is None:
            text = mend(f"số {one_line(number['number'] or number['bare'] or following)}")
            front.number = next((found.text for found in find_numbers(text)), None)
        dated = _PLACE_AND_DATE.search(f"{line.text} {following}")
        if dated and front.issued_on is None:
            front.issued_on = dates.from_match(dated).value
        rest = _STATE.sub("", _MOTTO.sub("", line.text).strip(" #*-–_|=")).strip(" |")
        if rest == rest.upper() and any(c.isalpha() for c in rest) and not find_any_number(f"số {rest}"):
            issuer.append(rest)
    front.issuer = _authority(issuer)


def _authority_below(lines: Sequence[Line], kind: int) -> str | None:
    """The authority in capitals between the title and the grounds."""
    for line in lines[kind + 1 : kind + 12]:
        text = line.text.strip(" *_|")
        if _BODY.match(text):
            return None
        if _AUTHORITY.match(text):
            return text
    return None


def _authority(parts: Sequence[str]) -> str | None:
    """The lines in capitals as one name, without the name of the State; None where they are no name.

    The body that issues stands below the one above it, and below stamps such as "DỰ THẢO": the name begins at the
    last line that begins as bodies do.
    """
    begun = [index for index, part in enumerate(parts) if _ISSUING.match(part)]
    parts = parts[begun[-1] :] if begun else parts
    name = " ".join(_STATE.sub(" ", " ".join(dict.fromkeys(parts))).split())
    return name if 0 < len(name) < 120 else None


def _kind_of(line: Line) -> str | None:
    """The kind that stands alone on a line, or begins a title in capitals; None for running text."""
    text = line.text.strip(" *_|:-")
    folded = re.sub(r"\s+(?:so\s+)?[0-9ivx]{1,4}[a-z]?$", "", fold(text))
    if (
        folded in KIND_BY_FOLDED
        and (text == text.upper() or line.bold)
        and not line.text.rstrip("* ").endswith(":")
    ):
        return KIND_BY_FOLDED[folded]
    if text != text.upper() or len(text) < 20 or find_any_number(text):
        return None
    begun = [kind for kind in KIND_BY_FOLDED if fold(text).startswith(f"{kind} ")]
    return KIND_BY_FOLDED[max(begun, key=len)] if begun else None


def find_any_number(text: str) -> bool:
    """Whether a document number stands in the text."""
    return any(True for _ in find_numbers(mend(text)))


def _title(lines: Sequence[Line], index: int) -> str | None:
    """The lines under a kind: capitals or bold, or what goes on from such a line; its own line if it has more."""
    own = lines[index].text.strip(" *_|")
    parts = [] if fold(own) in KIND_BY_FOLDED or re.fullmatch(r"\S+\s\S+\s+[\dIVX]+\.?", own) else [own]
    for line in lines[index + 1 : index + 12]:
        text = line.text.strip(" *_|")
        if not text or not _goes_on(text, line, parts, lines[index]):
            break
        parts.append(text)
    return one_line(" ".join(parts)) or None


def _goes_on(text: str, line: Line, parts: list[str], kind: Line) -> bool:
    if text.startswith("(") or _BODY.match(text) or _AUTHORITY.match(text) or _is_own(text) or _kind_of(line):
        return False
    if read_head(text) or line.in_table != kind.in_table or set(text) <= set("-_=* "):
        return False
    if text == text.upper() or line.bold:
        return True
    if not parts:
        return len(text) < 400
    begun = parts[0] != parts[0].upper()
    return begun and len(text) < 120 and (text[0].islower() or not parts[-1].endswith((".", ":", ";")))


def _is_own(text: str) -> bool:
    return bool(_NUMBER_LINE.match(text) or re.match(r"^\W*(?:ban hành )?kèm theo\b", text, re.IGNORECASE))
