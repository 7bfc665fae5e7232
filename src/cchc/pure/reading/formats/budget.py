"""What one reading may use up; over it the document is refused in one sentence."""

from cchc.pure.reading.context import Limits
from cchc.pure.reading.errors import ReadingError

MAX_COLUMNS = 1024  # Word allows 63; a spreadsheet of people has some dozens


class Budget:
    """Counts blocks, cells and characters as they are read."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._blocks = self._cells = self._characters = 0

    def block(self) -> None:
        """One more paragraph or table; ReadingError when there are too many."""
        self._blocks += 1
        if self._blocks > self._limits.blocks:
            raise _too_large("đoạn văn", self._limits.blocks)

    def cells(self, count: int = 1) -> None:
        """`count` more slots of a table; ReadingError when there are too many."""
        self._cells += count
        if self._cells > self._limits.cells:
            raise _too_large("ô bảng", self._limits.cells)

    def columns(self, count: int) -> None:
        """A table is `count` columns wide; ReadingError when that is too wide."""
        if count > MAX_COLUMNS:
            raise _too_large("cột trong một bảng", MAX_COLUMNS)

    def text(self, text: str) -> str:
        """The text itself; ReadingError when the document has too many characters."""
        self._characters += len(text)
        if self._characters > self._limits.characters:
            raise _too_large("ký tự", self._limits.characters)
        return text


def _too_large(unit: str, limit: int) -> ReadingError:
    return ReadingError(
        "document-too-large",
        "Văn bản có quá nhiều %(unit)s (giới hạn %(limit)s); hãy chia văn bản thành nhiều tệp rồi đọc từng tệp.",
        unit=unit,
        limit=f"{limit:,}".replace(",", "."),
    )
