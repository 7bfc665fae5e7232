"""In the place of LibreOffice and tesseract, whose answers are mutated: they are too slow to be asked 10,000 times.

The programs themselves are other people's, run with limits in processes of their own.
"""

import io
import random
from collections.abc import Callable

from PIL import Image, ImageDraw

from cchc.pure.reading.context import Word

Mutate = Callable[[bytes, random.Random], bytes]
SIZE, LEFT, TOP, ROW, COLUMN = (440, 300), 30, 90, 60, 125  # pixels: small, so that 10,000 fit into an hour
ROWS = 3
CELLS = ["TT", "Nhiệm_vụ", "Sản_phẩm", "Chủ_trì", "Phối_hợp", "Thời_hạn"]
ODD = ("", "\u200b", "|", "9" * 30, "12.", "Quý", "III/2026", "Sở", "Nội", "vụ", "-")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le").rjust(4096, b"\0")


def page() -> bytes:
    """A page with a ruled table, as .png."""
    image = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(image)
    right, bottom = LEFT + len(CELLS) * COLUMN, TOP + ROWS * ROW
    for y in range(TOP, bottom + 1, ROW):
        draw.line((LEFT, y, right, y), fill=0, width=2)
    for x in range(LEFT, right + 1, COLUMN):
        draw.line((x, TOP, x, bottom), fill=0, width=2)
    for word in words():
        draw.rectangle((word.left, word.top, word.left + word.width, word.top + word.height), fill=60)
    return _as("PNG", image)


def photograph() -> bytes:
    return _as("JPEG", Image.open(io.BytesIO(page())))


def words() -> list[Word]:
    """A heading, the header of the table and two rows."""
    found = [
        Word(text, 60 + 90 * at, 40, 80, 20, 95) for at, text in enumerate(["KẾ", "HOẠCH", "CẢI", "CÁCH"])
    ]
    for row in range(ROWS):
        for column, name in enumerate(CELLS):
            text = name.replace("_", " ") if row == 0 else f"{name[:3]} {row}"
            left, top = LEFT + column * COLUMN + 8, TOP + row * ROW + 18
            found += [Word(part, left + 50 * at, top, 45, 20, 90) for at, part in enumerate(text.split())]
    return found


class Tools:
    """What the two programs might answer on a bad day."""

    def __init__(self, rng: random.Random, docx: bytes, mutate: Mutate) -> None:
        self.rng, self.docx, self.mutate = rng, docx, mutate

    def doc_to_docx(self, data: bytes) -> bytes | None:
        return self.mutate(self.docx, self.rng) if self.rng.random() < 0.95 else None

    def recognise(self, png: bytes, *, language: str = "vie") -> list[Word] | None:
        return [self._bent(word) for word in words() if self.rng.random() < 0.95]

    def _bent(self, word: Word) -> Word:
        rng = self.rng
        if rng.random() < 0.8:
            return word
        text = rng.choice(ODD) if rng.random() < 0.5 else word.text
        shift = rng.choice([-5000, -40, -3, 3, 40, 5000])
        return Word(
            text,
            word.left + shift,
            word.top + rng.choice([-20, 0, 20]),
            word.width,
            rng.choice([0, 1, 20, 900]),
            rng.choice([0, 30, 95]),
        )


def _as(kind: str, image: Image.Image) -> bytes:
    made = io.BytesIO()
    image.save(made, kind)
    return made.getvalue()
