"""A plan as a workbook that people edit and that is read back without loss.

Each row carries, in hidden columns, what it was made from. Reading back, a visible cell that still says what
was written changes nothing; a cell that says something else is an edit, and the edit wins.
"""

import io
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from openpyxl import Workbook

from cchc.pure.day import day_text, read_day
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.budget import Budget
from cchc.pure.reading.formats.sheet.workbook import Sheet
from cchc.pure.reading.formats.sheet.workbook import Workbook as Source
from cchc.pure.reading.plan import Document, Plan
from cchc.pure.writing.columns import CITATIONS, DUTIES, FINDINGS, ITEMS, TARGETS, SheetForm
from cchc.pure.writing.rows import Rows
from cchc.pure.writing.sheets import fill, fill_pairs
from cchc.pure.writing.values import CellError, wrong_cell

_ABOUT = "Thông tin chung"
_LABELS = {
    "number": "Số, ký hiệu",
    "kind": "Loại văn bản",
    "title": "Tên kế hoạch",
    "issued_on": "Ngày ban hành",
    "effective_on": "Ngày có hiệu lực",
    "issuer": "Cơ quan ban hành",
    "signer": "Người ký",
    "year": "Năm kế hoạch",
}


def workbook(plan: Plan) -> bytes:
    """The .xlsx. `parse` gives the same plan back; texts must be clean, as reading leaves them."""
    book = Workbook()
    first = book["Sheet"]
    first.title = ITEMS.name
    fill(first, ITEMS, plan.items)
    fill(book.create_sheet(TARGETS.name), TARGETS, plan.targets)
    fill(book.create_sheet(CITATIONS.name), CITATIONS, plan.citations)
    fill(book.create_sheet(DUTIES.name), DUTIES, plan.duties)
    fill_pairs(book.create_sheet(_ABOUT), _about(plan.document))
    fill(book.create_sheet(FINDINGS.name), FINDINGS, plan.findings)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parse(data: bytes) -> Plan:
    """The plan in a workbook that `workbook` wrote and people edited since.

    ReadingError names the first cell that cannot be understood, and how many more there are.
    """
    sheets = {sheet.name: sheet for sheet in Source(data, Context()).sheets(Budget(Context().limits))}
    if ITEMS.name not in sheets:
        raise ReadingError(
            "not-a-plan-workbook",
            "Tệp không có trang “%(sheet)s”; hãy dùng tệp Excel do phần mềm xuất ra rồi sửa trên tệp đó.",
            sheet=ITEMS.name,
        )
    errors: list[CellError] = []
    document = _document(sheets.get(_ABOUT), errors)

    def rows(form: SheetForm[Any]) -> Iterable[Any]:
        sheet = sheets.get(form.name)
        return () if sheet is None else Rows(sheet, form, document.year, errors).read()

    plan = Plan(
        document=document,
        citations=tuple(rows(CITATIONS)),
        targets=tuple(rows(TARGETS)),
        items=tuple(rows(ITEMS)),
        duties=tuple(rows(DUTIES)),
        findings=tuple(rows(FINDINGS)),
    )
    if errors:
        raise _all(errors)
    return plan


def _about(document: Document) -> list[tuple[str, str]]:
    def text(value: Any) -> str:
        return day_text(value) if isinstance(value, date) else "" if value is None else str(value)

    return [(_LABELS[part.name], text(getattr(document, part.name))) for part in fields(document)]


def _document(sheet: Sheet | None, errors: list[CellError]) -> Document:
    """Labels stand in the first column, what they say in the second."""
    if sheet is None:
        return Document()
    said: dict[str, Any] = {}
    names = {label: name for name, label in _LABELS.items()}
    for (row, column), label in sheet.cells.items():
        text = sheet.cells.get((row, 1), "")
        if column != 0 or label not in names or not text:
            continue
        try:
            said[names[label]] = _read(names[label], text)
        except ValueError:
            hint = (
                "hãy ghi năm gồm bốn chữ số" if names[label] == "year" else "hãy ghi ngày theo mẫu 31/12/2026"
            )
            errors.append(wrong_cell(_ABOUT, f"B{row + 1}", text, hint))
    return Document(**said)


def _read(name: str, text: str) -> Any:
    if name == "year":
        if not (text.isdecimal() and len(text) == 4):
            raise ValueError(text)
        return int(text)
    return read_day(text) if name in {"issued_on", "effective_on"} else text


def _all(errors: list[CellError]) -> ReadingError:
    if len(errors) == 1:
        return errors[0]
    return CellError(
        "cells", "%(first)s (Còn %(more)s ô khác có lỗi.)", first=str(errors[0]), more=len(errors) - 1
    )
