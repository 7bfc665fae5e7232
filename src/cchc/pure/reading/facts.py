"""What a document says of itself: number, kind, title, dates, issuer, signer, the year it is for."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from cchc.pure.reading import dates
from cchc.pure.reading.blocks import Block, Table
from cchc.pure.reading.front import KIND_BY_FOLDED, Front, Line, flatten, read_front
from cchc.pure.reading.letters import UPPER
from cchc.pure.reading.numbers import find_numbers, mend
from cchc.pure.reading.plan import Document
from cchc.pure.reading.signature import find_signer
from cchc.pure.reading.text import fold

_ATTACHED = re.compile(r"^\W*(?:ban hành )?kèm theo\b", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"\bnày\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+kể)?\s+từ\s+ngày\s+(?P<day>ký|ban\s+hành|\d[^;.]*)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!đến )\bnăm\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\bđến\s+(?:hết\s+)?năm\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_PERIOD = re.compile(r"\bgiai\s+đoạn\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d", re.IGNORECASE)
_FULL_DATE = re.compile(rf"ngày\s*{dates.DATE}", re.IGNORECASE)
_OWN_DATE = re.compile(
    r"ngày[\s./…]*(?:tháng\s*\d{0,2}\s*năm\s*|\d{0,2}\s*/\s*)((?:19|20)\d\d)\b", re.IGNORECASE
)
_PLAN_OF_YEAR = re.compile(r"\bkế hoạch\b[^.;:]{0,120}?\bnăm\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_ISSUES = re.compile(
    r"\b((?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?:tỉnh|thành phố|xã|phường)"
    rf"(?:\s+[{UPPER}]\w*(?:\s*-\s*(?=[{UPPER}]))?)*)\s+(?:ban hành|xây dựng)\s+[Kk]ế hoạch"
)
_OFFICIAL = re.compile(r"^\W*(?:căn cứ|nơi nhận|kèm theo|ban hành kèm theo|điều 1)\b", re.IGNORECASE)
_PRESS = re.compile(r"https?://|\bwww\.|link nguồn|link gốc|nguồn tin|theo\s+báo\b|ảnh\s*:", re.IGNORECASE)


def read_facts(blocks: Sequence[Block], name: str) -> Document:
    """The facts of one document; `name` is its file's name, the last hint of its year."""
    lines = flatten(blocks)
    front = read_front(lines)
    attached = _attached_to(lines)
    number = (
        front.pairs.get("number") or front.number or front.headline or (attached[0] if attached else None)
    )
    issued_on = _day(front.pairs.get("issued_on")) or front.issued_on or (attached[1] if attached else None)
    kind = _kind(blocks, lines, front, number)
    return Document(
        number=_regular(number),
        kind=kind,
        title=front.title or front.pairs.get("title"),
        issued_on=issued_on,
        effective_on=_day(front.pairs.get("effective_on")) or _effective_on(lines, issued_on),
        issuer=front.pairs.get("issuer") or front.issuer or _issuer_in_prose(lines),
        signer=front.pairs.get("signer") or find_signer(lines),
        year=_year(lines, front, issued_on, name),
    )


def _day(text: str | None) -> date | None:
    found = dates.printed_dates(text or "")
    return found[0].value if found else None


def _regular(number: str | None) -> str | None:
    """The number in its regular form; as printed where it has none."""
    return next((found.text for found in find_numbers(f"số {mend(number)}")), number) if number else None


def _attached_to(lines: Sequence[Line]) -> tuple[str, date | None] | None:
    """Number and date of the document that this one was issued with: "(Kèm theo Quyết định số … ngày …)"."""
    for index, line in enumerate(lines):
        if _ATTACHED.match(line.text):
            text = mend(" ".join([line.text, *(one.text for one in lines[index + 1 : index + 3])]))
            for number in find_numbers(text.partition(")")[0]):
                return number.text, _day(text[number.end : number.end + 60])
    return None


def _kind(blocks: Sequence[Block], lines: Sequence[Line], front: Front, number: str | None) -> str | None:
    stated = front.pairs.get("kind")
    if stated:
        return KIND_BY_FOLDED.get(fold(stated), stated)
    if front.kind:
        return front.kind
    for found in find_numbers(f"số {number}" if number else ""):
        return found.kind or "Công văn"
    return "Bài báo" if _is_article(blocks, lines) else None


def _is_article(blocks: Sequence[Block], lines: Sequence[Line]) -> bool:
    """Nothing official in it, running prose, and a mark of the press or a by-line at its end."""
    if any(_OFFICIAL.match(line.text) for line in lines) or any(isinstance(b, Table) for b in blocks):
        return False
    prose = [line for line in lines if len(line.text) > 200]
    byline = bool(lines) and re.fullmatch(rf"(?:[{UPPER}]\w*\s?){{2,4}}", lines[-1].text) is not None
    return len(prose) >= 3 and (byline or any(_PRESS.search(line.text) for line in lines))


def _effective_on(lines: Sequence[Line], issued_on: date | None) -> date | None:
    for index, line in enumerate(lines):
        text = f"{line.text} {lines[index + 1].text}" if index + 1 < len(lines) else line.text
        match = _IN_FORCE.search(text)
        if match and not line.in_table:
            return _day(match["day"]) if match["day"][0].isdigit() else issued_on
    return None


def _issuer_in_prose(lines: Sequence[Line]) -> str | None:
    """ "UBND tỉnh Mẫu ban hành Kế hoạch …"."""
    return next((found[1] for line in lines[:60] if (found := _ISSUES.search(line.text))), None)


def _year(lines: Sequence[Line], front: Front, issued_on: date | None, name: str) -> int | None:
    """The year in the title; of a title without one the year of issue; None for a plan of several years."""
    for title in (*front.titles, front.pairs.get("title") or ""):
        plain = _FULL_DATE.sub(" ", title)
        if _PERIOD.search(plain):
            return None
        years = _YEAR.findall(plain)
        if years:
            return int(years[-1])
        until = [int(year) for year in _UNTIL.findall(plain)]
        if until:  # "đến năm 2030" of a plan that was issued in 2025 is a period, too
            return None if issued_on and until[-1] > issued_on.year + 1 else until[-1]
    if not front.kind:
        named = Counter(y for line in lines for y in _PLAN_OF_YEAR.findall(_FULL_DATE.sub(" ", line.text)))
        if named:
            return int(named.most_common(1)[0][0])
    if issued_on:
        return issued_on.year
    own = [found[1] for line in front.own_lines if (found := _OWN_DATE.search(line))]
    hint = own or re.findall(r"(?<!\d)(20\d\d)(?!\d)", name)
    return int(hint[0]) if hint else None
