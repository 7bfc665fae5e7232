"""What two spellings of one agency's name share; and where accents make two agencies of one spelling."""

import re
import unicodedata
from functools import lru_cache

from cchc.pure.reading.agencies.names import official, written_out
from cchc.pure.reading.text import fold, one_line

_COMMITTEE = re.compile(r"(?<!\w)(?:[UỦuủ][yỷ]|U[ỷy]|UB) ?(?:ban)? ?(?:nhân dân|ND)(?!\w)", re.IGNORECASE)
_COUNCIL = re.compile(r"(?<!\w)hội đồng nhân dân(?!\w)", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MANY = re.compile(r"^(?:tat ca|toan the|toan bo|cac|nhung|moi|100) ")
_OF = "(?:(?:cap|cua|thuoc|truc thuoc|thuoc ubnd|truc thuoc ubnd) )?"
_KIND_BEFORE = re.compile(r"\b(?:xa|phuong|thi xa|thi tran|huyen|quan|thanh pho|dac khu|tinh|cap)$")
_NEEDS_LEVEL = frozenset({"ubnd", "hdnd", "hdnd ubnd", "dang uy ubnd"})
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"), "")


def folded_of(name: str, short_name: str) -> str:
    """What a search looks in: both names without accents."""
    return fold(f"{name} {short_name}")[:400]


@lru_cache(1 << 14)
def key(words: str, level: str = "tinh", place: str = "") -> str:
    """The words without accents, marks, "các" and level, abbreviations written out.

    `level`, `place`: "tinh", "mau" of Tỉnh Mẫu; both may follow every agency's name. "Các Sở, ban ngành cấp tỉnh" →
    "so ban nganh"; "Sở KH&CN" → "so khoa hoc cong nghe"; "UBND tỉnh" keeps its level.
    """
    text = official(written_out(_REMARK.sub(" ", one_line(words)).strip(" .,;:-–*+")))
    text = _COUNCIL.sub("HĐND", _COMMITTEE.sub("UBND", text))
    letters = re.sub(r"[\W_]+", " ", fold(text)).strip()
    letters = re.sub(r"\b(?:va|cac|nhung) (?=\w)", "", f"{letters} ").strip()
    letters = _MANY.sub("", letters.replace("co lien quan", "lien quan"))
    return _without_level(_without_place(letters, level, place), level)


def _without_place(letters: str, level: str, place: str) -> str:
    """ "so noi vu tinh mau", "so noi vu mau" → "so noi vu tinh", "so noi vu"; "ubnd xa mau" is another agency."""
    if not place or not letters.endswith(f" {place}"):
        return letters
    bare = letters.removesuffix(f" {place}")
    return bare if bare.endswith(f" {level}") or not _KIND_BEFORE.search(bare) else letters


def _without_level(letters: str, level: str) -> str:
    """A committee keeps it, always as "tinh": "ubnd" alone would be any committee."""
    bare = re.sub(rf" {_OF}{level}$", "", letters)
    return f"{bare} tinh" if bare != letters and bare in _NEEDS_LEVEL else bare


@lru_cache(1 << 14)
def accents(words: str) -> str:
    """The syllables with their letters and tones, wherever the tone mark was put: "Hoà" and "Hòa" are one."""
    text = _COMMITTEE.sub("UBND", written_out(one_line(words))).casefold()
    return " ".join(_syllable(one) for one in re.findall(r"[^\W_]+", text))


def has_accents(words: str) -> bool:
    """Whether somebody wrote with accents at all; who did not has said nothing about them."""
    return fold(words) != one_line(words).casefold()


def _syllable(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tone = "".join(char for char in parts if ord(char) in _TONES)
    return unicodedata.normalize("NFC", parts.translate(_TONES)) + tone


def initials(name: str) -> str:
    """ "Sở Nội vụ" → "snv"; small words count, as officials write them; marks do not."""
    return "".join(word[0] for word in fold(re.sub(r"[\W_]+", " ", name)).split())
