"""Outline → targets: each statement that is to be reached, with its figures and its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc.pure.reading.figures import read_measures
from cchc.pure.reading.outline import Entry, Heading, Outline
from cchc.pure.reading.outline.model import HEADING, SPOKEN
from cchc.pure.reading.plan import Target
from cchc.pure.reading.targets import sections, statements
from cchc.pure.reading.text import fold

_WHOLE = ("number", "dotted")  # their printed number names one target, however many sentences it has
_SPECIFICALLY = re.compile(r"\b(?:cu the|trong do)(?: la| nhu sau)?\s*:$")
_LIST_OF_TARGETS = re.compile(r"\b(?:chi tieu|muc tieu)\b[^.]*:$")
_PAST = re.compile(r"(?:trong |den |het |ket thuc |tinh den )*nam (?P<year>\d{4})\b")
_TOLD = re.compile(
    r"\b(?:hien (?:nay )?(?:co|dat)|da (?:dat|co|hoan thanh|thuc hien))(?: duoc| tren| hon| khoang)? \d"
)
_ASSIGNMENT = re.compile(
    r"(?:don vi|co quan|thoi gian|thoi han|tien do|san pham|kinh phi|chu tri|phoi hop|ket qua)\b[^:]{0,40}:"
)
_CITATION = re.compile(r"(?:can cu|thuc hien (?:nghi quyet|quyet dinh|ke hoach|chi thi|luat)|theo de nghi)\b")
_DONE_TO = re.compile(
    r"\b(?:tai|cho|den|co|dat|giam|tang|hon|to chuc|xay dung|ban hanh|hoan thanh|trien khai|thanh lap|mo|dao tao|thuc hien|ho tro"
    r"|phat trien|cung cap|tap huan|kiem tra|duy tri|nhan rong|dau tu|trang bi|bo tri|lap dat|khao sat|va|,) \d"
)
_LEAST_WORDS = 4


@dataclass(slots=True)
class _Finder:
    """Collects targets; a statement that was found already is not a second target."""

    outline: Outline
    year: int | None
    targets: list[Target] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def add(self, entry: Entry, text: str, *, code: str | None = None, section: str | None = None) -> None:
        text = text.rstrip(" ;,")
        key = fold(text).strip(" .;")
        section = section or self._section(entry)
        if len(key.split()) < _LEAST_WORDS:
            if not self._led_in(entry, text):
                return
            key = f"{section}: {key}"  # "Cấp xã: 75%" may stand below two targets
        if key in self.seen:
            return
        self.seen.add(key)
        self.targets.append(
            Target(code or self._code(entry), section, text, read_measures(text), entry.place)
        )

    def _led_in(self, entry: Entry, text: str) -> bool:
        """ "Cấp xã: 75%" below "Tỷ lệ hồ sơ trực tuyến:" says enough."""
        above = self.outline.entries[entry.parent] if entry.parent is not None else None
        return above is not None and above.text.endswith(":") and bool(read_measures(text))

    def run_in_headings(self, entry: Entry) -> list[Heading]:
        """ "1. Mục tiêu chung: Nâng cao …": what the paragraph, or one it stands under, says before its colon."""
        found: list[Heading] = []
        above: Entry | None = entry
        while above is not None and above.kind != HEADING:
            label, _ = statements.labelled(above.text)
            if label:
                found.insert(0, Heading(above.code, label))
            above = self.outline.entries[above.parent] if above.parent is not None else None
        return found

    def _section(self, entry: Entry) -> str | None:
        """The words that lead in ("Tỷ lệ hồ sơ trực tuyến:"), else the heading above."""
        above = self.outline.entries[entry.parent] if entry.parent is not None else None
        if above is not None and above.kind != HEADING and above.text.endswith(":"):
            return above.text.rstrip(" :")
        return entry.path[-1].title.rstrip(" :") if entry.path else None

    def _code(self, entry: Entry) -> str | None:
        """Its own number, else that of the numbered paragraph it stands under; "(3)" is a part of that one."""
        above: Entry | None = entry
        code = None
        while above is not None and (above is entry or above.kind != HEADING or above.text.endswith(":")):
            code = above.code or code
            if above.code and above.style != "paren":
                break
            above = self.outline.entries[above.parent] if above.parent is not None else None
        return code


def find_targets(outline: Outline, *, year: int | None) -> tuple[Target, ...]:
    """The targets of the body in order; never from tables or appendices. `year` is the plan's year."""
    finder = _Finder(outline, year)
    entries = [entry for entry in outline.entries if entry.kind in SPOKEN and not entry.in_appendix]
    if not any(_structures(entry) for entry in entries):
        _from_article(finder, entries)
        return tuple(finder.targets)
    own_list = sections.has_own_list(entries)
    for entry in entries:
        _from_entry(finder, entry, own_list=own_list)
    return tuple(finder.targets)


def _structures(entry: Entry) -> bool:
    """A heading with a number, or one that names objectives; an article's bold lines are neither."""
    if entry.kind != HEADING:
        return False
    return entry.style is not None or sections.role([Heading(entry.code, entry.text)]) == sections.LISTED


def _from_entry(finder: _Finder, entry: Entry, *, own_list: bool) -> None:
    headings = (*entry.path, *finder.run_in_headings(entry))
    role = sections.role(headings) if headings else sections.SILENT
    if role == sections.SILENT or (entry.kind == HEADING and role != sections.LISTED):
        return
    if _from_inline_list(finder, entry, role) or role == sections.PURPOSE:
        return
    if role == sections.LISTED:
        for section, text in _listed(entry):
            finder.add(entry, text, section=section)
    elif not (own_list and role == sections.QUANTIFIED) and not _ASSIGNMENT.match(fold(entry.text)):
        for text in _quantified(entry, finder.year):
            finder.add(entry, text)


def _from_inline_list(finder: _Finder, entry: Entry, role: str) -> bool:
    """ "… các chỉ tiêu: (1) …; (2) …": the items are the targets, even among purposes."""
    lead, items = statements.inline_list(entry.text)
    if not items or not (role == sections.LISTED or _LIST_OF_TARGETS.search(fold(lead))):
        return False
    if not any(read_measures(item) for _, item in items):
        return False
    for code, item in items:
        finder.add(entry, item, code=code)
    return True


def _listed(entry: Entry) -> Iterator[tuple[str | None, str]]:
    """The targets of a paragraph in a section of targets, each with the field that it names itself."""
    if _is_lead_in(entry):
        return
    label, rest = statements.labelled(entry.text)
    if label and len(rest.split()) < _LEAST_WORDS and read_measures(rest):
        yield None, entry.text
        return
    parts = [part for text in statements.whole_sentences(rest) for part in statements.independent(text)]
    several = sum(bool(read_measures(part)) for part in parts) > 1
    if label and several:
        yield from ((label, part) for part in parts)
    elif entry.style in _WHOLE:
        yield None, entry.text
    else:
        for sentence in statements.whole_sentences(entry.text):
            yield from ((None, part) for part in statements.independent(sentence))


def _is_lead_in(entry: Entry) -> bool:
    """A heading, or words that only announce what follows; "Nâng cao chất lượng …, cụ thể:" is a target."""
    folded = fold(entry.text)
    if folded.endswith(":") and entry.code and _SPECIFICALLY.search(folded):
        return len(folded.split()) < 2 * _LEAST_WORDS
    if entry.kind == HEADING:
        return not entry.code or "%" not in entry.text
    return (folded.endswith(":") and "%" not in folded) or bool(_CITATION.match(folded))


def _quantified(entry: Entry, year: int | None) -> Iterator[str]:
    """The statements with a figure in a paragraph of any other section."""
    for sentence in statements.sentences(entry.text):
        text = statements.quantified(sentence)
        if text and _binds(text) and not _is_past(text, year) and not _CITATION.match(fold(text)):
            yield text


def _binds(text: str) -> bool:
    """A share, a limit, or a count that something is done to; "mô hình 04 lớp", "02 tỉnh" describe."""
    counts = [m for m in read_measures(text) if m.unit != "%" and m.comparator in ("=", ">")]
    return len(counts) < len(read_measures(text)) or bool(_DONE_TO.search(fold(text)))


def _is_past(text: str, year: int | None) -> bool:
    """ "Năm 2024, tỷ lệ … đạt 92%" in a plan for 2026 tells a result; so does "hiện có", "đã đạt"."""
    if _TOLD.search(fold(text)):
        return True
    match = _PAST.match(fold(text))
    return bool(match and year and int(match["year"]) < year)


def _from_article(finder: _Finder, entries: list[Entry]) -> None:
    """A text without headings: every sentence with a figure; "Cải cách thể chế: …" names the field of what follows."""
    section = None
    for entry in entries:
        for sentence in statements.sentences(entry.text):
            label, rest = statements.labelled(sentence)
            section = label or section
            for text in statements.independent(rest):
                if read_measures(text) and not _is_past(text, finder.year):
                    finder.add(entry, text, section=section)
