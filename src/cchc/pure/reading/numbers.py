"""Numbers of official documents: "76/NQ-CP", "63/2010/NĐ-CP", "45-KL/TW", "412/SNV-CCHC&VTLT".

The text may carry the slips of narrow columns and of character recognition: "21/2023/QĐ- UBND",
"7105/UBN D-VX1", "37/2019/NĐCP", "732/CD-TTg". `find_numbers` gives each number in its regular form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The letters in a number → the kind of document they stand for (Nghị định 30/2020 and Party usage).
KINDS = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "NĐ": "Nghị định",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "TT": "Thông tư",
    "KH": "Kế hoạch",
    "KHHĐ": "Kế hoạch hành động",
    "CTR": "Chương trình",
    "CTRHĐ": "Chương trình hành động",
    "CTHĐ": "Chương trình hành động",
    "CĐ": "Công điện",
    "CV": "Công văn",
    "TB": "Thông báo",
    "TBKL": "Thông báo kết luận",
    "BC": "Báo cáo",
    "TTR": "Tờ trình",
    "HD": "Hướng dẫn",
    "QC": "Quy chế",
    "QCPH": "Quy chế phối hợp",
    "QYĐ": "Quy định",
    "ĐA": "Đề án",
    "PA": "Phương án",
    "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch",
    "PL": "Pháp lệnh",
    "GM": "Giấy mời",
    "VBHN": "Văn bản hợp nhất",
}
_OFFICES = {"UBND", "HĐND", "CP", "TTG", "TW", "TU", "ĐH", "ĐU", "QH", "UBTVQH", "VPCP", "BNV", "SNV", "BTC"}
_SLIPS = {"CD": "CĐ", "QD": "QĐ", "ND": "NĐ", "QÐ": "QĐ", "NÐ": "NĐ", "CÐ": "CĐ", "HDND": "HĐND", "DH": "ĐH"}
_CASE = {"TTG": "TTg", "CTR": "CTr", "TTR": "TTr", "CTRHĐ": "CTrHĐ", "QYĐ": "QyĐ"}

_CAPS = "A-ZĐÐÂĂÊÔƠƯ"
_SEGMENT = rf"[{_CAPS}][{_CAPS}&]{{0,24}}[grGR]?(?:[{_CAPS}]{{0,8}})\d{{0,2}}(?![\wÀ-ỹ])"
_JOINT = r"(?:\s?[-–/]|[-–/]\s?|\s[-–]\s(?=(?:CP|UBND|HĐND|TTg|TW|TU)\b))"
_NUMBER = re.compile(
    rf"(?<![\d./])(?P<count>\d{{1,5}}(?:\.\d{{1,2}})?[a-z]?)\s?"
    rf"(?:/\s?(?P<year>(?:19|20)\d\d)\s?)?(?P<joint>[-–/])\s?"
    rf"(?P<symbol>{_SEGMENT}(?:{_JOINT}{_SEGMENT}){{0,4}})"
)
_SPLIT_WORD = re.compile(rf"(?<=[-–/])([{_CAPS}]{{1,6}})\s([{_CAPS}]{{1,6}})(?=[-–/\s.,;)]|$)")
_GLUED = re.compile(rf"^({'|'.join(sorted(KINDS, key=len, reverse=True))})({'|'.join(sorted(_OFFICES))})$")


@dataclass(frozen=True, slots=True)
class Number:
    """`text` in its regular form, `printed` as it stands; `letters` are its first letters (type or office)."""

    text: str
    printed: str
    letters: str
    count: str
    year: int | None
    start: int
    end: int

    @property
    def key(self) -> str:
        """Equal for two spellings of one number: without zeros in front, without joints."""
        symbol = re.sub(r"[^A-ZĐÂĂÊÔƠƯ0-9&]", "", self.text.upper().partition(self.count.upper())[2])
        return f"{self.count.lstrip('0')}|{symbol}"

    @property
    def kind(self) -> str | None:
        """The kind that the letters stand for; None for the letters of an office."""
        if re.match(r"QH\d", self.letters):
            return "Luật"
        return KINDS.get(self.letters.upper())


def mend(text: str) -> str:
    """Joins an office's letters that a narrow column broke: "7105/UBN D-VX1" → "7105/UBND-VX1"."""

    def join(match: re.Match[str]) -> str:
        whole = match[1] + match[2]
        known = whole in _OFFICES or whole in KINDS
        return whole if known and match[1] not in _OFFICES | KINDS.keys() else match[0]

    return _SPLIT_WORD.sub(join, text)


def find_numbers(text: str) -> Iterator[Number]:
    """Every document number in a text that has been `mend`ed. A standard, a fraction, a blank is not one."""
    for match in _NUMBER.finditer(text):
        number = _read(match)
        if number and _plausible(number, text):
            yield number


def _read(match: re.Match[str]) -> Number | None:
    segments = [part for part in re.split(r"\s*[-–/]\s*", match["symbol"]) if part]
    glued = _GLUED.match(_mended(segments[0]).upper())
    if len(segments) == 1 and glued:
        segments = [glued[1], glued[2]]
    segments = [_mended(part) for part in segments]
    party = match["joint"] != "/" and not match["year"]
    joint = "/" if party else "-"  # 45-KL/TW, but 76/NQ-CP
    symbol = segments[0] + "".join((joint if i == 0 else "-") + part for i, part in enumerate(segments[1:]))
    year = int(match["year"]) if match["year"] else None
    front = match["count"] + (f"/{year}" if year else "") + ("-" if party else "/")
    return Number(
        front + symbol, match.group(), segments[0], match["count"], year, match.start(), match.end()
    )


def _mended(segment: str) -> str:
    upper = segment.upper().replace("Ð", "Đ")
    upper = _SLIPS.get(upper, upper)
    return _CASE.get(upper, upper)


def _plausible(number: Number, text: str) -> bool:
    """Letters of a kind, or an office behind a year or "số": never the "2/3 UBND" of a fraction."""
    parts = re.split(r"[-/]", number.text)
    segments = parts[2:] if number.year else parts[1:]
    if number.year or (number.kind and len(segments) > 1):
        return True
    announced = re.search(
        r"(?:số|văn bản|công văn)\s*:?\s*$", text[max(0, number.start - 20) : number.start], re.IGNORECASE
    )
    if announced:
        return bool(number.kind) or len(segments) > 1
    return len(segments) > 1 and len(number.count) > 1
