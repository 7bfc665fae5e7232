"""Two versions of a plan beside each other: what was added, dropped, changed, word by word."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from cchc.pure.reading.text import fold
from cchc.steps.plans.events import changed_fields
from cchc.steps.plans.matching import match
from cchc.steps.plans.models import Plan, Row
from cchc.steps.plans.queries.export import keyed_parts
from cchc.steps.plans.rowstate import code_of, words_of

STATES = {
    "them": gettext_lazy("Thêm"),
    "bo": gettext_lazy("Bỏ"),
    "sua": gettext_lazy("Sửa"),
    "doi-so": gettext_lazy("Chỉ đổi số thứ tự"),
    "giu": gettext_lazy("Giữ nguyên"),
}
KINDS = {
    "nhiem-vu": Row.Kind.ITEM,
    "chi-tieu": Row.Kind.TARGET,
    "bao-cao": Row.Kind.DUTY,
    "vien-dan": Row.Kind.CITATION,
    "thong-tin": Row.Kind.DOCUMENT,
}
WORD = re.compile(r"\s+|\w+(?:[/.,:-]\w+)*|[^\w\s]")  # a date or a number is one word
Opcode = tuple[str, int, int, int, int]
ALIKE = 0.4  # below this share of common words a text was written anew
LONG = 4000  # words; longer texts are shown whole, before and after


@dataclass(frozen=True, slots=True)
class Part:
    """One row of one version."""

    kind: str
    key: str
    data: Mapping[str, Any]

    @property
    def code(self) -> str:
        return code_of(self.data)

    @property
    def words(self) -> str:
        return words_of(self.data)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both versions (""), only in the earlier ("del") or only in the later one ("ins")."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field of a row that differs, as runs of words."""

    name: str
    runs: list[Run]


@dataclass(frozen=True, slots=True)
class Difference:
    """A row and what became of it; `old` is None for an added one, `new` for a dropped one."""

    state: str
    kind: str
    old: Part | None
    new: Part | None
    fields: list[FieldDifference]

    @property
    def data(self) -> Mapping[str, Any]:
        part = self.new or self.old
        assert part is not None
        return part.data

    @property
    def title(self) -> str:
        data = self.data
        words = data.get("text") or data.get("what") or data.get("title")
        return str(words or f"{data.get('kind') or ''} {data.get('number') or ''}".strip())


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every row of two versions; `counts` by state, of the kind that is looked at."""

    rows: list[Difference]

    def of(self, kind: str) -> list[Difference]:
        return [row for row in self.rows if row.kind == KINDS[kind]]

    def counts(self, kind: str) -> Counter[str]:
        return Counter(row.state for row in self.of(kind))

    def different(self, kind: str) -> int:
        return sum(count for state, count in self.counts(kind).items() if state != "giu")


def compare(earlier: Plan, later: Plan) -> Comparison:
    """What became of each row of `earlier` in `later`. Twelve queries, however long the plans are."""
    return Comparison(list(differences(_parts(earlier), _parts(later))))


def differences(old: list[Part], new: list[Part]) -> Iterator[Difference]:
    """In the order of the later version; what was dropped stands where it stood in the earlier one."""
    became = {id(pair.new): pair.old for pair in match(old, new)}
    kept = {id(part) for part in became.values()}
    waiting = list(old)
    for part in new:
        before = became.get(id(part))
        if before is not None:
            yield from _dropped_until(waiting, before, kept)
            yield _changed(before, part)
        else:
            yield Difference("them", part.kind, None, part, [])
    yield from _dropped(waiting, kept)


def _dropped_until(waiting: list[Part], stop: Part, kept: set[int]) -> Iterator[Difference]:
    if not any(part is stop for part in waiting):
        return
    at = next(index for index, part in enumerate(waiting) if part is stop)
    passed, waiting[:] = waiting[:at], waiting[at + 1 :]
    yield from _dropped(passed, kept)


def _dropped(parts: Iterable[Part], kept: set[int]) -> Iterator[Difference]:
    for part in parts:
        if id(part) not in kept:
            yield Difference("bo", part.kind, part, None, [])


def _changed(old: Part, new: Part) -> Difference:
    changes = [one for one in changed_fields(old.data, new.data) if one.before != one.after]
    fields = [FieldDifference(one.name, runs(one.before, one.after)) for one in changes]
    names = {name for name in new.data if new.data[name] != old.data.get(name)}
    if not fields:
        return Difference("giu", new.kind, old, new, [])
    only_code = len(fields) == 1 and "code" in names and changes[0].after == str(new.data["code"] or "")
    return Difference("doi-so" if only_code else "sua", new.kind, old, new, fields)


def runs(before: str, after: str) -> list[Run]:
    """Two texts as one, word by word, what was taken out before what was put in; whole where little is left."""
    first, second = WORD.findall(before), WORD.findall(after)
    whole = [Run("del", before), Run("ins", after)]
    if len(first) + len(second) > LONG:
        return _said_runs(whole)
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    if matcher.ratio() < ALIKE:
        return _said_runs(whole)
    found: list[Run] = []
    for a, b, c, d in _stretches(matcher.get_opcodes(), first):
        old, new = "".join(first[a:b]), "".join(second[c:d])
        found += [Run("", old)] if old == new else [Run("del", old), Run("ins", new)]
    return _said_runs(found)


def _said_runs(found: Iterable[Run]) -> list[Run]:
    return [run for run in found if run.text]


def _stretches(opcodes: Iterable[Opcode], first: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Equal and unequal stretches in turn; a blank between two changes belongs to the change."""
    found: list[tuple[bool, list[int]]] = []
    for tag, a, b, c, d in opcodes:
        equal = tag == "equal" and not ("".join(first[a:b]).isspace() and found)
        if found and not equal and not found[-1][0]:
            found[-1][1][1], found[-1][1][3] = b, d
        else:
            found.append((equal, [a, b, c, d]))
    return [(a, b, c, d) for _equal, (a, b, c, d) in found]


def with_words(rows: Iterable[Difference], words: str) -> list[Difference]:
    """The rows that say these words in either version; accents do not count."""
    asked = fold(words).split()
    return [row for row in rows if all(word in _said(row) for word in asked)]


def _said(row: Difference) -> str:
    texts = [part.words for part in (row.old, row.new) if part]
    return " ".join([*texts, *(fold(run.text) for field in row.fields for run in field.runs)])


def _parts(plan: Plan) -> list[Part]:
    return [Part(kind, key, data) for kind, parts in keyed_parts(plan).items() for key, data in parts]
