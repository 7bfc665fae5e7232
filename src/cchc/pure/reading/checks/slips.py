"""Slips of the pen, of the scanner and of narrow columns."""

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc.pure.reading.blocks import Place
from cchc.pure.reading.checks.rule import ERROR, INFO, WARNING, Case, Hit, hit, rule
from cchc.pure.reading.checks.syllables import is_marked, is_syllable, split_glued
from cchc.pure.reading.checks.texts import quote
from cchc.pure.reading.letters import LOWER, UPPER

# The editions that were ever issued of the standards that plans name.
ISO_EDITIONS = {
    "9001": ("1987", "1994", "2000", "2008", "2015"),
    "14001": ("1996", "2004", "2015"),
    "27001": ("2005", "2013", "2022"),
}
# Words that double by nature.
_DOUBLING = {"luôn", "dần", "ngày", "thường", "mãi", "người", "nhà", "đời", "xa", "lâu", "đều", "năm", "từng"}
# Words after which something must follow.
_OPEN_WORDS = "và|của|các|những|về|với|cho|để|từ|trong|theo|tại|bằng|do|hoặc|như|nhằm|ít nhất|tối thiểu|là|đối với|thuộc|bởi|gồm"
_CUT = re.compile(rf"(?:\s(?<!kèm )(?<!tiếp )(?:{_OPEN_WORDS})|,)$", re.IGNORECASE)
_DOUBLED_WORD = re.compile(r"(?P<before>^|[^\w\s]\s*)\b(?P<word>[^\W\d_]{2,})\s+(?P=word)\b(?!\s+\d)")
_DOUBLED_NAME = re.compile(rf"\b(?P<word>[{UPPER}][{LOWER}]+)\s+(?P=word)\b")
_DOUBLED_PAIR = re.compile(r"\b(?P<word>[^\W\d_]{2,}\s+[^\W\d_]{2,})\s+(?P=word)\b", re.IGNORECASE)
_QUARTER = re.compile(r"\b[Qq]u[ýíÝÍ]\s*(?:l{1,3}|lV|Vl{0,3})(?!\w)")
_ISO = re.compile(r"\bISO(?:/IEC)?\s*:?\s*(?P<number>9001|14001|27001)\s*[:\-]\s*(?P<year>\d{4})")
_NO_SPACE = re.compile(
    rf"(?<![/@.\w])[{LOWER}{UPPER}]{{0,20}}[{LOWER}]{{2}}[.;:,][{UPPER}][{LOWER}]{{1,20}}(?![.@/])"
)
_WORD = re.compile(rf"(?<![\w])[{LOWER}{UPPER}]{{2,}}")
_CONSONANTS = re.compile(r"[bcdđghklmnpqrstvx]+")  # an abbreviation in small letters: "sđt"
_LONGEST = 20  # letters; what is longer is no word that a person typed
_ENUMERATOR = re.compile(r"(?:^|[.;:]\s+|(?<=[;:]))(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)")


@rule(
    "doubled-word",
    WARNING,
    what="Từ viết lặp hai lần liền nhau.",
    message="Viết lặp từ “%(word)s”: “%(text)s”.",
    example={"word": "Sở", "text": "Sở Sở Khoa học và Công nghệ"},
)
def doubled_word(case: Case) -> Iterator[Hit]:
    for one in case.words:
        if not _may_double(one.text):
            continue
        for pattern in (_DOUBLED_WORD, _DOUBLED_NAME, _DOUBLED_PAIR):
            match = pattern.search(one.text)
            if match and match["word"].casefold() not in _DOUBLING:
                yield hit(one.place, word=match["word"], text=_around(one.text, match.start(), match.end()))
                break


@rule(
    "letter-for-numeral",
    WARNING,
    what="Chữ “l” viết thay số La Mã “I” (“Quý l”).",
    message="“%(text)s” viết chữ “l” thay cho số La Mã “I” (%(count)d chỗ); đề nghị sửa.",
    example={"text": "Quý l", "count": 3},
)
def letter_for_numeral(case: Case) -> Iterator[Hit]:
    found: dict[str, list[Place]] = {}
    for one in case.words:
        for match in _QUARTER.finditer(one.text):
            if "l" in match.group():
                found.setdefault(match.group(), []).append(one.place)
    for text, places in found.items():
        yield hit(places, text=text, count=len(places))


@rule(
    "iso-edition",
    ERROR,
    what="Phiên bản tiêu chuẩn ISO không có thật.",
    message="“%(text)s” không có phiên bản %(year)s; phiên bản hiện hành là %(current)s.",
    example={"text": "ISO 9001:2005", "year": "2005", "current": "2015"},
)
def iso_edition(case: Case) -> Iterator[Hit]:
    for one in case.words:
        for match in _ISO.finditer(one.text):
            editions = ISO_EDITIONS[match["number"]]
            if match["year"] not in editions:
                yield hit(one.place, text=match.group(), year=match["year"], current=editions[-1])


@rule(
    "iso-editions-mixed",
    INFO,
    what="Viện dẫn nhiều phiên bản của cùng một tiêu chuẩn ISO.",
    message="Văn bản dùng cả ISO %(old)s và ISO %(new)s; đề nghị kiểm tra có chỗ nào ghi nhầm phiên bản cũ.",
    example={"old": "9001:2008", "new": "9001:2015"},
)
def iso_editions_mixed(case: Case) -> Iterator[Hit]:
    found: dict[str, dict[str, list[Place]]] = {}
    for one in case.words:
        for match in _ISO.finditer(one.text):
            found.setdefault(match["number"], {}).setdefault(match["year"], []).append(one.place)
    for number, years in found.items():
        known = sorted(set(years) & set(ISO_EDITIONS[number]))
        if len(known) > 1:
            yield hit(years[known[0]], old=f"{number}:{known[0]}", new=f"{number}:{known[-1]}")


@rule(
    "words-glued",
    WARNING,
    what="Hai từ viết dính nhau.",
    message="“%(word)s” viết dính hai từ “%(left)s” và “%(right)s”; đề nghị thêm dấu cách.",
    example={"word": "hànhchính", "left": "hành", "right": "chính"},
)
def words_glued(case: Case) -> Iterator[Hit]:
    for one in case.words:
        for word in _strange_words(one.text):
            parts = split_glued(word)
            if parts:
                yield hit(one.place, word=word, left=parts[0], right=parts[1])


@rule(
    "word-misspelt",
    INFO,
    what="Từ không thể có trong tiếng Việt, có thể do gõ hoặc quét sai.",
    message="“%(word)s” có thể viết sai chính tả: “%(text)s”.",
    example={"word": "hệh", "text": "xây dựng hệh thống thông tin"},
)
def word_misspelt(case: Case) -> Iterator[Hit]:
    for one in case.words:
        for word in _strange_words(one.text):
            if not split_glued(word):
                at = one.text.find(word)
                yield hit(one.place, word=word, text=_around(one.text, at, at + len(word)))


@rule(
    "space-missing",
    INFO,
    what="Thiếu dấu cách sau dấu câu.",
    message="Thiếu dấu cách sau dấu câu: “%(text)s”.",
    example={"text": "các cấp.Theo đó"},
)
def space_missing(case: Case) -> Iterator[Hit]:
    for one in case.words:
        match = _NO_SPACE.search(one.text)
        if match:
            yield hit(one.place, text=_around(one.text, match.start(), match.end()))


@rule(
    "text-cut",
    WARNING,
    what="Nội dung bị cắt giữa chừng.",
    message="Nội dung dừng giữa chừng: “…%(text)s”; đề nghị viết cho đủ.",
    example={"text": "số cuộc kiểm tra tăng ít nhất"},
)
def text_cut(case: Case) -> Iterator[Hit]:
    for rows in case.tables:
        for item in rows:
            for text in (
                item.text,
                item.output,
                item.target,
                item.lead.text,
                item.support.text,
                item.due.text,
            ):
                if text and _CUT.search(text) and len(text.split()) > 2:
                    yield hit(item.place, text=text[-60:])


@rule(
    "brackets-unbalanced",
    INFO,
    what="Ngoặc mở mà không đóng, hoặc đóng mà không mở.",
    message="Ngoặc %(mark)s không khớp: “%(text)s”.",
    example={"mark": "( )", "text": "(theo dõi, đôn đốc việc thực hiện"},
)
def brackets_unbalanced(case: Case) -> Iterator[Hit]:
    for one in case.words:
        text = _ENUMERATOR.sub(" ", one.text)
        for opening, closing in ("()", "“”", "[]"):
            if text.count(opening) != text.count(closing) and not one.footnote:
                at = one.text.rfind(opening if text.count(opening) > text.count(closing) else closing)
                yield hit(one.place, mark=f"{opening} {closing}", text=_around(one.text, at, at + 1))
                break


def _may_double(text: str) -> bool:
    """A quick look before the patterns: a word or a pair of words that follows itself."""
    words = [word.strip(".,;:()") for word in text.casefold().split()]
    pairs = list(pairwise(words))
    return any(a == b for a, b in pairs) or any(a == b for a, b in zip(pairs, pairs[2:], strict=False))


def _strange_words(text: str) -> Iterator[str]:
    """Words in small letters with Vietnamese marks that are no syllable: names and abbreviations are left out."""
    for word in _WORD.findall(text):
        strange = len(word) <= _LONGEST and not is_syllable(word) and word.islower() and is_marked(word)
        if strange and not _CONSONANTS.fullmatch(word):
            yield word


def _around(text: str, start: int, end: int, width: int = 30) -> str:
    """The words around a place in a text."""
    left = text[max(0, start - width) : start]
    right = text[end : end + width]
    left = left.partition(" ")[2] if start > width else left
    right = right.rpartition(" ")[0] if end + width < len(text) else right
    return quote(f"{left}{text[start:end]}{right}", 120)
