"""The text inside one paragraph: runs, fields, links, tracked changes as accepted, notes, text boxes."""

from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from cchc.pure.reading.encodings import repair
from cchc.pure.reading.formats.legacy import is_legacy
from cchc.pure.reading.formats.word.names import MC, M, W, child_value, toggle
from cchc.pure.reading.formats.word.styles import Look, Styles, font_of

_OPENED = {
    W + tag
    for tag in (
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "sdtContent",
        "fldSimple",
        "customXml",
        "bdo",
        "dir",
    )
} | {W + "sdt", W + "rubyBase", W + "ruby", M + "oMath", M + "oMathPara"}
_DRAWN = {W + "drawing", W + "pict", W + "object"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SYMBOLS = {  # characters of Symbol and Wingdings that stand in administrative texts
    "F0B3": "≥", "F0A3": "≤", "F0B1": "±", "F0B4": "×", "F0B9": "≠", "F0BB": "≈", "F0AE": "→", "F0E0": "→",
    "F0FC": "✓", "F0FE": "☑", "F0A8": "□", "F06F": "□", "F0B7": "-", "F02D": "-", "F0D8": "-", "F076": "-",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """A reference to a footnote or endnote, with the mark printed at both places ("" where it has its own)."""

    kind: str  # "footnote" or "endnote"
    key: str
    mark: str


@dataclass(slots=True)
class Inline:
    """What was found in a paragraph."""

    parts: list[tuple[str, str | None]] = field(default_factory=list)  # text with the font it is set in
    notes: list[Note] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)  # w:txbxContent
    pages: int = 0  # page breaks as last laid out
    pages_before: int = 0  # those of them that stand before the first text
    plain: bool = False  # some visible text is not bold
    bold: bool = False  # some visible text is bold

    def text(self) -> str:
        """The whole text. Letters of legacy fonts are repaired font by font, over the borders of runs."""
        joined: list[str] = []
        for font, group in groupby(self.parts, key=lambda part: part[1]):
            text = "".join(part[0] for part in group)
            joined.append(repair(text, font) if is_legacy(font) else text)
        return "".join(joined)


class InlineReader:
    """Reads paragraphs of one document; remembers how many notes have been printed."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._printed = {"footnote": 0, "endnote": 0}

    def read(self, paragraph: etree._Element, look: Look, before: Inline | None = None) -> Inline:
        """The text of a w:p whose style says `look`, added to what stands `before` it."""
        inline = before or Inline()
        self._children(paragraph, look, inline)
        return inline

    def _children(self, element: etree._Element, look: Look, inline: Inline) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child, look, inline)
            elif tag in _OPENED:
                self._children(child, look, inline)
            elif tag == MC + "AlternateContent":
                self._children(branch(child), look, inline)
            elif tag == M + "r":
                inline.parts.extend((text.text or "", None) for text in child.iterfind(M + "t"))
            elif isinstance(tag, str) and tag.startswith(M):
                self._children(child, look, inline)

    def _run(self, run: etree._Element, look: Look, inline: Inline) -> None:
        properties = run.find(W + "rPr")
        font, bold = look.font, look.bold
        if properties is not None:
            styled = self._styles.style(child_value(properties, W + "rStyle")) if len(properties) else None
            hidden = toggle(properties, W + "vanish")
            if hidden or (hidden is None and look.hidden):
                return
            own = toggle(properties, W + "b")
            bold = own if own is not None else (styled.bold if styled and styled.bold is not None else bold)
            font = font_of(properties) or font
        elif look.hidden:
            return
        before = len(inline.parts)
        for child in run:
            self._piece(child, font, look, inline)
        if any(text.strip() for text, _ in inline.parts[before:]):
            inline.bold |= bool(bold)
            inline.plain |= not bold

    def _piece(self, child: etree._Element, font: str | None, look: Look, inline: Inline) -> None:
        tag = child.tag
        if tag == W + "t":
            inline.parts.append((child.text or "", font))
        elif tag in {W + "tab", W + "ptab"}:
            inline.parts.append(("\t", font))
        elif tag in {W + "br", W + "cr"}:
            inline.parts.append(("\n", font))
        elif tag == W + "lastRenderedPageBreak":
            inline.pages += 1
            inline.pages_before += not any(text.strip() for text, _ in inline.parts)
        elif tag == W + "noBreakHyphen":
            inline.parts.append(("-", font))
        elif tag == W + "sym":
            inline.parts.append((_SYMBOLS.get((child.get(W + "char") or "").upper(), ""), None))
        elif tag in {W + "footnoteReference", W + "endnoteReference"}:
            self._note(child, inline)
        elif tag in _DRAWN:
            inline.boxes.extend(_boxes(child))
        elif tag == MC + "AlternateContent":
            for inner in branch(child):
                self._piece(inner, font, look, inline)
        elif tag == W + "ruby":
            self._children(child, look, inline)

    def _note(self, reference: etree._Element, inline: Inline) -> None:
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        mark = ""
        if reference.get(W + "customMarkFollows") not in {"1", "true", "on"}:
            self._printed[kind] += 1
            mark = str(self._printed[kind]).translate(_SUPERSCRIPT)
            inline.parts.append((mark, None))
        inline.notes.append(Note(kind, reference.get(W + "id") or "", mark))


def branch(alternate: etree._Element) -> etree._Element:
    """The one branch of mc:AlternateContent that is read: the first with text, else the first."""
    branches = [child for child in alternate if child.tag in {MC + "Choice", MC + "Fallback"}]
    if not branches:
        return alternate
    return next((b for b in branches if next(b.iter(W + "t"), None) is not None), branches[0])


def _boxes(drawing: etree._Element) -> list[etree._Element]:
    """The outermost text boxes of a drawing, each once."""
    found: list[etree._Element] = []
    for child in drawing:
        if child.tag == W + "txbxContent":
            found.append(child)
        elif child.tag == MC + "AlternateContent":
            found.extend(_boxes(branch(child)))
        else:
            found.extend(_boxes(child))
    return found
