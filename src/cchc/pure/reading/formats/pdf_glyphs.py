"""The letters of a .pdf page, upright, with their places."""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from cchc.pure.reading.formats.pages.glyphs import Glyph
from cchc.pure.reading.formats.pdf_fonts import in_unicode, old_kind

_ABOVE, _BELOW = 0.75, 0.25  # of the letter size: what a letter takes above and below its base line
_HYPHENS = str.maketrans("\x02\ufffe", "--")  # what pdfium makes of a hyphen at the end of a line
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
    """What all letters of one text object share. `base`: their base line, None where they are not level."""

    size: float
    bold: bool
    base: float | None
    old: str


class TextPage:
    """The text of one page; close it after use."""

    def __init__(self, page: object) -> None:
        self.raw = pdfium.FPDFText_LoadPage(page)
        self.count: int = pdfium.FPDFText_CountChars(self.raw) if self.raw else 0
        self._runs: dict[int | None, _Run] = {}

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
        """The letters and blanks that the document sets (not those that pdfium would add)."""
        box = pdfium.FS_RECTF()
        raw, ref = ctypes.cast(self.raw, ctypes.c_void_p), ctypes.byref(box)
        glyphs, kinds = [], []
        for index, letter in enumerate(self._letters().translate(_HYPHENS)):
            if letter < " " or not _loose_box(raw, index, ref) or box.left == box.right:
                continue
            left, right, top, bottom = box.left, box.right, box.top, box.bottom
            if not (-_FAR < left < _FAR and -_FAR < right < _FAR and -_FAR < top < _FAR):
                continue
            address = _object_of(raw, index)
            run = self._runs.get(address)
            if run is None:
                run = self._runs[address] = self._new_run(index, frame)
            size, base = run.size, run.base
            if frame.turns == 0 and base is not None:
                x0, x1 = left - frame.left, right - frame.left
            else:
                (x0, ya), (x1, yb) = frame.point(left, bottom), frame.point(right, top)
                x0, x1 = (x0, x1) if x0 <= x1 else (x1, x0)
                base = max(ya, yb) if base is None else base
            glyphs.append(Glyph(letter, x0, base - _ABOVE * size, x1, base + _BELOW * size, size, run.bold))
            kinds.append(run.old)
        return in_unicode(glyphs, kinds)

    def _letters(self) -> str:
        buffer = (ctypes.c_ushort * (self.count + 1))()
        length = pdfium.FPDFText_GetText(self.raw, 0, self.count, buffer) - 1
        text = bytes(buffer)[: 2 * max(0, length)].decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self.raw, i) for i in range(self.count))
        return "".join(
            chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
        )

    def _new_run(self, index: int, frame: Frame) -> _Run:
        turns, scale = self._matrix(index)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self.raw, index, x, y)
        base = frame.point(x.value, y.value)[1]
        size = pdfium.FPDFText_GetFontSize(self.raw, index) * scale
        size = size if 0.5 < size < 500 else 10.0  # a damaged file may say anything
        mode = pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(self.raw, index))
        font = self._font(index)
        heavy = pdfium.FPDFText_GetFontWeight(self.raw, index) >= _BOLD_WEIGHT
        drawn_twice = mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        bold = heavy or drawn_twice or "bold" in font.lower() or "black" in font.lower()
        level = turns == frame.turns and -_FAR < base < _FAR
        return _Run(size, bold, base if level else None, old_kind(font))

    def _matrix(self, index: int) -> tuple[int, float]:
        """The quarter turns clockwise that set a letter upright, and by how much it is enlarged."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.raw, index, matrix)
        turns = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        return turns, math.hypot(matrix.c, matrix.d)

    def _font(self, index: int) -> str:
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.raw, index, name, 128, flags)
        return name.value.decode("latin-1")
