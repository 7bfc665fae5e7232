"""Documents in .pdf: the text layer where there is one, else the picture of the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from cchc.pure.reading.blocks import Block
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.pages.assemble import blocks_of
from cchc.pure.reading.formats.pages.content import Page, page_of
from cchc.pure.reading.formats.pages.grid import find_grids
from cchc.pure.reading.formats.pdf_glyphs import Frame, TextPage
from cchc.pure.reading.formats.pdf_rules import segments_of

_TOLERANCE = 3.0  # points by which strokes that meet may miss
_READING = "Đang đọc từng trang"


def read(data: bytes, context: Context) -> list[Block]:
    """The blocks of a .pdf. Raises ReadingError where it is locked, damaged, empty or too long."""
    with _opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        _check_count(count, context)
        pages = []
        characters = 0
        for index in range(count):
            with _loaded(document, index) as raw:
                page, letters = _read_page(raw, index + 1)
            characters += letters
            if characters > context.limits.characters:
                raise ReadingError(
                    "too_much_text",
                    "Tệp PDF có hơn %(most)s ký tự, vượt giới hạn cho phép; hãy tách thành các tệp nhỏ hơn.",
                    most=context.limits.characters,
                )
            pages.append(page)
            context.progress(_READING, (index + 1) / count)
    return blocks_of(pages)


def _read_page(raw: object, number: int) -> tuple[Page, int]:
    """The page, and how many letters it has."""
    text = TextPage(raw)
    try:
        frame = _frame(raw, text.turns())
        glyphs = text.glyphs(frame)
        level, upright = segments_of(raw, frame)
    finally:
        text.close()
    grids = find_grids(level, upright, _TOLERANCE)
    return page_of(number, *frame.size, glyphs, grids), len(glyphs)


def _frame(raw: object, turns: int) -> Frame:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(raw, box):
        return Frame(turns, 0, 0, pdfium.FPDF_GetPageWidthF(raw), pdfium.FPDF_GetPageHeightF(raw))
    return Frame(turns, box.left, box.bottom, box.right, box.top)


def _check_count(count: int, context: Context) -> None:
    if count < 1:
        raise ReadingError(
            "no_pages", "Tệp PDF không có trang nào; hãy kiểm tra lại tệp hoặc xuất lại từ bản gốc."
        )
    if count > context.limits.pages:
        raise ReadingError(
            "too_many_pages",
            "Tệp PDF có %(pages)s trang, vượt giới hạn %(most)s trang; hãy tách thành các tệp nhỏ hơn.",
            pages=count,
            most=context.limits.pages,
        )


@contextmanager
def _opened(data: bytes) -> Iterator[object]:
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _why_not(pdfium.FPDF_GetLastError())
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _why_not(code: int) -> ReadingError:
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return ReadingError("locked", "Tệp PDF có mật khẩu; hãy gỡ mật khẩu rồi tải lên lại.")
    return ReadingError(
        "damaged", "Tệp PDF bị hỏng hoặc không đầy đủ; hãy xuất lại hoặc tải lại từ nguồn rồi thử lại."
    )


@contextmanager
def _loaded(document: object, index: int) -> Iterator[object]:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise ReadingError(
            "damaged_page",
            "Không mở được trang %(page)s của tệp PDF (tệp bị hỏng); hãy xuất lại từ bản gốc.",
            page=index + 1,
        )
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)
