"""What an outline is: the document's blocks in order, each with its kind and its path of headings."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.pure.reading.blocks import Block, Paragraph, Place, Table

HEADING = "heading"
TEXT = "text"
BULLET = "bullet"
TABLE = "table"
TITLE = "title"
FOOTNOTE = "footnote"
LETTERHEAD = "letterhead"
SIGNATURE = "signature"
APPENDIX_TITLE = "appendix-title"
BOILERPLATE = "boilerplate"
SPOKEN = (HEADING, TEXT, BULLET)  # what the document itself orders, without its frame


@dataclass(frozen=True, slots=True)
class Heading:
    """One step of a path: ("II", "CÁC CHỈ TIÊU CHỦ YẾU"). `code` is None for a heading without a number."""

    code: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph (its wrapped lines joined) or table.

    `text` is one line without the printed number or bullet (empty for a table); `block.text` has them.
    `style` is the kind of the printed number as in `numbering.Head`, "bullet" or "article"; None without one.
    `path` are the headings above it, the outermost first. `parent` is the index in `Outline.entries` of the
    heading, numbered paragraph or bullet that it stands under.
    """

    block: Block
    kind: str
    text: str
    code: str | None = None
    style: str | None = None
    path: tuple[Heading, ...] = ()
    parent: int | None = None
    in_appendix: bool = False

    @property
    def place(self) -> Place:
        return self.block.place

    @property
    def paragraph(self) -> Paragraph | None:
        return self.block if isinstance(self.block, Paragraph) else None

    @property
    def table(self) -> Table | None:
        return self.block if isinstance(self.block, Table) else None


@dataclass(frozen=True, slots=True)
class Outline:
    """The entries in reading order; `notes` says in Vietnamese what was left out."""

    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()

    def body(self) -> Iterator[Entry]:
        """Headings, texts and bullets outside the appendices."""
        return (e for e in self.entries if e.kind in SPOKEN and not e.in_appendix)

    def children(self, index: int) -> Iterator[Entry]:
        """The entries directly under the entry at `index`."""
        return (entry for entry in self.entries if entry.parent == index)
