"""The legal documents that a document cites: each once, with its number, kind, date and every place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.pure.reading import dates
from cchc.pure.reading.blocks import Block, Paragraph, Place
from cchc.pure.reading.letters import UPPER
from cchc.pure.reading.numbers import KINDS, Number, find_numbers, mend
from cchc.pure.reading.plan import Citation
from cchc.pure.reading.text import one_line

_KIND_WORDS = sorted(
    {*KINDS.values(), "Luật", "Bộ luật", "Văn bản", "Quy định", "Sắc lệnh", "Lệnh", "Chương trình hành động"},
    key=len,
    reverse=True,
)
_WORDS = "|".join(word.replace(" ", r"\s+") for word in _KIND_WORDS)
_KIND_BEFORE = re.compile(rf"\b({_WORDS})(?:\s+số)?\s*:?\s*$", re.IGNORECASE)
_LAW_BEFORE = re.compile(r"\b(Bộ luật|Luật|Pháp lệnh|Nghị quyết)\b(?=[^;:.]*$)", re.IGNORECASE)
_LIST_HEAD = re.compile(rf"\bcác\s+({_WORDS})\b[^:;.]*:", re.IGNORECASE)
_BARE_ITEM = re.compile(r"(?:[:;,]|\bvà)\s*số\s*:?\s*$", re.IGNORECASE)
# "…, ngày 15/7/2021"; "… của Thủ tướng Chính phủ ngày 31/3/2022": no other number may stand between.
_DATE_AFTER = re.compile(
    rf"[\s,(]*(?:(?:của|do)\s[^;.\d]{{2,80}}?\s)?(?:ban hành\s|ký\s)?ngày\s*{dates.DATE}", re.IGNORECASE
)
_LAW_BY_NAME = re.compile(
    r"\b(?P<kind>Bộ luật|Luật|Pháp lệnh)\s+"
    rf"(?P<name>[Ss]ửa đổi,? bổ sung[^;.\d]{{3,400}}?(?=\s*(?:[;.(]|$|\bngày\s|\bnăm\s|\bsố\s(?!điều)))|[{UPPER}][^;:.,()\d]{{3,120}}?)"
    r"(?=\s*(?:[;.,(]|$|\bngày\s|\bnăm\s|\bsố\s|\bđã\b|\bđược\b|\bvà\s(?:Luật|các)))"
)
_LEFT, _RIGHT = 2000, 200  # characters that may tell a kind and a date: a list may run long
_OWN_LINE = re.compile(
    r"^\W*(?:công văn\s+)?(?:số hiệu|số)\W*[\w/.&-]+\W*(?:\|[^|]{1,40}, ngày [\d\w ]{1,30}\W*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One document named at one place. `date_text` is the date as printed, `issued_on` what it means."""

    number: str | None
    key: str
    kind: str | None
    issued_on: date | None
    date_text: str | None
    place: Place
    name: str | None = None
    printed: str | None = None  # the number as it stands in the document


def find_citations(blocks: Sequence[Block], *, own_number: str | None) -> tuple[Citation, ...]:
    """Every distinct document that is cited, in the order of its first mention.

    The letterhead that gives `own_number` is no citation; a later sentence that names it is one.
    Two dates for one number: the first is kept (the checker reports the others).
    """
    found: dict[str, list[Mention]] = {}
    for mention in mentions(blocks, own_number=own_number):
        found.setdefault(mention.key, []).append(mention)
    return tuple(_citation(same) for same in found.values())


def mentions(blocks: Sequence[Block], *, own_number: str | None = None) -> tuple[Mention, ...]:
    """Each mention of a numbered document, and of a law by its name, in reading order."""
    out: list[Mention] = []
    for text, before, place in _texts(blocks):
        joined = re.sub(r"\s+(?=/)", "", text)
        if own_number and own_number in joined and _OWN_LINE.match(joined):
            continue
        out += _numbered(text, before, place)
        out += _laws(text, place)
    return tuple(out)


def _citation(same: list[Mention]) -> Citation:
    """One citation of all the mentions of one document: the first kind and date that are given."""
    places = dict.fromkeys(mention.place for mention in same)
    return Citation(
        number=same[0].number,
        kind=next((m.kind for m in same if m.kind), None),
        issued_on=next((m.issued_on for m in same if m.issued_on), None),
        places=tuple(places),
        name=same[0].name,
    )


def _texts(blocks: Sequence[Block]) -> Iterator[tuple[str, str, Place]]:
    """(text, the text before it, place) of every paragraph and cell, each on one line and mended."""
    before = ""
    for block in blocks:
        parts = [block] if isinstance(block, Paragraph) else list(block.cells)
        for part in parts:
            text = mend(one_line(part.text))
            yield text, before, part.place
            before = text


def _numbered(text: str, before: str, place: Place) -> Iterator[Mention]:
    for number in find_numbers(text):
        left = text[max(0, number.start - _LEFT) : number.start]
        kind = _kind(number, left if left.strip(" :") not in ("số", "Số") else f"{before} {left}")
        printed = _date_after(text[number.end : number.end + _RIGHT])
        yield Mention(
            number.text,
            number.key,
            kind,
            printed.value if printed else None,
            printed.text if printed else None,
            place,
            printed=number.printed,
        )


def _kind(number: Number, left: str) -> str | None:
    """The word in front; in a list ("các Quyết định …: số A; số B") the word that heads it; else the letters."""
    if re.match(r"QH\d", number.letters):
        laws = _LAW_BEFORE.findall(left[-300:])
        return _sentence_case(laws[-1]) if laws else number.kind
    word = _KIND_BEFORE.search(left[-50:])
    if word:
        return _sentence_case(word[1])
    if _BARE_ITEM.search(left[-20:]) and not number.kind:
        heads = _LIST_HEAD.findall(left)
        if heads:
            return _sentence_case(heads[-1])
    return number.kind or "Công văn"


def _date_after(right: str) -> dates.Printed | None:
    match = _DATE_AFTER.match(right)
    return dates.from_match(match) if match else None


def _laws(text: str, place: Place) -> Iterator[Mention]:
    """Laws cited by their name alone: on a line of grounds ("Căn cứ …"), or with a date or year."""
    for match in _LAW_BY_NAME.finditer(text):
        right = text[match.end() : match.end() + _RIGHT]
        if re.match(r"\s*(?:\([^)]*\)\s*)?số\s", right):
            continue
        printed = _date_after(right)
        ground = re.search(r"^\W*căn cứ\s*$", text[: match.start()], re.IGNORECASE)
        if ground or printed or re.match(r"\s*năm\s(?:19|20)\d\d", right):
            name = f"{_sentence_case(match['kind'])} {match['name'].strip()}"
            value, words = (printed.value, printed.text) if printed else (None, None)
            yield Mention(None, name.casefold(), _sentence_case(match["kind"]), value, words, place, name)


def _sentence_case(words: str) -> str:
    words = re.sub(r"\s+", " ", words)
    return words[0].upper() + words[1:].lower()
