"""Pages of a .pdf that are pictures: telling them, and rendering them."""

import ctypes

import numpy as np
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from PIL import Image

from cchc.pure.reading.formats.pages.glyphs import Glyph
from cchc.pure.reading.formats.scan.picture import DPI

_MOST_PIXELS = 40_000_000  # a larger page is rendered with fewer dots per inch
_FEW_LETTERS = 20  # fewer than this is no text layer
_STAMP_LETTERS = 250  # on a picture as large as the page: no more than the stamp of a signature
_WHOLE = 0.6  # of the page
_MANY_PATHS = 200  # letters drawn as shapes
_GARBAGE = 0.2  # of the letters that have no meaning


def is_picture(page: object, glyphs: list[Glyph], size: tuple[float, float]) -> bool:
    """Has the page something to see but no text layer, or one that says nothing?"""
    letters = "".join(glyph.text for glyph in glyphs).replace(" ", "")
    if len(letters) > _STAMP_LETTERS:
        return sum(map(_means_nothing, letters)) > _GARBAGE * len(letters)
    pictures, paths = _things(page)
    if len(letters) < _FEW_LETTERS:
        return pictures > 0 or paths > _MANY_PATHS
    meaningless = sum(map(_means_nothing, letters)) > _GARBAGE * len(letters)
    return meaningless or pictures > _WHOLE * size[0] * size[1]


def render(page: object) -> tuple[Image.Image, float]:
    """The page in grey, upright, and its dots per inch."""
    width, height = pdfium.FPDF_GetPageWidthF(page) / 72, pdfium.FPDF_GetPageHeightF(page) / 72
    dpi = min(DPI, (_MOST_PIXELS / max(width * height, 0.01)) ** 0.5)
    size = max(1, round(width * dpi)), max(1, round(height * dpi))
    buffer = np.full((size[1], size[0]), 255, np.uint8)
    bitmap = pdfium.FPDFBitmap_CreateEx(*size, pdfium.FPDFBitmap_Gray, buffer.ctypes.data, size[0])
    try:
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, flags)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return Image.fromarray(buffer), dpi


def _means_nothing(letter: str) -> bool:
    """A letter without a code, or with one that only its font knows."""
    return letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" or letter < " " or "\x7f" <= letter < "\xa0"


def _things(page: object) -> tuple[float, int]:
    """The area that pictures cover, in square points, and the number of shapes."""
    area, paths = 0.0, 0
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(5000, pdfium.FPDFPage_CountObjects(page))):
        thing = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        paths += kind == pdfium.FPDF_PAGEOBJ_PATH
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            pdfium.FPDFPageObj_GetBounds(thing, *sides)
            left, bottom, right, top = (side.value for side in sides)
            inner = kind == pdfium.FPDF_PAGEOBJ_IMAGE or _has_picture(thing)
            area += max(0.0, right - left) * max(0.0, top - bottom) * inner
    return area, paths


def _has_picture(form: object) -> bool:
    count = min(100, pdfium.FPDFFormObj_CountObjects(form))
    things = (pdfium.FPDFFormObj_GetObject(form, index) for index in range(count))
    return any(pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_IMAGE for thing in things)
