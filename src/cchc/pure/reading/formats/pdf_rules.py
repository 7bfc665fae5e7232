"""The straight strokes of a .pdf page: drawn lines, and the thin filled boxes that stand for lines."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from cchc.pure.reading.formats.pages.segments import Segment
from cchc.pure.reading.formats.pdf_glyphs import Frame

_THIN = 3.0  # points: a box no thicker than this is a line
_SHORT = 4.0  # a shorter one is a dot or a part of a drawing
_MOST = 20_000  # objects, and pieces of objects, that are looked at on one page
_FAR = 1e5  # points: what lies farther away (or nowhere) comes from a damaged file
_DEPTH = 4  # forms within forms

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)


def segments_of(page: object, frame: Frame) -> tuple[list[Segment], list[Segment]]:
    """The level and the upright strokes of the page."""
    level: list[Segment] = []
    upright: list[Segment] = []
    for a, b in _strokes(page):
        if not all(abs(value) < _FAR for value in (*a, *b)):
            continue
        (x0, y0), (x1, y1) = frame.point(*a), frame.point(*b)
        width, height = abs(x1 - x0), abs(y1 - y0)
        if width >= _SHORT and height <= _THIN:
            level.append(Segment((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif height >= _SHORT and width <= _THIN:
            upright.append(Segment((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return level, upright


def _strokes(page: object) -> Iterator[tuple[Point, Point]]:
    left = _MOST
    for path, matrix in _paths(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _UNIT, _DEPTH):
        pieces = max(1, pdfium.FPDFPath_CountSegments(path))
        left -= pieces
        if left < 0:
            return
        yield from _path_strokes(path, pieces, _times(_matrix(path), matrix))


def _paths(owner: object, count, get, matrix: Matrix, depth: int) -> Iterator[tuple[object, Matrix]]:  # type: ignore[no-untyped-def]
    for index in range(min(_MOST, count(owner))):
        thing = get(owner, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield thing, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
            inner = _times(_matrix(thing), matrix)
            yield from _paths(
                thing, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth - 1
            )


def _path_strokes(path: object, pieces: int, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    """Of each part of a path: its diagonal where it is thin, else its sides where they are drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    for part in _parts(path, pieces, matrix):
        xs, ys = [x for x, _ in part], [y for _, y in part]
        low, high = (min(xs), min(ys)), (max(xs), max(ys))
        if min(high[0] - low[0], high[1] - low[1]) <= _THIN:
            yield low, high
        elif stroke.value:
            yield from pairwise(part)


def _parts(path: object, pieces: int, matrix: Matrix) -> list[list[Point]]:
    """The corners of each part of a path; a closed part ends where it began."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    parts: list[list[Point]] = []
    for index in range(pieces):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([point])
        else:
            parts[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return parts


def _matrix(thing: object) -> Matrix:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, m):
        return _UNIT
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does one after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
