"""What a cell says besides names: labels, remarks in parentheses, what an agency has to do. It is cut away here."""

import re

from cchc.pure.reading.agencies.vocabulary import KINDS, PERSONS, VERBS
from cchc.pure.reading.letters import LOWER, UPPER

KIND = rf"(?:{'|'.join(sorted(KINDS, key=len, reverse=True))})(?!\w)"
_BULLET = re.compile(r"^\s*(?:[-–+•*●]\s*|\(?\d{1,2}(?:\.\d{1,2})*[.)]\s*|[a-zđ]\)\s*)+")
_NOTE_MARK = re.compile(r"\[\d+\]|\*+")
_APPOSITION = re.compile(r"\s+[-–]\s*[Cc]ơ quan (?:thường trực|đầu mối|tham mưu)[^,;]*")
_REMARK = re.compile(r"\s*\([^()]*\)")
_TELEPHONE = re.compile(r"[;,]?\s*\b(?:SĐT|sđt|ĐT|[Đđ]iện thoại|[Ee]mail)\s*[:.]?\s*[\d.+ ]{8,15}")
_PERSON = re.compile(
    rf"(?:{'|'.join(PERSONS)})\w{{0,2}}\.?:? [{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,4}}\W*"
)
_OPEN_REMARK = re.compile(r"\s*\([^()]*$")
_ROLE = r"(?:chủ trì|phối hợp|thực hiện|tham mưu|đầu mối|chính|theo dõi|cùng|tổ chức)"
_LABEL = re.compile(
    rf"^(?:(?:các )?(?:cơ quan|đơn vị|sở,? ban,? ngành)\s+)?{_ROLE}(?:[ ,/]+(?:và |)(?:{_ROLE}|chính|soạn thảo|trình))*\s*:\s*",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:giao(?: cho)?|do|đề nghị|yêu cầu|phân công)\s+|(?:(?:chủ trì,? *)?phối hợp(?: chặt chẽ)?(?: với| cùng)?|chủ trì|cùng với|cùng|với|và|hoặc)\s+)+",
    re.IGNORECASE,
)
_VERB = re.compile(rf"(?<![\w])(?:,\s*)?(?:{'|'.join(sorted(VERBS, key=len, reverse=True))})(?!\w)")
_BELONGS_TO_NAME = re.compile(
    r"(?:cơ quan|đơn vị|tổ chức|ngành|địa phương|giao|được|phân công|tổ|đoàn|ban chỉ đạo|hội đồng)\s*$",
    re.IGNORECASE,
)
_NEVER_IN_NAME = re.compile(r"[,\s]*(?:có|là|làm|theo|đối với|trong|tùy|tuỳ|căn cứ|để|nhằm)(?!\w)")
_ROLE_VERBS = ("chủ trì", "phối hợp", "tham gia", "thẩm tra", "chuẩn bị", "có trách nhiệm")
_BODY_FOR_A_PURPOSE = re.compile(r"\s*(?:Tổ|Tiểu ban|Ban [Cc]hỉ đạo|Ban soạn thảo|Hội đồng|Đoàn|Trung tâm)\b")
_TOGETHER = re.compile(
    rf"phối hợp(?: chặt chẽ)?,? (?:(?:với|cùng(?: với)?)\s+|(?={KIND}|(?:các|UBND)\s))|cùng với\s+"
)
_NEXT_CLAUSE = re.compile(rf"[,.]\s+(?={KIND}[^,;.]{{2,80}}?\s(?:chủ trì|phối hợp))")
_NEXT_SENTENCE = re.compile(rf"\.\s+(?={KIND}[^;.]{{2,80}}?{_VERB.pattern})")


def without_remarks(text: str) -> str:
    """Without what stands in parentheses, "- Cơ quan thường trực …", footnote marks and emphasis."""
    text = _APPOSITION.sub("", _NOTE_MARK.sub("", text))
    while (bare := _REMARK.sub("", text)) != text:
        text = bare
    return _OPEN_REMARK.sub("", text)


def clauses(text: str) -> list[str]:
    """The parts that are read apart: at ";", and at a new line that begins with a name after one about the work."""
    parts: list[str] = []
    for line in text.split("\n"):
        if parts and not (_VERB.search(parts[-1]) and re.match(rf"\s*{KIND}", line)):
            parts[-1] += "\n" + line
        else:
            parts.append(line)
    return [clause for part in parts for clause in part.split(";")]


def without_telephones(text: str) -> str:
    """ "Sở Mẫu - GĐ Lê Văn Mẫu; SĐT: 0900000000" → "Sở Mẫu; GĐ Lê Văn Mẫu"."""
    return re.sub(rf"\s+[-–+]\s+(?={_PERSON.pattern})", "; ", _TELEPHONE.sub("", text))


def is_person(name: str) -> bool:
    """ "GĐ Nguyễn Văn Mẫu", "đ/c Mẫu": somebody, not an agency."""
    return bool(_PERSON.fullmatch(name))


def without_bullet(text: str) -> str:
    """Without the number or dash at its head: "5.1. Trung tâm …" → "Trung tâm …"."""
    return _BULLET.sub("", text).strip()


def subjects(clause: str) -> list[str]:
    """The lists of names in one clause: who acts, then with whom; the work itself is dropped."""
    found: list[str] = []
    rest = clause
    while rest:
        rest = _LEADING.sub("", _LABEL.sub("", without_bullet(rest)))
        verb = _first_verb(rest)
        found.append(rest[: verb.start()] if verb else rest)
        rest = _after(rest[verb.start() :]) if verb else ""
    return [part for part in (text.strip(" ,.:-–") for text in found) if part]


def _first_verb(clause: str) -> re.Match[str] | None:
    """Where the work begins. "Các cơ quan chủ trì CCHC" and "Tổ công tác triển khai …" are names to their end."""
    if _BODY_FOR_A_PURPOSE.match(clause):
        return next((m for m in _VERB.finditer(clause) if m.group().strip(", ") in _ROLE_VERBS), None)
    return next((m for m in _VERB.finditer(clause) if not is_part_of_name(clause, m)), None)


def is_part_of_name(clause: str, verb: re.Match[str]) -> bool:
    """ "Các cơ quan được giao chủ trì", "đơn vị thực hiện": the verb says which agency, not what it does."""
    return not _NEVER_IN_NAME.match(verb.group()) and bool(_BELONGS_TO_NAME.search(clause[: verb.start()]))


def _after(work: str) -> str:
    """The names further on in the work: "…, phối hợp với Sở B", "…, Sở C chủ trì …", "…. Sở D hướng dẫn …"."""
    places = [
        match for pattern in (_TOGETHER, _NEXT_CLAUSE, _NEXT_SENTENCE) if (match := pattern.search(work))
    ]
    return work[min(places, key=lambda match: match.start()).end() :] if places else ""
