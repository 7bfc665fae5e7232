"""Printed numbers of targets, tasks, activities and headings that repeat, skip, go back or are missing."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cchc.pure.reading.blocks import Place
from cchc.pure.reading.checks.rule import ERROR, INFO, WARNING, Case, Hit, hit, rule
from cchc.pure.reading.checks.texts import key, quote
from cchc.pure.reading.numbering import ordinal, read_head
from cchc.pure.reading.outline.model import FOOTNOTE
from cchc.pure.reading.plan import Item
from cchc.pure.reading.tables.codes import numbered_parts

_USUAL = 0.7
_FEW = 5


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A number with its text; `group` names the kind of thing that it counts."""

    group: str
    code: str
    text: str
    place: Place
    skipped: int = 0

    @property
    def value(self) -> tuple[int, ...]:
        head = read_head(f"{self.code}. x")
        return ordinal(head.code, head.style) if head else ()


@rule(
    "numbering-repeated",
    ERROR,
    what="Một số thứ tự dùng cho hai nội dung khác nhau.",
    message="Số “%(code)s” dùng cho hai %(group)s khác nhau: “%(first)s” và “%(second)s”; đề nghị đánh số lại.",
    example={
        "code": "3.12",
        "group": "hoạt động",
        "first": "Lập dự toán",
        "second": "Xây dựng kho dữ liệu",
    },
)
def repeated(case: Case) -> Iterator[Hit]:
    for texts in _of_tables(case):
        seen: dict[str, _Numbered] = {}
        for one in texts:
            first = seen.setdefault(one.code, one)
            if key(first.text) != key(one.text):
                yield hit(
                    (first.place, one.place),
                    code=one.code,
                    group=one.group,
                    first=quote(first.text, 60),
                    second=quote(one.text, 60),
                )


@rule(
    "numbering-skipped",
    ERROR,
    what="Số của mục tiêu, nhiệm vụ, hoạt động trong bảng bị nhảy.",
    message="Số %(group)s nhảy từ “%(before)s” sang “%(code)s”; đề nghị kiểm tra có thiếu nội dung hoặc đánh số lại.",
    example={"group": "mục tiêu", "before": "1.3", "code": "1.6"},
)
def skipped(case: Case) -> Iterator[Hit]:
    for texts in _of_tables(case):
        yield from _jumps(texts)


@rule(
    "numbering-out-of-order",
    INFO,
    what="Số thứ tự quay lui, không theo thứ tự tăng dần.",
    message="Số %(group)s “%(code)s” đứng sau “%(before)s”, không theo thứ tự.",
    example={"group": "nhiệm vụ", "before": "2.10", "code": "2.4"},
)
def out_of_order(case: Case) -> Iterator[Hit]:
    for texts in _of_tables(case):
        last: _Numbered | None = None
        for one in _first_of_each(texts):
            if last and one.value[:-1] == last.value[:-1] and one.value < last.value:
                yield hit((last.place, one.place), group=one.group, before=last.code, code=one.code)
            last = one


@rule(
    "numbering-missing",
    WARNING,
    what="Nội dung không đánh số, trong khi các nội dung cùng loại có số.",
    message="%(group)s “%(text)s” không có số thứ tự, trong khi các %(others)s khác có số; đề nghị đánh số.",
    example={"group": "Mục tiêu", "others": "mục tiêu", "text": "Tối thiểu 40% cơ quan được kiểm tra"},
)
def missing(case: Case) -> Iterator[Hit]:
    for rows in case.tables:
        for group, parts in (("mục tiêu", _target_parts(rows)), ("hoạt động", _activity_parts(rows))):
            distinct = list({(code, key(text)): (code, text, place) for code, text, place in parts}.values())
            numbered = sum(code is not None for code, _, _ in distinct)
            if len(distinct) < 4 or not _USUAL <= numbered / len(distinct) < 1:
                continue
            for code, text, place in distinct:
                if code is None:
                    yield hit(place, group=group.capitalize(), others=group, text=quote(text))


@rule(
    "heading-skipped",
    WARNING,
    what="Số của đề mục trong phần lời bị nhảy.",
    message="Số đề mục đi từ “%(before)s” sang “%(code)s” (“%(text)s”); đề nghị kiểm tra có thiếu mục hoặc đánh số lại.",
    example={"before": "2", "code": "4", "text": "Sở Tài chính"},
)
def heading_skipped(case: Case) -> Iterator[Hit]:
    last: dict[tuple[int | None, str, str], tuple[int, ...]] = {}
    printed: dict[tuple[int | None, str, str], str] = {}
    for entry in case.outline.entries:
        if entry.kind == FOOTNOTE or not entry.code or entry.style not in ("roman", "number", "dotted"):
            continue
        prefix = entry.code.rpartition(".")[0] if entry.style == "dotted" else ""
        group = (entry.parent, entry.style, prefix)
        value = ordinal(entry.code, entry.style)
        before = last.get(group)
        if before and value[-1] > before[-1] + 1 and value[-1] - before[-1] < 10:
            yield hit(entry.place, before=printed[group], code=entry.code, text=quote(entry.text, 60))
        last[group], printed[group] = value, entry.code


@rule(
    "numbering-collision",
    INFO,
    what="Cùng một số chỉ mục tiêu ở phần lời và nội dung khác ở phụ lục.",
    message="%(count)d số (ví dụ “%(code)s”) chỉ mục tiêu này ở phần lời nhưng chỉ nội dung khác ở phụ lục; khi viện dẫn cần ghi rõ phần.",
    example={"count": 12, "code": "2.1"},
)
def collision(case: Case) -> Iterator[Hit]:
    body = {target.code: target for target in case.plan.targets if target.code}
    clashes: dict[str, tuple[Place, Place]] = {}
    for texts in _of_tables(case):
        for one in texts:
            target = body.get(one.code)
            if "." in one.code and target and key(target.text)[:40] != key(one.text)[:40]:
                clashes.setdefault(one.code, (target.place, one.place))
    if clashes:
        places = [place for pair in clashes.values() for place in pair]
        yield hit(places, count=len(clashes), code=next(iter(clashes)))


# -- what is numbered --------------------------------------------------------------------------------


def _of_tables(case: Case) -> Iterator[list[_Numbered]]:
    """The numbers of targets, tasks and activities of each table. Row numbers are another thing."""
    for rows in case.tables:
        yield _dotted("mục tiêu", _target_parts(rows))
        yield _dotted("nhiệm vụ", _task_parts(rows)) or _counted("nhiệm vụ", rows)
        yield _dotted("hoạt động", _activity_parts(rows))


def _dotted(group: str, parts: Iterable[tuple[str | None, str, Place]]) -> list[_Numbered]:
    """`skipped` counts the unnumbered ones before each: where a number was forgotten, none was skipped."""
    found: list[_Numbered] = []
    nameless: set[str] = set()
    for code, text, place in parts:
        if code and "." in code:
            one = _Numbered(group, code, text, place, len(nameless))
            found += [one] if one.value else []
            nameless = set()
        elif code is None:
            nameless.add(key(text))
    return found


def _counted(group: str, rows: Sequence[Item]) -> list[_Numbered]:
    """Tasks counted 1, 2, 3 … through the whole table, apart from the numbers of its rows; else none."""
    parts = [part for part in _task_parts(rows) if part[0] and part[0].isdigit()]
    if all(item.task_codes in ((), (item.code,)) for item in rows):
        return []
    codes = list(dict.fromkeys(int(code) for code, _, _ in parts if code))
    steps = [after - before for before, after in itertools.pairwise(codes)]
    if len(steps) < _FEW or sum(step == 1 for step in steps) < _USUAL * len(steps):
        return []
    return [_Numbered(group, code or "", text, place) for code, text, place in parts]


def _target_parts(rows: Sequence[Item]) -> list[tuple[str | None, str, Place]]:
    return [
        (code, text, item.place) for item in rows if item.target for code, text in numbered_parts(item.target)
    ]


def _task_parts(rows: Sequence[Item]) -> list[tuple[str | None, str, Place]]:
    parts: list[tuple[str | None, str, Place]] = []
    for item in rows:
        alone = len(item.task_codes) == 1
        several = [(item.task_codes[0], item.text)] if alone else numbered_parts(item.text)
        parts += ((code, text, item.place) for code, text in several)
    return parts


def _activity_parts(rows: Sequence[Item]) -> list[tuple[str | None, str, Place]]:
    return [(one.code, one.text, item.place) for item in rows for one in item.activities]


def _first_of_each(texts: Sequence[_Numbered]) -> list[_Numbered]:
    """Merged cells repeat their numbers: each number once, in order."""
    first: dict[str, _Numbered] = {}
    for one in texts:
        first.setdefault(one.code, one)
    return list(first.values())


def _jumps(texts: Sequence[_Numbered]) -> Iterator[Hit]:
    known = {one.value for one in texts}
    last: _Numbered | None = None
    for one in _first_of_each(texts):
        if last and one.value[:-1] == last.value[:-1] and one.value[-1] > last.value[-1] + 1 + one.skipped:
            between = (
                (*one.value[:-1], n)
                for n in range(last.value[-1] + 1, min(one.value[-1], last.value[-1] + 50))
            )
            if any(value not in known for value in between):
                yield hit((last.place, one.place), group=one.group, before=last.code, code=one.code)
        last = one
