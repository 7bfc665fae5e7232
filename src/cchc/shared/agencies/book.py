"""Every name of every agency in memory, for resolving a document's words: loaded once, in six queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cchc.pure.reading.text import fold
from cchc.pure.span import Span
from cchc.shared.agencies.lineage import Lineage, load_lineage, span_of
from cchc.shared.agencies.models import Agency, Alias, Group
from cchc.shared.agencies.naming import accents, initials, key
from cchc.shared.agencies.queries import members, tree

PLACED = frozenset({Agency.Kind.COMMUNE, Agency.Kind.DISTRICT})  # whose names differ by accents alone


@dataclass(frozen=True, slots=True)
class Named:
    """One way to write one row; `accents` settles between two that are the same without them."""

    row: Agency
    accents: str
    how: str  # "name" or "short"


@dataclass(slots=True)
class Book:
    """Indexes by `naming.key`. `level`, `place`: "tinh", "mau" of Tỉnh Mẫu."""

    lineage: Lineage
    level: str = "tinh"
    place: str = ""
    names: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    initials: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    aliases: dict[str, list[Alias]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[str, list[Group]] = field(default_factory=lambda: defaultdict(list))  # by alias or name
    outside: dict[str, list[Group]] = field(
        default_factory=lambda: defaultdict(list)
    )  # … who are no agencies
    group_rows: dict[int, Group] = field(default_factory=dict)
    codes: frozenset[str] | None = None  # None: every agency belongs to the book
    _on: dict[date, list[Agency]] = field(default_factory=dict)
    _members: dict[tuple[int, date], list[Agency]] = field(default_factory=dict)

    def key(self, words: str) -> str:
        return key(words, self.level, self.place)

    def on(self, day: date) -> list[Agency]:
        """The agencies of a day, in the order of the list."""
        if day not in self._on:
            rows = [row for row in self.lineage.rows.values() if span_of(row).covers(day) and self.has(row)]
            self._on[day] = sorted(rows, key=lambda row: (row.position, row.name))
        return self._on[day]

    def has(self, row: Agency) -> bool:
        return self.codes is None or row.code in self.codes

    def members(self, group: Group, day: date) -> list[Agency]:
        """Whom a group stands for on a day."""
        if (group.pk, day) not in self._members:
            self._members[group.pk, day] = members(group, self.on(day))
        return self._members[group.pk, day]

    def same_key(self, group: Group) -> list[Group]:
        """The spans of one group, earliest first."""
        spans = [one for one in self.group_rows.values() if one.key == group.key]
        return sorted(spans, key=lambda one: one.valid_from)

    def add_row(self, row: Agency) -> None:
        for words, how in ((row.name, "name"), (row.short_name, "short")):
            if words:
                self.names[self.key(words)].append(Named(row, accents(words), how))
        if row.kind not in PLACED:
            self.initials[initials(row.name)].append(Named(row, "", "initials"))

    def add_alias(self, alias: Alias) -> None:
        if alias.group_id is None:
            self.aliases[self.key(alias.words)].append(alias)
        elif alias.group_id in self.group_rows:
            self._add_group(alias.words, self.group_rows[alias.group_id], alias)

    def add_group(self, group: Group) -> None:
        self.group_rows[group.pk] = group
        self._add_group(group.name, group, None)

    def _add_group(self, words: str, group: Group, alias: Alias | None) -> None:
        at = self.key(words)
        if alias and (alias.valid_from or alias.valid_to):
            self.aliases[at].append(alias)
        elif group not in self.groups[at]:
            self.groups[at].append(group)
            if group.is_outside:
                self.outside[at].append(group)


def load_book(under: str | None = None, on: date | None = None) -> Book:
    """All names; `under`: only of the agencies below this code (a nation has 34 called Sở Nội vụ) on a day."""
    lineage = load_lineage()
    codes = _below(lineage, under, on) if under else None
    rows = [row for row in lineage.rows.values() if codes is None or row.code in codes]
    level, place = _province(rows)
    book = Book(lineage=lineage, level=level, place=place, codes=codes)
    for row in rows:
        book.add_row(row)
    for group in Group.objects.all():
        book.add_group(group)
    for alias in Alias.objects.order_by("pk"):
        if not alias.code or codes is None or alias.code in codes:
            book.add_alias(alias)
    return book


def _below(lineage: Lineage, under: str, on: date | None) -> frozenset[str]:
    """Codes that ever stood below one: by the tree of the day, and by each row's own parent."""
    day = on or max((row.valid_from for row in lineage.rows.values()), default=date.min)
    now = tree(day, lineage)
    inside = {code for code in now.rows if under in now.path(code)} | {under}
    for row in lineage.rows.values():
        parent = lineage.rows.get(row.parent_id or 0)
        if parent and parent.code in inside:
            inside.add(row.code)
    return frozenset(inside)


def _province(rows: Iterable[Agency]) -> tuple[str, str]:
    """ "UBND tỉnh Mẫu" → ("tinh", "mau"): the one province of the book; no name where there are several."""
    names = {fold(row.name) for row in rows if row.kind == Agency.Kind.COMMITTEE}
    if len(names) == 1:
        name = names.pop().replace("uy ban nhan dan", "ubnd")
        for level in ("tinh", "thanh pho"):
            if name.startswith(f"ubnd {level}"):
                return level, name.removeprefix(f"ubnd {level}").strip()
    return "tinh", ""


def span_of_alias(alias: Alias) -> Span:
    return Span(alias.valid_from, alias.valid_to)
