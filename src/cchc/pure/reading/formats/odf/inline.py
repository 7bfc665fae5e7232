"""The text inside one OpenDocument paragraph: spans, links, notes, frames."""

from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from cchc.pure.reading.encodings import repair
from cchc.pure.reading.formats.legacy import is_legacy
from cchc.pure.reading.formats.odf.names import DRAW, OFFICE, TEXT, whole
from cchc.pure.reading.formats.odf.styles import Look, Styles, over

_SKIPPED = {
    OFFICE + "annotation", OFFICE + "annotation-end", TEXT + "tracked-changes", TEXT + "ruby-text",
    TEXT + "hidden-text", TEXT + "bookmark", TEXT + "note-citation",
}  # fmt: skip
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST_BLANKS = 100  # text:s may claim any number of them; one is as good as many


@dataclass(slots=True)
class Inline:
    """What was found in a paragraph."""

    parts: list[tuple[str, str | None]] = field(default_factory=list)  # text with the font it is set in
    notes: list[tuple[str, etree._Element]] = field(default_factory=list)  # mark, text:note-body
    boxes: list[etree._Element] = field(default_factory=list)  # what holds the paragraphs of a frame
    pages: int = 0
    bold: bool = False
    plain: bool = False

    def text(self) -> str:
        """The whole text; letters of legacy fonts are repaired over the borders of spans."""
        joined: list[str] = []
        for font, group in groupby(self.parts, key=lambda part: part[1]):
            text = "".join(part[0] for part in group)
            joined.append(repair(text, font) if is_legacy(font) else text)
        return "".join(joined)


class InlineReader:
    """Reads paragraphs of one document; remembers how many notes have been printed."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._printed = 0

    def read(self, paragraph: etree._Element, look: Look) -> Inline:
        """The text of a text:p or text:h whose style says `look`."""
        inline = Inline()
        self._walk(paragraph, look, inline)
        return inline

    def _walk(self, element: etree._Element, look: Look, inline: Inline) -> None:
        self._add(element.text, look, inline)
        for child in element:
            self._child(child, look, inline)
            self._add(child.tail, look, inline)

    def _child(self, child: etree._Element, look: Look, inline: Inline) -> None:
        tag = child.tag
        if tag == TEXT + "span":
            own = self._styles.look("text", child.get(TEXT + "style-name"))
            self._walk(child, over(look, own), inline)
        elif tag == TEXT + "s":
            inline.parts.append((" " * min(whole(child, TEXT + "c"), _MOST_BLANKS), look.font))
        elif tag == TEXT + "tab":
            inline.parts.append(("\t", look.font))
        elif tag == TEXT + "line-break":
            inline.parts.append(("\n", look.font))
        elif tag == TEXT + "soft-page-break":
            inline.pages += 1
        elif tag == TEXT + "note":
            self._note(child, inline)
        elif isinstance(tag, str) and tag.startswith(DRAW):
            inline.boxes.extend(_boxes(child))
        elif tag not in _SKIPPED:
            self._walk(child, look, inline)

    @staticmethod
    def _add(text: str | None, look: Look, inline: Inline) -> None:
        if not text or look.hidden:
            return
        inline.parts.append((text.replace("\n", " "), look.font))
        if text.strip():
            inline.bold |= bool(look.bold)
            inline.plain |= not look.bold

    def _note(self, note: etree._Element, inline: Inline) -> None:
        body = note.find(TEXT + "note-body")
        if body is not None:
            self._printed += 1
            mark = str(self._printed).translate(_SUPERSCRIPT)
            inline.parts.append((mark, None))
            inline.notes.append((mark, body))


def _boxes(drawing: etree._Element) -> list[etree._Element]:
    """The outermost parts of a drawing that hold paragraphs."""
    if any(child.tag in {TEXT + "p", TEXT + "h", TEXT + "list"} for child in drawing):
        return [drawing]
    return [box for child in drawing if isinstance(child.tag, str) for box in _boxes(child)]
