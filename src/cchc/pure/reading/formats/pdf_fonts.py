"""Letters set in the fonts of TCVN3 and VNI, whose codes a .pdf hands on as if they were Latin-1."""

import re
from dataclasses import replace

from cchc.pure.reading.blocks import Block, Paragraph
from cchc.pure.reading.encodings import from_tcvn3, from_vni, old_font, repair
from cchc.pure.reading.formats.pages.glyphs import Glyph

_OLD = re.compile(r"(?:^|\+)(\.vn|vni)", re.IGNORECASE)
_UNICODE = re.compile("[Ạ-ỹ]")
_SAMPLE = 50_000  # letters by which a whole document is judged


def old_kind(font: str) -> str:
    """ "tcvn3", "tcvn3h" (capitals only), "vni" or "" by a font's name, with or without a subset's prefix."""
    match = _OLD.search(font)
    if not match:
        return ""
    if match.group(1).lower() == "vni":
        return "vni"
    return "tcvn3h" if font.lower().endswith("h") else "tcvn3"


def in_unicode(glyphs: list[Glyph], kinds: list[str]) -> list[Glyph]:
    """The glyphs of one page; `kinds`: of each the `old_kind` of its font.

    A page that has letters of Unicode Vietnamese already was put right by whoever made the document.
    """
    if not any(kinds) or any(_UNICODE.search(glyph.text) for glyph in glyphs):
        return glyphs
    pairs = zip(glyphs, kinds, strict=True)
    return [glyph._replace(text=_decoded(glyph.text, kind)) if kind else glyph for glyph, kind in pairs]


def _decoded(text: str, kind: str) -> str:
    if kind == "vni":
        return from_vni(text)
    return from_tcvn3(text).upper() if kind == "tcvn3h" else from_tcvn3(text)


def repaired(blocks: list[Block]) -> list[Block]:
    """Blocks of a document whose fonts do not tell their encoding, judged by its words."""
    sample = ""
    for block in blocks:
        sample += block.text if isinstance(block, Paragraph) else " ".join(cell.text for cell in block.cells)
        if len(sample) > _SAMPLE:
            break
    font = None if _UNICODE.search(sample) else old_font(sample)
    if font is None:
        return blocks
    return [
        replace(block, text=repair(block.text, font))
        if isinstance(block, Paragraph)
        else replace(block, cells=tuple(replace(cell, text=repair(cell.text, font)) for cell in block.cells))
        for block in blocks
    ]
