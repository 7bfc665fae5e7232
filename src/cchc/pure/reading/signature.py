"""Who signed: the name under "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"."""

import re
from collections.abc import Sequence

from cchc.pure.reading.front import Line
from cchc.pure.reading.letters import LOWER, UPPER

_OFFICES = (
    r"CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG BAN|BÍ THƯ|"
    r"CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|TỔNG KIỂM TOÁN NHÀ NƯỚC|VIỆN TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG PHÒNG"
)
_CAPACITY = re.compile(
    rf"^(?:(?:TM|KT|TL|TUQ|Q|T/M|K/T)\s*\.?\s*)*(?:PHÓ\s+)?(?:{_OFFICES})(?:\s+(?:THƯỜNG TRỰC|QUỐC HỘI|UBND.*|ỦY BAN.*))?$"
)
_BEHALF = re.compile(r"^(?:TM|KT|TL|TUQ)\s*\.", re.IGNORECASE)
_NAME = re.compile(rf"^(?:[{UPPER}][{LOWER}]*)(?:\s+[{UPPER}][{LOWER}]*){{1,4}}$")
_CAPS_NAME = re.compile(rf"^[{UPPER}]{{2,8}}(?:\s+[{UPPER}]{{1,8}}){{1,4}}$")
_SIGNED = re.compile(r"^[(\[]?\s*(?:đã ký|ký tên|ký bởi|signed)", re.IGNORECASE)
_FORBIDDEN = re.compile(
    r"\b(?:nơi nhận|lưu|ủy ban|uỷ ban|nhân dân|hội đồng|phụ lục|kế hoạch|điều|ban|sở|bộ)\b", re.IGNORECASE
)


def find_signer(lines: Sequence[Line]) -> str | None:
    """The name in the first signature block that has one: under an office, else under "TM. …" alone."""
    for holds in (_is_office, _is_behalf):
        for index, line in enumerate(lines):
            name = _name_after(lines, index) if holds(line.text) else None
            if name:
                return name
    return None


def _is_office(text: str) -> bool:
    return bool(_CAPACITY.match(text.strip(" *_|.:,")))


def _is_behalf(text: str) -> bool:
    return bool(_BEHALF.match(text.strip(" *_|"))) and text == text.upper()


def _name_after(lines: Sequence[Line], index: int) -> str | None:
    for line in lines[index + 1 : index + 6]:
        text = line.text.strip(" *_|.")
        if _SIGNED.match(text) or _is_office(text) or _is_behalf(text):
            continue
        if _FORBIDDEN.search(text):
            return None
        if _NAME.match(text):
            return text
        if _CAPS_NAME.match(text):
            return text.title()
        return None
    return None
