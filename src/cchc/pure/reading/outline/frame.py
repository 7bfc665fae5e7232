"""The frame of an official document: letterhead, title, signature, recipients, appendix titles, site chrome."""

from collections.abc import Sequence

from cchc.pure.reading.blocks import Block, Paragraph, Table
from cchc.pure.reading.numbering import read_head
from cchc.pure.reading.outline import model, words
from cchc.pure.reading.outline.joins import is_capitals, is_footnote
from cchc.pure.reading.text import fold, one_line

_LONGEST_TITLE_LINE = 400
_LONGEST_FRAME_LINE = 120
_MOST_TITLE_LINES = 6
_LETTERHEAD_REACH = 40  # blocks from the beginning of a document in which its letterhead stands


class Frame:
    """Walks the blocks once and says for each its frame kind, or None where it is body."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._title_lines = 0  # lines of a title that may still follow
        self._ended = False  # after the end mark "./." or "Nơi nhận", until something opens again
        self._in_appendix = False

    def kinds(self) -> list[str | None]:
        """One kind for each block."""
        opened = self._first_title()
        found: list[str | None] = []
        for index, block in enumerate(self._blocks):
            if isinstance(block, Table):
                found.append(self._table(block))
            else:
                found.append(self._paragraph(block, before_title=index < opened))
        return found

    def _first_title(self) -> int:
        """Where the letterhead ends: the index of the first title, 0 where the document has none."""
        for index, block in enumerate(self._blocks[:_LETTERHEAD_REACH]):
            if isinstance(block, Paragraph) and _is_title(one_line(block.text)):
                return index
        return 0

    def _table(self, table: Table) -> str | None:
        """A letterhead and a signature are often a table without lines of two columns."""
        self._title_lines = 0
        text = fold(" ".join(cell.text for cell in table.cells))
        if "cong hoa xa hoi" in text and "tu do" in text and table.rows <= 6:
            return model.LETTERHEAD
        if table.rows <= 3 and table.columns <= 3 and words.RECIPIENTS.search(text):
            self._ended = True
            return model.SIGNATURE
        if table.columns == 2 and all(
            words.METADATA.match(_row_text(table, row)) for row in range(table.rows)
        ):
            return model.BOILERPLATE
        if table.columns > 3:
            self._ended = False
        return None

    def _paragraph(self, paragraph: Paragraph, *, before_title: bool) -> str | None:
        text = one_line(paragraph.text)
        folded = fold(text)
        if is_footnote(paragraph):
            return model.FOOTNOTE
        if not text or words.BOILERPLATE.fullmatch(folded) or words.METADATA.fullmatch(folded):
            return model.BOILERPLATE
        opening = self._opening(paragraph, text, folded)
        if opening:
            return opening
        if before_title or words.STATE_LINE.fullmatch(folded):
            return model.LETTERHEAD
        if self._ended and len(text) <= _LONGEST_FRAME_LINE and words.LETTERHEAD.fullmatch(folded):
            return model.LETTERHEAD  # of the next document in the same file
        return self._closing(text, folded)

    def _opening(self, paragraph: Paragraph, text: str, folded: str) -> str | None:
        """Titles, of the document and of its appendices, and the lines that belong to them."""
        if _is_appendix(text, folded):
            self._begin(title_lines=_MOST_TITLE_LINES, in_appendix=True)
            return model.APPENDIX_TITLE
        if _is_title(text):
            self._begin(title_lines=_MOST_TITLE_LINES, in_appendix=self._in_appendix)
            return self._title_kind()
        if words.ATTACHED.match(folded) and len(text) <= _LONGEST_TITLE_LINE and text.startswith("("):
            self._begin(title_lines=1, in_appendix=self._in_appendix)
            return self._title_kind()
        if self._title_lines and _belongs_to_title(paragraph, text):
            self._title_lines -= 1
            return self._title_kind()
        self._title_lines = 0
        return None

    def _begin(self, *, title_lines: int, in_appendix: bool) -> None:
        self._title_lines, self._in_appendix, self._ended = title_lines, in_appendix, False

    def _title_kind(self) -> str:
        return model.APPENDIX_TITLE if self._in_appendix else model.TITLE

    def _closing(self, text: str, folded: str) -> str | None:
        """After the end mark only a signature follows, until a heading opens something new."""
        if self._ended:
            head = read_head(text)
            if head and head.style == "roman" and is_capitals(text):
                self._ended = False
                return None
            return model.SIGNATURE
        if words.RECIPIENTS.match(folded) or (
            len(text) <= _LONGEST_FRAME_LINE and words.SIGNATURE.fullmatch(folded)
        ):
            self._ended = bool(words.RECIPIENTS.match(folded))
            return model.SIGNATURE
        self._ended = bool(words.END_MARK.search(text))
        return None


def _row_text(table: Table, row: int) -> str:
    return fold(" | ".join(cell.text for cell in table.cells if cell.row == row))


def _is_title(text: str) -> bool:
    return is_capitals(text) and bool(words.TITLE.fullmatch(fold(text)))


def _is_appendix(text: str, folded: str) -> bool:
    """ "PHỤ LỤC", "Phụ lục II", or a line in capitals that begins so."""
    if words.APPENDIX.fullmatch(folded):
        return text[:1].isupper()
    return is_capitals(text) and bool(words.APPENDIX_LED.match(folded)) and len(text) <= _LONGEST_TITLE_LINE


def _belongs_to_title(paragraph: Paragraph, text: str) -> bool:
    """The lines under "KẾ HOẠCH" or "PHỤ LỤC": capitals, bold or centred, and without a number."""
    if (
        read_head(text)
        or len(text) > _LONGEST_TITLE_LINE
        or words.BULLET.match(text)
        or text.endswith((".", ";"))
    ):
        return False
    return is_capitals(text, least=2) or paragraph.bold or paragraph.centred
