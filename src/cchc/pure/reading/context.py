"""What a reader is given besides the bytes: limits, helper programs, somebody to tell of the progress."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word; pixels from the top left corner of the page image; confidence 0–100."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float


class Tools(Protocol):
    """Programs that may be installed. Each says None where the program is missing."""

    def doc_to_docx(self, data: bytes) -> bytes | None:
        """A binary .doc as .docx (LibreOffice)."""

    def recognise(self, png: bytes, *, language: str = "vie") -> list[Word] | None:
        """The words of an image (tesseract)."""


class NoTools:
    """The default: nothing is installed."""

    def doc_to_docx(self, data: bytes) -> bytes | None:
        return None

    def recognise(self, png: bytes, *, language: str = "vie") -> list[Word] | None:
        return None


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds that keep memory and time in hand; over them a ReadingError says which."""

    file_bytes: int = 100 * 2**20
    unpacked_bytes: int = 400 * 2**20  # all parts of a zip container together
    unpacked_ratio: int = 200  # unpacked to packed, for parts over 10 MiB
    pages: int = 1500
    ocr_pages: int = 200
    blocks: int = 200_000
    cells: int = 500_000
    characters: int = 20_000_000


def _silent(step: str, share: float) -> None:
    """Nobody listens."""


@dataclass(slots=True)
class Context:
    """Passed to every format reader. Readers append to `notes` what a person should know of the reading."""

    limits: Limits = field(default_factory=Limits)
    tools: Tools = field(default_factory=NoTools)
    progress: Callable[[str, float], None] = _silent
    notes: list[str] = field(default_factory=list)
    ocr: bool = False  # set by a reader that had to recognise characters
