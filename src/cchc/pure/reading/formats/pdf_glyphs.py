"""The letters of a .pdf page, upright, with their places."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from cchc.pure.reading.formats.pages.glyphs import Glyph
from cchc.pure.reading.formats.pdf_fonts import in_unicode, old_kind

_ABOVE, _BELOW = 0.75, 0.25  # of the letter size: what a letter takes above and below its base line
_BACK, _NEXT = 0.3, 0.12  # ... and how far apart two letters of one word may stand, overlapping or not
_PLAIN = str.maketrans(
    "\x02\ufffe\xa0\u2002\u2003\u2009\u202f", "--     "
)  # \x02, \ufffe: a hyphen that ends a line
_PARTED = 0.06  # ... and from where on pdfium is believed that a blank stands between two text objects
_BOLD_WEIGHT = 600
_FAR = 1e5  # points: what lies farther away (or nowhere) comes from a damaged file

# The two functions that are called for every letter, without pypdfium2's checks of their arguments.
_loose_box = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
_object_of = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns points of the page's own space into points of the upright page. `turns`: quarter turns clockwise."""

    turns: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """From the lower left corner, upwards, to the upper left corner, downwards."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


@dataclass(slots=True)
class _Run:
    """What all letters of one text object share. `level`: it runs from left to right on the upright page."""

    size: float
    base: float
    font: "_Font"
    level: bool
    drawn_twice: bool

    def glyph(self, text: str, x0: float, x1: float) -> Glyph:
        """A piece of it."""
        size, base = self.size, self.base
        bold = self.drawn_twice or self.font.bold
        return Glyph(text, x0, base - _ABOVE * size, x1, base + _BELOW * size, size, bold)


@dataclass(frozen=True, slots=True)
class _Font:
    bold: bool
    old: str


class TextPage:
    """The text of one page; close it after use."""

    def __init__(self, page: object) -> None:
        self.raw = pdfium.FPDFText_LoadPage(page)
        self.count: int = pdfium.FPDFText_CountChars(self.raw) if self.raw else 0
        self._runs: dict[int | None, _Run] = {}
        self._fonts: dict[int | None, _Font] = {}

    def close(self) -> None:
        """Frees what the page holds."""
        if self.raw:
            pdfium.FPDFText_ClosePage(self.raw)

    def turns(self) -> int:
        """The quarter turns clockwise that most letters need."""
        step = max(1, self.count // 60)
        angles = Counter(self._matrix(index)[0] for index in range(0, self.count, step))
        return angles.most_common(1)[0][0] if angles else 0

    def glyphs(self, frame: Frame) -> list[Glyph]:
        """Words and pieces of words, in the order of the document; a blank closes a piece."""
        glyphs: list[Glyph] = []
        kinds: list[str] = []
        text, start, end, last = "", 0.0, 0.0, None
        for letter, x0, x1, run, parted in self._placed(frame):
            if run is last and text[-1] != " " and -_BACK * run.size < x0 - end < _NEXT * run.size:
                text += letter
                end = x1 if x1 > end else end
                continue
            if last is not None:
                if parted and run is not last and x0 - end >= _PARTED * run.size:
                    text += " "
                glyphs.append(last.glyph(text, start, end))
                kinds.append(last.font.old)
            text, start, end, last = letter, x0, x1, run
        if last is not None:
            glyphs.append(last.glyph(text, start, end))
            kinds.append(last.font.old)
        return in_unicode(glyphs, kinds)

    def _placed(self, frame: Frame) -> Iterator[tuple[str, float, float, _Run, bool]]:
        """Letters and blanks, from where to where each reaches, and whether pdfium would add a blank before it."""
        box = pdfium.FS_RECTF()
        raw, ref = ctypes.cast(self.raw, ctypes.c_void_p), ctypes.byref(box)
        runs, upright, offset = self._runs, frame.turns == 0, frame.left
        parted = False
        for index, letter in enumerate(self._letters()):
            if letter < " " or not _loose_box(raw, index, ref):
                continue
            left, right = box.left, box.right
            if left == right or not (-_FAR < left < _FAR and -_FAR < right < _FAR):
                parted = letter == " "
                continue
            address = _object_of(raw, index)
            run = runs.get(address)
            if run is None:
                run = self._new_run(index, frame, box)
                if run.level:
                    runs[address] = run
            if upright:
                yield letter, left - offset, right - offset, run, parted
            else:
                x0, x1 = frame.point(left, box.bottom)[0], frame.point(right, box.top)[0]
                yield letter, min(x0, x1), max(x0, x1), run, parted
            parted = False

    def _letters(self) -> str:
        """One letter for each index; blanks of every width are one kind of blank."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        length = pdfium.FPDFText_GetText(self.raw, 0, self.count, buffer) - 1
        text = bytes(buffer)[: 2 * max(0, length)].decode("utf-16-le", "replace")
        if len(text) != self.count:
            text = "".join(map(_letter, (pdfium.FPDFText_GetUnicode(self.raw, i) for i in range(self.count))))
        return text.translate(_PLAIN)

    def _new_run(self, index: int, frame: Frame, box: Any) -> _Run:
        turns, scale = self._matrix(index)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self.raw, index, x, y)
        base = frame.point(x.value, y.value)[1]
        level = turns == frame.turns and -_FAR < base < _FAR
        if not level:
            base = max(frame.point(box.left, box.bottom)[1], frame.point(box.right, box.top)[1])
        size = pdfium.FPDFText_GetFontSize(self.raw, index) * scale
        size = size if 0.5 < size < 500 else 10.0  # a damaged file may say anything
        thing = pdfium.FPDFText_GetTextObject(self.raw, index)
        drawn_twice = pdfium.FPDFTextObj_GetTextRenderMode(thing) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        base = base if -_FAR < base < _FAR else 0.0
        return _Run(size, base, self._font(index, thing), level, drawn_twice)

    def _matrix(self, index: int) -> tuple[int, float]:
        """The quarter turns clockwise that set a letter upright, and by how much it is enlarged."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.raw, index, matrix)
        turns = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        return turns, math.hypot(matrix.c, matrix.d)

    def _font(self, index: int, thing: object) -> _Font:
        address = ctypes.cast(pdfium.FPDFTextObj_GetFont(thing), ctypes.c_void_p).value
        font = self._fonts.get(address)
        if font is None:
            buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
            pdfium.FPDFText_GetFontInfo(self.raw, index, buffer, 128, flags)
            name = buffer.value.decode("latin-1")
            heavy = pdfium.FPDFText_GetFontWeight(self.raw, index) >= _BOLD_WEIGHT
            bold = heavy or "bold" in name.lower() or "black" in name.lower()
            font = self._fonts[address] = _Font(bold, old_kind(name))
        return font


def _letter(code: int) -> str:
    return chr(code) if 0 < code < 0x10000 and not 0xD800 <= code < 0xE000 else "\ufffd"
