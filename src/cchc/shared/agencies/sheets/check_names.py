"""Lines of the sheets of groups and other names against what there is."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cchc.pure.reading.text import one_line
from cchc.pure.span import Span
from cchc.shared.agencies.models import Alias, Group
from cchc.shared.agencies.naming import key as key_of
from cchc.shared.agencies.sheets.columns import KINDS, shown
from cchc.shared.agencies.sheets.names_columns import GROUP_COLUMNS, WHEN_CONCERNED, YES
from cchc.shared.agencies.sheets.read import Book, CellError, Line

GROUP_PLAIN = ("name", "when_concerned", "is_outside", "valid_from", "valid_to", "note")
GROUP_LISTS = ("kinds", "blocks", "codes", "without")
_TITLES = {column.key: column.title for column in GROUP_COLUMNS}
At = tuple[str, date]


@dataclass(frozen=True, slots=True)
class NewAlias:
    """Words for an agency (code) or a group (key)."""

    words: str
    code: str = ""
    group: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = Alias.Source.GIVEN

    @property
    def folded(self) -> str:
        return key_of(self.words)[:300]

    @property
    def same(self) -> tuple[Any, ...]:
        """What makes two of them one; whether it was declared or learned does not."""
        return (one_line(self.words), self.code, self.group, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A group that is there and would be written otherwise: title of the column, before, after."""

    group: Group
    line: Line
    differences: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Groups:
    new: list[Line]
    changed: list[GroupChange]
    same: int


def check_groups(book: Book, codes: Collection[str], errors: list[CellError]) -> Groups:
    """`codes`: of the agencies as they would be. One query."""
    there = {(one.key, one.valid_from): one for one in Group.objects.all()}
    found = Groups([], [], 0)
    same = 0
    for line in book.groups:
        errors += _wrong_group(line, codes)
        row = there.get((line.values["key"], line.values["valid_from"]))
        if row is None:
            found.new.append(line)
        elif said := group_differences(row, line):
            found.changed.append(GroupChange(row, line, said))
        else:
            same += 1
    errors += _overlaps(book.groups, there)
    return Groups(found.new, found.changed, same)


def group_differences(row: Group, line: Line) -> list[tuple[str, str, str]]:
    """Only of columns that the file has."""
    now: dict[str, Any] = {part: getattr(row, part) for part in GROUP_PLAIN}
    now |= {part: tuple(getattr(row, part)) for part in GROUP_LISTS}
    return [
        (_TITLES[part], group_cell(part, value), group_cell(part, line.values[part]))
        for part, value in now.items()
        if part in line.values and value != line.values[part]
    ]


def group_cell(part: str, value: Any) -> str:
    """A group's value as its cell says it."""
    if part == "kinds":
        return "; ".join(KINDS[one] for one in value)
    if part == "when_concerned":
        return WHEN_CONCERNED[value]
    if part == "is_outside":
        return YES if value else ""
    return shown(value)


def _wrong_group(line: Line, codes: Collection[str]) -> Iterator[CellError]:
    values = line.values
    if values.get("valid_to") and values["valid_to"] < values["valid_from"]:
        yield line.wrong("valid_to", _("ngày cuối đứng trước ngày đầu"), _("sửa một trong hai ngày"))
    for part in ("codes", "without"):
        if unknown := [code for code in values.get(part, ()) if code not in codes]:
            said = _("không có cơ quan nào mang mã “%(code)s”") % {"code": unknown[0]}
            yield line.wrong(part, said, _("sửa mã cơ quan"))


def _overlaps(lines: list[Line], there: dict[At, Group]) -> Iterator[CellError]:
    said = {(line.values["key"], line.values["valid_from"]) for line in lines}
    spans: dict[str, list[Span]] = defaultdict(list)
    for (key, start), row in there.items():
        if (key, start) not in said:
            spans[key].append(Span(start, row.valid_to))
    for line in lines:
        start, end = line.values["valid_from"], line.values.get("valid_to")
        row = there.get((line.values["key"], start))
        if "valid_to" not in line.values and row:
            end = row.valid_to
        if end and end < start:
            continue
        span = Span(start, end)
        if any(span.overlaps(other) for other in spans[line.values["key"]]):
            yield line.wrong(
                "valid_from",
                _("khoảng ngày trùng với một dòng khác của nhóm “%(key)s”") % {"key": line.values["key"]},
                _("sửa khoảng ngày, hoặc ghi ngày kết thúc cho dòng cũ"),
            )
        spans[line.values["key"]].append(span)


def check_aliases(book: Book, codes: Collection[str], errors: list[CellError]) -> list[NewAlias]:
    """What is not there yet, of both sheets that may name it. Two queries."""
    keys = {line.values["key"] for line in book.groups} | set(Group.objects.values_list("key", flat=True))
    there = {one.same for one in known_aliases()}
    found = []
    for one in _said(book, codes, keys, errors):
        if one.folded and one.same not in there:
            there.add(one.same)
            found.append(one)
    return found


def known_aliases() -> Iterator[NewAlias]:
    for one in Alias.objects.select_related("group").order_by("pk"):
        key = one.group.key if one.group else ""
        yield NewAlias(one.words, one.code, key, one.valid_from, one.valid_to, one.source)


def _said(
    book: Book, codes: Collection[str], keys: Collection[str], errors: list[CellError]
) -> Iterator[NewAlias]:
    for line in book.agencies:
        for words in line.values.get("aliases", ()):
            yield NewAlias(words, line.values["code"])
    for line in book.aliases:
        if wrong := list(_wrong_alias(line, codes, keys)):
            errors += wrong
        else:
            yield NewAlias(**line.values)


def _wrong_alias(line: Line, codes: Collection[str], keys: Collection[str]) -> Iterator[CellError]:
    code, group = line.values.get("code", ""), line.values.get("group", "")
    if bool(code) == bool(group):
        yield line.wrong(
            "code",
            _("cách gọi phải là của một cơ quan hoặc một nhóm"),
            _("ghi mã cơ quan hoặc mã nhóm, một trong hai"),
        )
    elif code and code not in codes:
        yield line.wrong(
            "code", _("không có cơ quan nào mang mã “%(code)s”") % {"code": code}, _("sửa mã cơ quan")
        )
    elif group and group not in keys:
        yield line.wrong("group", _("không có nhóm nào mang mã “%(key)s”") % {"key": group}, _("sửa mã nhóm"))
    start, end = line.values.get("valid_from"), line.values.get("valid_to")
    if start and end and end < start:
        yield line.wrong("valid_to", _("ngày cuối đứng trước ngày đầu"), _("sửa một trong hai ngày"))
