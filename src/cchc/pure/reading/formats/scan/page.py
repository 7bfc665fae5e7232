"""A picture of a page → a page with lines and tables, by the words that a helper program recognises in it."""

from dataclasses import dataclass, field
from statistics import median

import numpy as np

from cchc.pure.reading.context import Context, Word
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.pages.content import Page, page_of
from cchc.pure.reading.formats.pages.glyphs import Glyph
from cchc.pure.reading.formats.pages.grid import Grid, find_grids
from cchc.pure.reading.formats.scan.picture import Grey, Ink, Picture, png, turned
from cchc.pure.reading.formats.scan.rules import rules_of
from cchc.pure.reading.formats.scan.sheet import Piece, sheets_of
from cchc.pure.reading.formats.scan.strokes import count_strokes

_TOLERANCE = 4.0  # points by which rules that meet may miss
_EDGE = 3  # pixels along a border that may still be the rule
_LINE = 5.0  # points: a line of text is at least as high
_INK = 12  # points of ink that are more than dirt
_SURE = 75.0  # a word below this confidence is looked at again
_LARGER, _LARGEST = 1.4, 2.5
_SINGLE_LOOKS = 40  # on one page
_DIRT = 30.0  # a word below this confidence outside a table is dirt, a seal, a signature


@dataclass(slots=True)
class Recognised:
    """A page, and how sure each of its words is (0–100)."""

    page: Page
    confidences: list[float] = field(default_factory=list)

    @property
    def confidence(self) -> float:
        """The mean; 0 where there are no words."""
        return sum(self.confidences) / len(self.confidences) if self.confidences else 0.0


def recognise_page(picture: Picture, number: int, context: Context) -> Recognised:
    """Raises ReadingError where no program can recognise letters."""
    found = _recognise(picture, number, context)
    if found.confidence >= 50 or not picture.ink.any():
        return found
    others = [_recognise(turned(picture, quarters), number, context) for quarters in (1, 3, 2)]
    return max([found, *others], key=lambda r: r.confidence * len(r.confidences))


def _recognise(picture: Picture, number: int, context: Context) -> Recognised:
    level, upright, clean = rules_of(picture)
    grids = find_grids(level, upright, _TOLERANCE)
    words = []
    for grid in grids:
        words += count_strokes(_cell_words(_pieces(picture, clean, grid), context), clean)
        _wipe(clean, grid, picture.scale)
    outside = _read(clean, context) if _has_ink(_ink(clean, picture.ink)) else []
    words += [word for word in outside if word.confidence >= _DIRT]
    page = page_of(number, *picture.size, _glyphs(words, picture.scale), grids)
    return Recognised(page, [word.confidence for word in words])


def _read(grey: Grey, context: Context) -> list[Word]:
    words = context.tools.recognise(png(grey))
    if words is None:
        raise ReadingError(
            "ocr-missing",
            "Văn bản là bản quét, không có lớp chữ, mà máy chủ chưa cài chương trình nhận dạng ký tự; hãy tải lên bản "
            "Word hoặc PDF gốc, hoặc nhờ người quản trị cài tesseract kèm tiếng Việt (tesseract-ocr-vie).",
        )
    return words


def _cell_words(pieces: list[Piece], context: Context) -> list[Word]:
    """All pieces in as few calls as can be; then once more, larger, those that say nothing or are not sure."""
    found = _read_pieces(pieces, context)
    again = [i for i, words in enumerate(found) if min((w.confidence for w in words), default=0.0) < _SURE]
    _take_better(found, again, [pieces[i].enlarged(_LARGER) for i in again], context)
    silent = [i for i, words in enumerate(found) if not words][:_SINGLE_LOOKS]
    for i in silent:
        _take_better(found, [i], [pieces[i].enlarged(_LARGEST)], context)
    return [word for words in found for word in words]


def _read_pieces(pieces: list[Piece], context: Context) -> list[list[Word]]:
    found: list[list[Word]] = []
    for sheet in sheets_of(pieces):
        found += sheet.words_by_piece(_read(sheet.grey, context))
    return found


def _take_better(found: list[list[Word]], at: list[int], pieces: list[Piece], context: Context) -> None:
    for index, words in zip(at, _read_pieces(pieces, context), strict=True):
        if _confidence(words) > _confidence(found[index]):
            found[index] = words


def _confidence(words: list[Word]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0


def _pieces(picture: Picture, clean: Grey, grid: Grid) -> list[Piece]:
    """The lines of each cell, as far as white parts them."""
    pieces: list[Piece] = []
    ink = _ink(clean, picture.ink)
    for index, box in enumerate(grid.boxes):
        x0, x1 = grid.xs[box.column], grid.xs[box.column + box.column_span]
        y0, y1 = grid.ys[box.row], grid.ys[box.row + box.row_span]
        left, top, right, bottom = (round(v / picture.scale) for v in (x0, y0, x1, y1))
        left, top, right, bottom = left + _EDGE, top + _EDGE, right - _EDGE, bottom - _EDGE
        for first, last in bands(ink[top:bottom, left:right], round(_LINE / picture.scale)):
            piece = _cropped(index, clean, ink, (left, top + first, right, top + last))
            if piece is not None:
                pieces.append(piece)
    return pieces


def bands(ink: Ink, least: int) -> list[tuple[int, int]]:
    """Where lines of text begin and end; what is lower than `least` belongs to the letters under it."""
    if ink.size == 0:
        return []
    edges = np.diff(np.pad(ink.any(axis=1), 1).astype(np.int8))
    found: list[list[int]] = []
    pairs = zip(np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist(), strict=True)
    for start, end in pairs:
        if found and (
            found[-1][1] - found[-1][0] < least
            or (end - start < least // 2 and start - found[-1][1] < least // 2)
        ):
            found[-1][1] = end
        else:
            found.append([start, end])
    return [(start, end) for start, end in found]


def _cropped(owner: int, clean: Grey, ink: Ink, box: tuple[int, int, int, int]) -> Piece | None:
    left, top, right, bottom = box
    inside = ink[top:bottom, left:right]
    if inside.size == 0 or not _has_ink(inside):
        return None
    columns = np.flatnonzero(inside.any(axis=0))
    y0, y1 = max(0, top - 2), bottom + 2
    x0, x1 = max(0, left + columns[0] - 4), min(right, left + columns[-1] + 5)
    return Piece(owner, clean[y0:y1, x0:x1], int(x0), int(y0))


def _wipe(clean: Grey, grid: Grid, scale: float) -> None:
    """Leaves nothing of a table that has been read."""
    left, right, top, bottom = (round(v / scale) for v in (grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1]))
    clean[max(0, top - _EDGE) : bottom + _EDGE, max(0, left - _EDGE) : right + _EDGE] = 255


def _ink(clean: Grey, ink: Ink) -> Ink:
    """The ink that is left when the rules are gone."""
    left: Ink = ink & (clean < 255)
    return left


def _has_ink(ink: Ink) -> bool:
    return int(np.count_nonzero(ink)) >= _INK


def _glyphs(words: list[Word], scale: float) -> list[Glyph]:
    if not words:
        return []
    size = median(word.height for word in words) * scale
    return [
        Glyph(
            text=word.text + " ",
            x0=word.left * scale,
            y0=word.top * scale,
            x1=(word.left + word.width) * scale,
            y1=(word.top + word.height) * scale,
            size=size,
        )
        for word in words
    ]
