"""Pieces of a page set one under the other on a sheet, so that one call recognises them all."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image

from cchc.pure.reading.context import Word
from cchc.pure.reading.formats.scan.picture import Grey

_APART = 34  # pixels between two pieces and around them
_TALLEST = 12_000  # pixels: tesseract takes 32,767


@dataclass(slots=True)
class Piece:
    """A part of the page: the cell that it belongs to, where it begins, how much it is enlarged."""

    owner: int
    grey: Grey
    left: int
    top: int
    zoom: float = 1.0

    def enlarged(self, zoom: float) -> "Piece":
        """The same, larger."""
        height, width = self.grey.shape
        size = max(1, round(width * zoom)), max(1, round(height * zoom))
        image = Image.fromarray(self.grey).resize(size, Image.Resampling.LANCZOS)
        return Piece(self.owner, np.asarray(image), self.left, self.top, zoom)

    def on_page(self, word: Word, left: int, top: int) -> Word:
        """A word of a sheet on which the piece begins at (left, top), at its place on the page."""
        return Word(
            word.text,
            round((word.left - left) / self.zoom) + self.left,
            round((word.top - top) / self.zoom) + self.top,
            round(word.width / self.zoom),
            round(word.height / self.zoom),
            word.confidence,
        )


@dataclass(slots=True)
class Sheet:
    """A picture of pieces; `tops`: the height at which each begins."""

    grey: Grey
    pieces: list[Piece]
    tops: list[int]

    def words_by_piece(self, words: list[Word]) -> list[list[Word]]:
        """For each piece its words, at their places on the page."""
        found: list[list[Word]] = [[] for _ in self.pieces]
        starts = [top - _APART // 2 for top in self.tops]
        for word in words:
            index = max(0, bisect_right(starts, word.top + word.height / 2) - 1)
            found[index].append(self.pieces[index].on_page(word, _APART, self.tops[index]))
        return found


def sheets_of(pieces: list[Piece]) -> Iterator[Sheet]:
    """As few sheets as hold all pieces, in their order."""
    batch: list[Piece] = []
    height = 0
    for piece in pieces:
        tall = piece.grey.shape[0] + _APART
        if batch and height + tall > _TALLEST:
            yield _sheet(batch)
            batch, height = [], 0
        batch.append(piece)
        height += tall
    if batch:
        yield _sheet(batch)


def _sheet(pieces: list[Piece]) -> Sheet:
    width = max(piece.grey.shape[1] for piece in pieces) + 2 * _APART
    height = sum(piece.grey.shape[0] + _APART for piece in pieces) + _APART
    grey = np.full((height, width), 255, np.uint8)
    tops = []
    top = _APART
    for piece in pieces:
        tall, wide = piece.grey.shape
        grey[top : top + tall, _APART : _APART + wide] = piece.grey
        tops.append(top)
        top += tall + _APART
    return Sheet(grey, pieces, tops)
