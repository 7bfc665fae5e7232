"""What a paragraph or a span looks like, with everything that it inherits."""

from dataclasses import dataclass, replace

from lxml import etree

from cchc.pure.reading.formats.odf.names import FO, STYLE, TEXT, whole

_MAX_DEPTH = 30  # styles that inherit from each other in a ring end here
_BOLD = {"bold", "600", "700", "800", "900"}


@dataclass(frozen=True, slots=True)
class Look:
    """None: it does not say."""

    bold: bool | None = None
    centred: bool | None = None
    outline: int | None = None
    list_style: str | None = None
    font: str | None = None
    hidden: bool | None = None


class Styles:
    """The styles of styles.xml and content.xml by name; either may be missing."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._raw: dict[tuple[str, str], etree._Element] = {}
        self._done: dict[tuple[str, str], Look] = {}
        self.lists: dict[str, etree._Element] = {}
        self.outline: etree._Element | None = None
        for root in (root for root in roots if root is not None):
            for style in root.iter(STYLE + "style"):
                self._raw[style.get(STYLE + "family") or "", style.get(STYLE + "name") or ""] = style
            for style in root.iter(TEXT + "list-style"):
                self.lists[style.get(STYLE + "name") or ""] = style
            self.outline = next(root.iter(TEXT + "outline-style"), self.outline)

    def look(self, family: str, name: str | None, depth: int = 0) -> Look:
        """A style of the family "paragraph" or "text" with what it inherits."""
        key = (family, name or "")
        style = self._raw.get(key)
        if style is None or depth > _MAX_DEPTH:
            return Look()
        if key not in self._done:
            parent = self.look(family, style.get(STYLE + "parent-style-name"), depth + 1)
            self._done[key] = over(parent, _own(style))
        return self._done[key]


def over(below: Look, above: Look) -> Look:
    """Where `above` says something it wins."""
    said = {name: getattr(above, name) for name in Look.__slots__ if getattr(above, name) is not None}
    return replace(below, **said) if said else below


def _own(style: etree._Element) -> Look:
    text = style.find(STYLE + "text-properties")
    paragraph = style.find(STYLE + "paragraph-properties")
    weight = None if text is None else text.get(FO + "font-weight")
    align = None if paragraph is None else paragraph.get(FO + "text-align")
    outline = whole(style, STYLE + "default-outline-level", 0)
    return Look(
        bold=None if weight is None else weight in _BOLD,
        centred=None if align is None else align == "center",
        outline=outline or None,
        list_style=style.get(STYLE + "list-style-name"),
        font=None if text is None else text.get(STYLE + "font-name") or text.get(FO + "font-family"),
        hidden=None
        if text is None or text.get(TEXT + "display") is None
        else text.get(TEXT + "display") == "none",
    )
