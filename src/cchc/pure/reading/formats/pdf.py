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
from cchc.pure.reading.formats.pages.glyphs import Glyph
from cchc.pure.reading.formats.pages.grid import find_grids
from cchc.pure.reading.formats.pdf_fonts import repaired
from cchc.pure.reading.formats.pdf_glyphs import Frame, TextPage
from cchc.pure.reading.formats.pdf_picture import is_picture, render
from cchc.pure.reading.formats.pdf_rules import segments_of
from cchc.pure.reading.formats.scan.mend import mend
from cchc.pure.reading.formats.scan.picture import picture_of
from cchc.pure.reading.formats.scan.recogniser import Recogniser

_TOLERANCE = 3.0  # points by which strokes that meet may miss
_STAMPS = {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_FREETEXT}


def read(data: bytes, context: Context) -> list[Block]:
    """The blocks of a .pdf. Raises ReadingError where it is locked, damaged, empty, too long or unreadable."""
    with _opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        _check_count(count, context)
        reader = _Pages(document, context)
        for index in range(count):
            reader.add(index)
            context.progress("pages", (index + 1) / count)
    return reader.blocks()


class _Pages:
    """Reads page after page and counts the letters."""

    def __init__(self, document: object, context: Context) -> None:
        self._document = document
        self._context = context
        self._pages: list[Page] = []
        self._letters = 0
        self._recogniser = Recogniser(context)
        self._pictures = 0

    def add(self, index: int) -> None:
        """One page (they count from 0), by its text layer or else as a picture."""
        with _loaded(self._document, index) as raw:
            page, glyphs = _read_page(raw, index + 1)
            if is_picture(raw, glyphs, (page.width, page.height)):
                self._pictures += 1
                page = self._recogniser.page(picture_of(*render(raw)), index + 1)
            elif _draw_stamps(raw):
                with _loaded(self._document, index) as stamped:
                    page, glyphs = _read_page(stamped, index + 1)
        self._pages.append(page)
        self._letters += sum(len(glyph.text) for glyph in glyphs)
        most = self._context.limits.characters
        if self._letters > most:
            raise ReadingError(
                "too-much-text",
                "Tệp PDF có hơn %(most)d ký tự, vượt giới hạn cho phép; hãy tách thành các tệp nhỏ hơn.",
                most=most,
            )

    def blocks(self) -> list[Block]:
        """All blocks. Raises ReadingError where there are none."""
        blocks = repaired(blocks_of(self._pages))
        if self._pictures:
            blocks = mend(blocks) if self._context.ocr else blocks
            self._recogniser.close(blocks, only_pictures=self._pictures == len(self._pages) or not blocks)
        if not blocks:
            raise ReadingError("empty", "Tệp PDF không có chữ nào đọc được; hãy kiểm tra lại tệp đã chọn.")
        return blocks


def _read_page(raw: object, number: int) -> tuple[Page, list[Glyph]]:
    """The page by its text layer, and its letters."""
    text = TextPage(raw)
    try:
        frame = _frame(raw, text.turns())
        glyphs = text.glyphs(frame)
        level, upright = segments_of(raw, frame)
    finally:
        text.close()
    grids = find_grids(level, upright, _TOLERANCE)
    return page_of(number, *frame.size, glyphs, grids), glyphs


def _draw_stamps(page: object) -> bool:
    """Makes what was put on a page when it was signed (number, date) a part of it; True if the page has changed
    and must be loaded again."""
    marks = (pdfium.FPDFPage_GetAnnot(page, i) for i in range(pdfium.FPDFPage_GetAnnotCount(page)))
    kinds: set[int] = set()
    for mark in marks:
        kinds.add(pdfium.FPDFAnnot_GetSubtype(mark))
        pdfium.FPDFPage_CloseAnnot(mark)
    if not kinds & _STAMPS:
        return False
    return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)


def _frame(raw: object, turns: int) -> Frame:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(raw, box):
        return Frame(turns, 0, 0, pdfium.FPDF_GetPageWidthF(raw), pdfium.FPDF_GetPageHeightF(raw))
    return Frame(turns, box.left, box.bottom, box.right, box.top)


def _check_count(count: int, context: Context) -> None:
    if count < 1:
        raise ReadingError(
            "no-pages", "Tệp PDF không có trang nào; hãy kiểm tra lại tệp hoặc xuất lại từ bản gốc."
        )
    if count > context.limits.pages:
        raise ReadingError(
            "too-many-pages",
            "Tệp PDF có %(pages)d trang, vượt giới hạn %(most)d trang; hãy tách thành các tệp nhỏ hơn.",
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
            "damaged-page",
            "Không mở được trang %(page)d của tệp PDF (tệp bị hỏng); hãy xuất lại từ bản gốc.",
            page=index + 1,
        )
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)
