"""Texts of the document as rules compare and quote them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc.pure.reading.blocks import Block, Paragraph, Place
from cchc.pure.reading.text import one_line

# Abbreviations of the field that are written out elsewhere in the same document: for comparing only.
ABBREVIATIONS = {
    "cải cách hành chính": "cchc",
    "thủ tục hành chính": "tthc",
    "quy phạm pháp luật": "qppl",
    "ủy ban nhân dân": "ubnd",
    "uỷ ban nhân dân": "ubnd",
    "hội đồng nhân dân": "hđnd",
    "công nghệ thông tin": "cntt",
    "cán bộ, công chức, viên chức": "cbccvc",
    "hành chính nhà nước": "hcnn",
    "sự nghiệp công lập": "sncl",
    "dịch vụ công": "dvc",
    "cơ sở dữ liệu": "csdl",
    "ngân sách nhà nước": "nsnn",
}
_WRITTEN_OUT = re.compile("|".join(map(re.escape, ABBREVIATIONS)))
_MARKS = re.compile(r"[^\w%/,&]+|,(?!\d)")


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph or cell. `in_table` says which; `last` when nothing follows it in its block."""

    text: str
    place: Place
    in_table: bool
    footnote: bool = False


def words_of(blocks: Sequence[Block]) -> tuple[Words, ...]:
    """Every paragraph and cell that has words, in reading order."""
    found: list[Words] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(Words(one_line(block.text), block.place, False, block.footnote))
        else:
            found += (Words(one_line(cell.text), cell.place, True) for cell in block.cells)
    return tuple(one for one in found if one.text)


def quote(text: str | None, most: int = 90) -> str:
    """A text for a message: on one line, its middle left out when it is long."""
    line = one_line(text or "")
    if len(line) <= most:
        return line
    head = line[: most * 2 // 3].rsplit(" ", 1)[0]
    tail = line[-most // 3 :].partition(" ")[2]
    return f"{head} … {tail}"


def key(text: str) -> str:
    """Equal for texts that say the same in the same words: case, marks and abbreviations do not count."""
    lower = _WRITTEN_OUT.sub(lambda match: ABBREVIATIONS[match.group()], one_line(text).casefold())
    return " ".join(_MARKS.sub(" ", lower).split())


def join_names(names: Sequence[str], most: int = 6) -> str:
    """ "A, B, C và 4 mục khác"."""
    shown = ", ".join(names[:most])
    return f"{shown} và {len(names) - most} mục khác" if len(names) > most else shown
