"""One agency's name: abbreviations written out, capitals as officially written, names compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from cchc.pure.reading.agencies.vocabulary import (
    ABBREVIATIONS,
    DEPARTMENTS,
    FACELESS,
    GENERIC,
    OFFICIAL,
    SHORT_DEPARTMENTS,
)
from cchc.pure.reading.text import fold

_LONGEST_DEPARTMENT = max(map(len, DEPARTMENTS)) + 10
_LETTERS = r"[A-ZĐ]{2,}"
_SHORT = re.compile(rf"(?<!\w)(Sở|sở|SỞ) +({_LETTERS})((?: ?[&,.\-–] ?{_LETTERS}| và {_LETTERS})*)(?![\w&])")
_SHORT_IN_LIST = re.compile(rf"(?<![\w&])({_LETTERS}(?: ?[&\-–] ?{_LETTERS})+|[A-ZĐ]{{4,}})(?![\w&])")
_COMMITTEE = re.compile(
    r"(?<!\w)(?:[UỦ]y|Uỷ) ban nhân dân(?!\w)|(?<!\w)Hội đồng nhân dân(?!\w)", re.IGNORECASE
)
_CLASS = "|".join(word for word in GENERIC if word not in ("tỉnh", "bộ"))
_MANY = re.compile(
    r"(?:các|những|mọi|tất cả|toàn thể|một số|thành viên)\b"
    r"|(?:giám đốc|thủ trưởng|trưởng|lãnh đạo|công an|đảng ủy|thường trực|(?:chủ tịch )?(?:ubnd|hđnd)) (?:các|cấp)\b"
    r"|(?:chủ tịch )?(?:ubnd|hđnd) (?:xã|phường|huyện|thị xã|đặc khu)(?:,|$| và )"
    rf"|(?:{_CLASS})(?:,|$| (?:ban|ngành|và|liên quan|có liên quan)\b)"
    r"|(?:cơ quan|đơn vị|địa phương|tổ chức|doanh nghiệp|cá nhân|ngành|đoàn thể)\b"
)
_FACELESS = re.compile(
    rf"(?:(?:các|những|một số) )?(?:{'|'.join(FACELESS)})(?:(?:,| và) (?:{'|'.join(FACELESS)}))*"
    r"(?: (?:khác|có liên quan|liên quan)(?: khác)?|(?: được (?:giao|phân công))?(?: nhiệm vụ)?(?: (?:chủ trì|phối hợp|thực hiện|phụ trách))(?: nhiệm vụ)?| được (?:giao|phân công)(?: nhiệm vụ)?)"
)


def flat(text: str) -> str:
    """Folded character by character, so that a place in it is the same place in the text."""
    return "".join(map(_flat_one, text))


@lru_cache(2_000)
def _flat_one(char: str) -> str:
    one = fold(char)
    return one if len(one) == 1 else char.lower()[:1]


def written_out(text: str) -> str:
    """The text with the field's abbreviations in full: "Sở KH&CN" → "Sở Khoa học và Công nghệ"."""
    text = re.sub(r"(?<!\w)([Ss]ở)(?: +[Ss]ở(?= +[A-ZĐ]))+", r"\1", text)
    text = _SHORT.sub(_short_department, text)
    text = _SHORT_IN_LIST.sub(lambda m: _department(m[1]), text)
    for pattern, full in ABBREVIATIONS:
        text = re.sub(rf"(?<!\w){pattern}", full, text)
    return text


def _short_department(match: re.Match[str]) -> str:
    """ "Sở NN và MT" is one department; where the letters together mean nothing, the first are tried alone."""
    short = match[2] + match[3]
    ends = [part.end() for part in re.finditer(_LETTERS, short)]
    for end in reversed(ends):
        if (full := _department(short[:end])) != short[:end]:
            return f"{match[1]} {full}{short[end:]}"
    return match.group()


def _department(short: str) -> str:
    return SHORT_DEPARTMENTS.get(re.sub(r"[^A-ZĐ]", "", short), short)


_FIELDS = sorted(DEPARTMENTS, key=len, reverse=True)  # the longest first: one may begin another


@cache
def _department_pattern() -> re.Pattern[str]:
    """A department's field in flat text, one group for each of _FIELDS; commas, dashes and "và" may change places."""
    loose = {", ": "(?: ?[,–-] ?| )", " - ": "(?: ?[,–-] ?| )", " va ": "(?: va | ?& ?| ?[,–-] ?)"}
    fields = (re.sub(", | - | va ", lambda mark: loose[mark.group()], flat(field)) for field in _FIELDS)
    return re.compile(rf"(?:{'|'.join(f'({field})' for field in fields)})(?!\w)")


def department_at(text: str, at: int) -> tuple[str, int] | None:
    """The official field that begins at a place of the text, and where it ends."""
    match = _department_pattern().match(flat(text[at : at + _LONGEST_DEPARTMENT]))
    return (_FIELDS[match.lastindex - 1], at + match.end()) if match and match.lastindex else None


@cache
def _official() -> list[tuple[str, str]]:
    return [(flat(name), name) for name in OFFICIAL]


def official(name: str) -> str:
    """The name in its official spelling, where there is one; what follows it is kept."""
    head = re.match(r"[Ss][ởỞ] +", name)
    if head and (found := department_at(name, head.end())):
        return f"Sở {found[0]}{name[found[1] :]}"
    folded = flat(name)
    for plain, right in _official():
        if folded.startswith(plain) and not folded[len(plain) : len(plain) + 1].isalnum():
            return right + name[len(plain) :]
    return name


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(text).replace("&", " va ")).strip()


def _key(name: str) -> str:
    """What two spellings of one name share: official, without accents, marks, "các" and letter case."""
    name = _COMMITTEE.sub(lambda m: "HĐND" if m.group()[0] in "Hh" else "UBND", official(written_out(name)))
    letters = _letters(name)
    letters = re.sub(r"\bco lien quan\b", "lien quan", letters)
    return re.sub(r"^cac ", "", re.sub(r"(?<!cap) (?:tinh|thanh pho)$", "", letters))


def same_agency(one: str, other: str) -> bool:
    """Whether two names are one agency or group, however they are written: "Sở KHCN", "Sở khoa học và công nghệ"."""
    return _key(one) == _key(other)


def spellings(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The names as written, grouped where several spellings mean the same agency; only groups of two or more.

    A capital at the head and "các" before a group are no difference.
    """
    groups: dict[str, dict[str, str]] = {}
    for name in names:
        groups.setdefault(_key(name), {}).setdefault(_plain(name), name)
    return tuple(tuple(group.values()) for group in groups.values() if len(group) > 1)


def _plain(name: str) -> str:
    name = re.sub(r"^các ", "", name.strip(" .,;"), flags=re.IGNORECASE)
    return name.casefold() if is_group(name) else name[:1].upper() + name[1:]


@dataclass(frozen=True, slots=True)
class Mention:
    """A department named in a text: the words that name it, and its official name."""

    written: str
    name: str


def mentions(text: str) -> tuple[Mention, ...]:
    """Every department ("Sở …") that a text names, abbreviated or not, in order: what `spellings` is asked about."""
    found: list[Mention] = []
    for match in re.finditer(r"(?<!\w)Sở +(?=[A-ZĐ])", text):
        short = _SHORT.match(text, match.start())
        if short and (full_name := _short_department(short)) != short.group():
            found.append(Mention(short.group(), official(full_name)))
        elif full := department_at(text, match.end()):
            found.append(Mention(text[match.start() : full[1]], f"Sở {full[0]}"))
    return tuple(found)


def is_group(name: str) -> bool:
    """Whether a name stands for many agencies: "Các sở, ban, ngành", "UBND cấp xã", "đơn vị sự nghiệp"."""
    if re.match(r"[Ss]ở [A-ZĐ]", name):
        return False
    return bool(_MANY.match(_COMMITTEE.sub("UBND", name).strip().lower()))


def names_nobody(name: str) -> bool:
    """Whether a name points at no agency in particular: "các cơ quan liên quan", "cơ quan được giao chủ trì"."""
    return bool(_FACELESS.fullmatch(name.strip(" .;,").lower()))
