"""A document's words for an agency or a group → whom they mean on a day. Rather nothing than somebody wrong."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from rapidfuzz.distance import OSA

from cchc.pure.reading.agencies.names import department_at, written_out
from cchc.pure.reading.text import fold
from cchc.shared.agencies.book import PLACED, Book, Named, span_of_alias
from cchc.shared.agencies.lineage import span_of
from cchc.shared.agencies.models import Agency, Alias, Group
from cchc.shared.agencies.naming import accents, has_accents
from cchc.shared.agencies.qualifiers import names_an_agency, qualified
from cchc.shared.agencies.resolution import HOW, How, Resolution
from cchc.shared.agencies.several import resolve_several

__all__ = ["HOW", "How", "Resolution", "resolve"]

_HEAD = re.compile(
    r"^(?:(?:đồng chí )?(?:giám đốc|thủ trưởng|lãnh đạo|người đứng đầu|chủ tịch|chánh|trưởng) (?:của )?)"
    r"(?=(?:các )?(?:sở|ban|văn phòng|ubnd|ủy ban|uỷ ban|thanh tra|công an|cơ quan|đơn vị|địa phương|xã|phường)\b)",
    re.IGNORECASE,
)
_MANY = re.compile(r"(?:các|những|tất cả|toàn thể|toàn bộ)\b", re.IGNORECASE)
Step = Callable[[str, str, date, Book], Resolution | None]
_FIXED = re.compile(r"[ivxlcdm]+|\w*\d\w*|[^aeiouy]+|\w")  # numbers, letters alone, abbreviations
_SHORTEST_MISSPELT = 8  # letters; below that one slip makes another name


def resolve(words: str, day: date, book: Book) -> Resolution:
    """Whom the words mean on a day. Asks nothing of the database."""
    return _first((*ONE_NAME, _by_several, _by_restricted_group, _by_misspelling), words, day, book)


def _first(steps: Iterable[Step], words: str, day: date, book: Book) -> Resolution:
    """What the first step that understands the words says."""
    words = _HEAD.sub("", words.strip())
    at = book.key(words)
    if at:
        for step in steps:
            if found := step(words, at, day, book):
                return found
    return Resolution()


def _by_alias(words: str, at: str, day: date, book: Book) -> Resolution | None:
    """What was declared or chosen once; the newest choice counts."""
    held = [
        alias
        for alias in book.aliases.get(at, ())
        if span_of_alias(alias).covers(day) and _fits(alias, words, book)
    ]
    learned = [alias for alias in held if alias.source == Alias.Source.LEARNED]
    chosen = learned[-1:] or held
    groups = [book.group_rows[alias.group_id] for alias in chosen if alias.group_id is not None]
    if groups:
        return _group_on(groups, day, book)
    codes = dict.fromkeys(alias.code for alias in chosen)
    if not learned and any(one.row.code in codes for one in book.names.get(at, ())):
        return None  # the name itself says it, too
    rows = [row for code in codes for row in book.lineage.successors_of_code(code, day)]
    return _one(rows, How.ALIAS, changed=any(book.lineage.on(code, day) is None for code in codes))


def _by_name(words: str, at: str, day: date, book: Book) -> Resolution | None:
    held = [one for one in book.names.get(at, ()) if span_of(one.row).covers(day)]
    fitting = _by_accents(words, held)
    if held and not fitting:
        return Resolution(candidates=tuple(_unique(one.row for one in held)))
    if not fitting:
        return None
    how = How.NAME if any(one.how == "name" for one in fitting) else How.SHORT
    rows = _unique(one.row for one in fitting)
    if len(rows) == 1 and _is_bare(words, at, rows[0]):
        return Resolution(tuple(rows), how=how, doubtful=True, candidates=tuple(rows))
    return _one(rows, how)


def _by_group(words: str, at: str, day: date, book: Book) -> Resolution | None:
    spans = book.groups.get(at, [])
    if not spans or (" " not in at and not _MANY.match(words)):
        return None  # "các sở" is a group, "Sở" the rest of a name
    return _group_on(spans, day, book)


def _by_initials(words: str, at: str, day: date, book: Book) -> Resolution | None:
    """ "SNV", "BHXH tỉnh": capitals that are the first letters of exactly one agency's name."""
    letters = re.sub(r"(?: tỉnh| thành phố)$", "", words.strip(" .,;"))
    if not re.fullmatch(r"[A-ZĐ]{3,}", letters):
        return None
    held = book.initials.get(letters.casefold().replace("đ", "d"), [])
    return _one(_unique(one.row for one in held if span_of(one.row).covers(day)), How.INITIALS)


def _by_old_name(words: str, at: str, day: date, book: Book) -> Resolution | None:
    """A name that no longer holds → who took over; a name of days to come is nobody yet."""
    gone = [one for one in book.names.get(at, ()) if span_of(one.row).is_over(day)]
    fitting = _by_accents(words, gone)
    if not fitting:
        return None
    last = max(one.row.valid_from for one in fitting)
    rows = _unique(one.row for one in fitting if one.row.valid_from == last)
    heirs = _unique(heir for row in rows for heir in book.lineage.successors(row, day))
    several = len(heirs) > 1
    return Resolution(
        () if several else tuple(heirs),
        how=How.SUCCESSOR,
        doubtful=several or not heirs,
        candidates=tuple(heirs),
    )


def _by_concerned_group(words: str, at: str, day: date, book: Book) -> Resolution | None:
    """ "các sở, ban, ngành liên quan", where the group's rule says what that gives."""
    found = _by_restricted_group(words, at, day, book)
    return found if found and found.concerned else None


def _by_restricted_group(words: str, at: str, day: date, book: Book) -> Resolution | None:
    """ "các xã thí điểm": the group is known, which of its members is not."""
    for name, concerned in qualified(at):
        held = book.key(name)
        if " " not in held and not _MANY.match(words):
            continue  # "các sở liên quan" is of a group, "Sở" the beginning of a name
        if group := _group_named(held, day, book):
            return _some_of(group, day, book, concerned=concerned)
    return None


def _by_outside(words: str, at: str, day: date, book: Book) -> Resolution | None:
    """ "đơn vị tư vấn …": begins with what a group of outsiders is called, and names no agency after it."""
    for name, groups in book.outside.items():
        rest = at.removeprefix(name)
        if (not rest or (rest != at and rest[0] == " ")) and not names_an_agency(rest):
            for group in groups:
                if _covers(group, day):
                    return Resolution((), group, How.OUTSIDE)
    return None


def _by_several(words: str, at: str, day: date, book: Book) -> Resolution | None:
    """ "các sở, ban, ngành; UBND cấp xã": every name of the string, without guessing at any."""

    def understand(said: str) -> Resolution | None:
        found = _first(ONE_NAME, said, day, book)
        return found if found.settles_support or found.is_outside else None

    def concern(said: str) -> Resolution | None:
        group = _first((_by_group,), said, day, book).group
        found = _some_of(group, day, book, concerned=True) if group else Resolution()
        return found if found.concerned else None

    return resolve_several(words, understand, concern)


def _is_slip(at: str, name: str) -> bool:
    """Whether only words differ that a slip can hit: "XI" for "XII", "HĐND" for "UBND" is another agency."""
    ours, theirs = at.split(), name.split()
    if len(ours) != len(theirs):
        return "".join(ours) == "".join(theirs)
    pairs = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    return not any(_FIXED.fullmatch(word) for pair in pairs for word in pair)


def _by_misspelling(words: str, at: str, day: date, book: Book) -> Resolution | None:
    """One or two slips in a long name that is near to no other; never for places, never for a known department."""
    if len(at) < _SHORTEST_MISSPELT or _is_known_department(words):
        return None
    allowed = 1 if len(at) < 16 else 2
    head = at.split(" ", 1)[0]
    near: dict[int, set[str]] = {}
    rows: dict[str, Agency] = {}
    alike: set[str] = set()
    for name, held in book.names.items():
        if name.split(" ", 1)[0] != head:
            continue  # "Bộ Xây dựng" is no slip of "Sở Xây dựng"
        slips = OSA.distance(at, name, score_cutoff=allowed + 2)
        if slips <= allowed + 1:
            alike |= {name} if slips <= allowed else set()
            near.setdefault(slips, set()).update(one.row.code for one in held)
            rows |= {one.row.code: one.row for one in held if span_of(one.row).covers(day)}
    codes = set().union(*near.values()) if near else set()
    if len(codes) != 1 or min(near) > allowed or not any(_is_slip(at, name) for name in alike):
        return _candidates(rows, codes)
    row = rows.get(codes.pop())
    if row is None or row.kind in PLACED:
        return _candidates(rows, rows)
    return Resolution((row,), how=How.MISSPELT, candidates=(row,))


# -- parts


def _candidates(rows: dict[str, Agency], codes: Iterable[str]) -> Resolution | None:
    found = tuple(rows[code] for code in sorted(codes) if code in rows)
    return Resolution(candidates=found) if found else None


def _one(rows: list[Agency], how: How, *, changed: bool = False) -> Resolution | None:
    """Exactly one is an answer; several are candidates."""
    if len(rows) > 1:
        return Resolution(candidates=tuple(rows))
    if not rows:
        return None
    return Resolution(tuple(rows), how=How.SUCCESSOR if changed else how, candidates=tuple(rows))


def _group_on(groups: list[Group], day: date, book: Book) -> Resolution | None:
    """The first of them that has a span on the day; else what became of one that ended before it."""
    for group in groups:
        for span in book.same_key(group):
            if _covers(span, day):
                return _group(span, day, book)
    return _ended_group(groups[-1], day, book)


def _covers(group: Group, day: date) -> bool:
    return group.valid_from <= day and (group.valid_to is None or group.valid_to >= day)


def _group(group: Group, day: date, book: Book) -> Resolution:
    """All of its members; a group without any on that day is for a person to fill."""
    if group.is_outside:
        return Resolution((), group, How.OUTSIDE)
    rows = tuple(book.members(group, day))
    return Resolution(rows, group, How.GROUP, not rows, rows)


def _some_of(group: Group, day: date, book: Book, *, concerned: bool) -> Resolution:
    """Not all of it is meant. Whom the task concerns stand by, where the group's own rule says so."""
    rows = tuple(book.members(group, day))
    if concerned and rows and group.when_concerned == Group.WhenConcerned.STAND_BY:
        return Resolution((), group, How.CONCERNED, True, rows, concerned=rows)
    return Resolution((), group, How.RESTRICTED, True, rows)


def _ended_group(group: Group, day: date, book: Book) -> Resolution | None:
    """A group of earlier days: its members' successors are only a proposal. One of later days: nobody yet."""
    if group.valid_to is None or group.valid_to >= day:
        return None
    heirs = _unique(
        heir for row in book.members(group, group.valid_to) for heir in book.lineage.successors(row, day)
    )
    return Resolution((), group, How.SUCCESSOR, True, tuple(heirs))


def _group_named(at: str, day: date, book: Book) -> Group | None:
    spans = (span for group in book.groups.get(at, ()) for span in book.same_key(group))
    return next((span for span in spans if _covers(span, day)), None)


def _by_accents(words: str, held: list[Named]) -> list[Named]:
    """Places keep apart by accents: "Tân An" is not "Tân Ấn". Words without any accent fit all of them."""
    placed = any(one.row.kind in PLACED for one in held)
    if not placed or not has_accents(words):
        return held
    written = accents(words)
    return [one for one in held if one.row.kind not in PLACED or written == one.accents]


def _fits(alias: Alias, words: str, book: Book) -> bool:
    """An alias of a place counts with its accents, too."""
    placed = any(row.kind in PLACED for row in book.lineage.by_code.get(alias.code, ()))
    return not placed or not has_accents(words) or accents(alias.words) == accents(words)


def _is_bare(words: str, at: str, row: Agency) -> bool:
    """ "Công an", "Thuế" for an agency that is called "… tỉnh": could be any level's."""
    return (
        len(at.split()) <= 2 and row.name.casefold().endswith((" tỉnh", " thành phố")) and at == _plain(words)
    )


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(words)).strip()


def _is_known_department(words: str) -> bool:
    """A department that has an official name is no misspelling of another, even where this province has none."""
    text = written_out(words)
    head = re.match(r"[Ss]ở +", text)
    return bool(head and department_at(text, head.end()))


def _unique(rows: Iterable[Agency]) -> list[Agency]:
    """One row a code, in order."""
    return list({row.code: row for row in rows}.values())


ONE_NAME: tuple[Step, ...] = (
    _by_alias,
    _by_name,
    _by_group,
    _by_initials,
    _by_old_name,
    _by_concerned_group,
    _by_outside,
)
