"""A cell of names → its single agencies and groups. Walks the separators and asks of each: a border or part of a name?"""

import re

from cchc.pure.reading.agencies.lists import with_heads
from cchc.pure.reading.agencies.names import department_at, official, written_out
from cchc.pure.reading.agencies.prose import (
    KIND,
    clauses,
    is_person,
    subjects,
    without_bullet,
    without_remarks,
    without_telephones,
)
from cchc.pure.reading.agencies.vocabulary import GENERIC, KINDS, NOBODY
from cchc.pure.reading.letters import UPPER
from cchc.pure.reading.text import clean

_LONGEST = 4_000  # characters that are looked at; who leads and supports fits into a cell
_SEPARATOR = re.compile(
    r"(\s*,(?:\s*(?:và|cùng|hoặc)(?=\s))?\s*|\s+(?:và|hoặc|cùng với)\s+|\s*[+\n]\s*|\s*&\s+|\s+&\s*|\s*/\s*|\s+[-–•]\s+)"
)
_GENERIC = "|".join(GENERIC)
_STARTS_KIND = re.compile(rf"{KIND}")
_STARTS_ONLY = re.compile(rf"(?:{'|'.join(KINDS)})")
_STARTS_MANY = re.compile(r"(?:[Cc]ác|[Nn]hững|[Tt]oàn thể|[Mm]ột số) (?!khu|Khu)")
_STARTS_GENERIC = re.compile(
    rf"(?:{_GENERIC})(?!\w)|(?:Cơ quan|Đơn vị|Địa phương|Tổ chức|Doanh nghiệp|Cá nhân|Đoàn thể|Ban|Ngành)(?=$| (?:ngành|liên quan|có))"
)
_BARE_END = re.compile(rf"(?:^|\s)(?:{_GENERIC}|thị|thành)$", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"(?:Chủ tịch )?(?:UBND|HĐND|[UỦ]y ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân)(?= )"
)
_LEVEL = re.compile(r"cấp \w+|(?:thị xã|thành phố|huyện|quận|xã|phường|đặc khu) [A-ZĐÀ-Ỹ]")
_UNFINISHED = re.compile(
    r"^Sở$|(?:^|\s)(?:Ban|Ban [Qq]uản lý|Báo|Chủ tịch|Giám đốc|Thủ trưởng|Trưởng|Lãnh đạo|các|những|của|thuộc|với|tại|và|Liên hiệp|Đảng ủy|Thường trực)$"
)
_PLACE = re.compile(r"(?:tỉnh|huyện|thị xã|thành phố|thị trấn|quận|xã|phường|đặc khu|tổ dân phố|thôn)(?!\w)")
_OFFICE = re.compile(r"Văn phòng(?: Đoàn)?(?: đại biểu Quốc hội| ĐBQH)?(?: HĐND| UBND)?$")
_LINE_START = re.compile(
    rf"\n(?=\s*(?:[-–+•*●]\s|\(?\d{{1,2}}(?:\.\d{{1,2}})*[.)]|[a-zđ]\)))|\s(?=\d{{1,2}}[.)] {KIND})"
)
_NAMED_IN_REMARK = re.compile(r"([Ss]ở(?:,? (?:ban,? )?ngành)?) ?\(([^()]*)\)")
_LETTERS = re.compile(r"[A-ZĐ]{3,}")  # a name in short
_SECOND_MINISTRY = re.compile(
    rf"(?:(?<=^)|(?<=[,;] ))(Bộ [A-ZĐ][^,;]*?(?<!và)(?<!của)(?<!thuộc)(?<!phòng)(?<!tra)(?<!đạo)(?<!các)) (?=Bộ [{UPPER}])"
)
_MISSING_COMMA = re.compile(r"(?<=tỉnh) (?=các (?:sở|cơ quan|đơn vị|ngành|địa phương)\b)")


def split_agencies(text: str | None) -> tuple[str, ...]:
    """The agencies and groups of agencies in a cell, in order, each by its full name; () for an empty one.

    Names that are written officially in one way come back that way; groups stay as written. Never fails.
    """
    text = _NAMED_IN_REMARK.sub(_as_list, clean((text or "")[:_LONGEST]))
    text = written_out(without_remarks(without_telephones(text)))
    text = _MISSING_COMMA.sub(", ", _LINE_START.sub(";", text))
    listed = with_heads(text) != text
    names: list[str] = []
    for clause in clauses(written_out(with_heads(text))):
        for part in subjects(clause.strip()):
            names += _names(part, listed)
    names = [name for name in names if not is_person(name)] or names
    return tuple(official(f"Sở {name}" if listed and _is_department(name) else name) for name in names)


def _as_list(match: re.Match[str]) -> str:
    """ "Các Sở (Tài chính, Nội vụ)" is a list, "các sở (theo Phụ lục)" a remark."""
    return f"{match[1]}: {match[2]}; " if department_at(match[2], 0) else match.group()


def _is_department(name: str) -> bool:
    """Whether the name is a department's without its "Sở", as in a list that shares one."""
    found = department_at(name, 0)
    return found is not None and found[1] == len(name)


def _names(part: str, listed: bool) -> list[str]:
    """The names of one list, its separators weighed one by one. `listed`: departments may come without "Sở"."""
    pieces = _SEPARATOR.split(_between_departments(part))
    names = [pieces[0]]
    last = pieces[0]
    for mark, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        border, inherited = _border(names[-1], last, mark, piece)
        if border or (listed and "," in mark and _is_department(piece)):
            names.append(inherited + piece)
        else:
            names[-1] += mark.replace("\n", " ") + piece
        last = piece
    tidy = [name for name in map(_tidy, names) if any(map(str.isalpha, name)) and name.lower() not in NOBODY]
    return [_with_level(name, after) for name, after in zip(tidy, [*tidy[1:], ""], strict=False)]


def _with_level(name: str, after: str) -> str:
    """ "HĐND, UBND cấp xã": a committee without a level has that of the next one."""
    level = re.fullmatch(r"(?:HĐND|UBND) (.+)", after) if name in ("HĐND", "UBND") else None
    return f"{name} {level[1]}" if level else name


def _border(name: str, last: str, mark: str, piece: str) -> tuple[bool, str]:
    """Whether a name ends at `mark`; and the head that the next one inherits ("UBND cấp huyện và cấp xã")."""
    piece = without_bullet(piece)
    if not piece or _is_unfinished(name, mark, piece):
        return False, ""
    committee = _COMMITTEE.match(name)
    if committee and _LEVEL.match(piece):
        return True, committee.group() + " "
    if "," in mark and _LETTERS.fullmatch(piece) and _LETTERS.fullmatch(last):
        return True, ""
    if _STARTS_ONLY.fullmatch(piece) and piece != "Báo" and name.lower().startswith("các "):
        return False, ""
    if _starts_a_name(piece):
        return True, ""
    if mark.strip() in ("/", "-", "–") or not _STARTS_GENERIC.match(piece):
        return False, ""
    another = piece.lower().startswith("sở") or (committee is not None and not _PLACE.match(piece))
    return another or not _BARE_END.search(last), ""


def _starts_a_name(piece: str) -> bool:
    """ "Sở Nội vụ", "UBND …", "các đơn vị …" start one; "ban, ngành", "Sở, ban" do not by themselves."""
    if _STARTS_MANY.match(piece):
        return True
    return bool(_STARTS_KIND.match(piece)) and not _STARTS_GENERIC.match(piece)


def _is_unfinished(name: str, mark: str, piece: str) -> bool:
    """ "Văn phòng HĐND" before "và UBND tỉnh", "Báo" before "và Đài …": the name goes on."""
    if _UNFINISHED.search(name) or ("\n" in mark and name.endswith("Văn phòng")):
        return True
    return (
        mark.strip() in ("và", "-", "–", "&")
        and bool(_OFFICE.search(name))
        and piece.startswith(("HĐND", "UBND", "Hội đồng", "Ủy ban"))
    )


def _between_departments(part: str) -> str:
    """A comma where one is missing between two departments or ministries: "Sở Nội vụ Sở Tài chính"."""
    part = _SECOND_MINISTRY.sub(r"\1, ", part)
    for place in reversed([match.start() for match in re.finditer(r" Sở (?=[A-ZĐ])", part)]):
        head = part.lower().rfind("sở ", 0, place)
        found = department_at(part, head + 3) if head >= 0 else None
        if found and found[1] == place:
            part = part[:place] + "," + part[place:]
    return part


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", without_bullet(name)).strip(" ,.;:-–/&+…\"'")
