"""All agencies with their spans, names and successions as .xlsx (what an import reads back) or .csv."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cchc.pure.writing.looks import Look, dress
from cchc.pure.writing.many import with_rows
from cchc.pure.writing.values import printable
from cchc.shared.agencies.models import Agency, Alias, Group, Succession
from cchc.shared.agencies.sheets.check_names import group_cell, known_aliases
from cchc.shared.agencies.sheets.columns import (
    AGENCIES,
    AGENCY_COLUMNS,
    KINDS,
    MOVES,
    SUCCESSION_COLUMNS,
    SUCCESSIONS,
    Column,
    shown,
)
from cchc.shared.agencies.sheets.names_columns import (
    ALIAS_COLUMNS,
    ALIASES,
    GROUP_COLUMNS,
    GROUPS,
    SOURCES,
)

_HEAD = Font(bold=True)
_GROUND = PatternFill("solid", fgColor="DDE6F0")
_TOP = Alignment(wrap_text=True, vertical="top")
_TEXT = Look(alignment=_TOP, number_format="@")


def to_xlsx(agencies: QuerySet[Agency]) -> bytes:
    """Agencies, successions where one of these is concerned, groups, other names; no agencies: the titles alone."""
    book = Workbook()
    first = book["Sheet"]
    first.title = AGENCIES
    rows = list(agency_rows(agencies))
    _fill(first, AGENCY_COLUMNS, [["."] * len(AGENCY_COLUMNS)] if rows else ())  # where the rows are put
    first.auto_filter.ref = f"A1:{get_column_letter(len(AGENCY_COLUMNS))}{len(rows) + 1}"
    _fill(book.create_sheet(SUCCESSIONS), SUCCESSION_COLUMNS, succession_rows(agencies))
    _fill(book.create_sheet(GROUPS), GROUP_COLUMNS, group_rows() if rows else ())
    _fill(book.create_sheet(ALIASES), ALIAS_COLUMNS, alias_rows() if rows else ())
    stream = io.BytesIO()
    book.save(stream)
    return with_rows(stream.getvalue(), rows) if rows else stream.getvalue()


def to_csv(agencies: QuerySet[Agency]) -> bytes:
    """The agencies alone, UTF-8 with a mark so that Excel knows."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([column.title for column in AGENCY_COLUMNS])
    writer.writerows([_guarded(value) for value in row] for row in agency_rows(agencies))
    return stream.getvalue().encode("utf-8-sig")


def agency_rows(agencies: QuerySet[Agency]) -> Iterable[list[str]]:
    """One line a span, in the order of the columns; aliases stand at a code's last span."""
    said: dict[str, list[str]] = defaultdict(list)
    given = Alias.objects.filter(source=Alias.Source.GIVEN).exclude(code="")
    for code, words in given.order_by("pk").values_list("code", "words"):
        said[code].append(words)
    rows = list(agencies.select_related("parent").order_by("position", "code", "valid_from"))
    last = {row.code: row for row in sorted(rows, key=lambda row: row.valid_from)}
    for row in rows:
        values: dict[str, Any] = {
            column.key: getattr(row, column.key) for column in AGENCY_COLUMNS if column.key != "aliases"
        }
        values["kind"] = KINDS[row.kind]
        values["parent"] = row.parent.code if row.parent else ""
        values["aliases"] = said[row.code] if last[row.code] is row else ()
        yield [shown(values[column.key]) for column in AGENCY_COLUMNS]


def succession_rows(agencies: QuerySet[Agency]) -> Iterable[list[str]]:
    known = set(agencies.values_list("pk", flat=True))
    for one in Succession.objects.prefetch_related("olds", "news"):
        olds, news = list(one.olds.all()), list(one.news.all())
        if not known & {row.pk for row in (*olds, *news)}:
            continue
        yield [
            MOVES[one.kind],
            shown(one.on),
            shown(sorted(row.code for row in olds)),
            shown(sorted(row.code for row in news)),
            one.decision,
        ]


def group_rows() -> Iterable[list[str]]:
    for one in Group.objects.order_by("key", "valid_from"):
        yield [group_cell(column.key, getattr(one, column.key)) for column in GROUP_COLUMNS]


def alias_rows() -> Iterable[list[str]]:
    """Every other name: declared or learned, of agencies and of groups, with its days."""
    for one in known_aliases():
        days = (shown(one.valid_from), shown(one.valid_to))
        yield [one.words, one.code, one.group, *days, SOURCES[one.source]]


def _fill(sheet: Worksheet, columns: Sequence[Column], rows: Iterable[list[str]]) -> None:
    for at, column in enumerate(columns, 1):
        head = sheet.cell(1, at, column.title)
        head.font, head.fill, head.alignment = _HEAD, _GROUND, _TOP
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    for line, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            if value:
                cell = sheet.cell(line, at, printable(value))
                cell.data_type = "s"
                dress(cell, _TEXT)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions


def _guarded(value: str) -> str:
    """Excel calculates a .csv's cell that begins like a formula."""
    return f"'{value}" if value[:1] in tuple("=+-@") else value
