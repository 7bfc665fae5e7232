"""What a paragraph looks like, with everything that it inherits from its styles."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from cchc.pure.reading.formats.word.names import VAL, W, child_value, toggle, whole

_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_MAX_DEPTH = 30  # styles that are based on each other in a ring end here


@dataclass(frozen=True, slots=True)
class Look:
    """What a style, or a paragraph with its style, says. None: it says nothing."""

    num_id: str | None = None
    num_level: int | None = None
    style: str | None = None  # the style that brought `num_id`
    outline: int | None = None
    justify: str | None = None
    bold: bool | None = None
    hidden: bool | None = None
    font: str | None = None


class Styles:
    """word/styles.xml; an absent part means plain paragraphs."""

    def __init__(self, root: etree._Element | None) -> None:
        self._raw: dict[str, etree._Element] = {}
        self._done: dict[str, Look] = {}
        self._base = Look()
        self._default: str | None = None
        if root is None:
            return
        self._base = replace(Look(), font=font_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))
        for style in root.iterfind(W + "style"):
            key = style.get(W + "styleId") or ""
            self._raw[key] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}:
                self._default = key

    def paragraph(self, properties: etree._Element | None) -> Look:
        """A paragraph's own w:pPr laid over its style."""
        style = child_value(properties, W + "pStyle") or self._default
        inherited = self.style(style)
        return inherited if properties is None else _over(inherited, _own(properties, None))

    def style(self, key: str | None, depth: int = 0) -> Look:
        """A style with what it is based on."""
        if key is None or key not in self._raw or depth > _MAX_DEPTH:
            return self._base
        if key not in self._done:
            element = self._raw[key]
            base = self.style(child_value(element, W + "basedOn"), depth + 1)
            own = _own(element.find(W + "pPr"), element.find(W + "rPr"))
            if own.num_id is not None:
                own = replace(own, style=key)
            if own.outline is None:
                own = replace(own, outline=_outline_by_name(child_value(element, W + "name")))
            self._done[key] = _over(base, own)
        return self._done[key]


def font_of(run_properties: etree._Element | None) -> str | None:
    """The font that Latin letters are set in."""
    fonts = None if run_properties is None else run_properties.find(W + "rFonts")
    if fonts is None:
        return None
    return fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or fonts.get(W + "cs")


def _own(paragraph: etree._Element | None, run: etree._Element | None) -> Look:
    numbering = None if paragraph is None else paragraph.find(W + "numPr")
    level = child_value(numbering, W + "ilvl")
    outline = child_value(paragraph, W + "outlineLvl")
    justify = None if paragraph is None else paragraph.find(W + "jc")
    return Look(
        num_id=child_value(numbering, W + "numId"),
        num_level=None if level is None else whole(level),
        outline=None if outline is None else whole(outline, 9),
        justify=None if justify is None else justify.get(VAL),
        bold=toggle(run, W + "b"),
        hidden=toggle(run, W + "vanish"),
        font=font_of(run),
    )


def _over(below: Look, above: Look) -> Look:
    """Where `above` says something it wins; list and level are inherited each on its own."""
    own_number = above.num_id is not None
    return Look(
        num_id=above.num_id if own_number else below.num_id,
        num_level=below.num_level if above.num_level is None else above.num_level,
        style=above.style if own_number else below.style,
        outline=below.outline if above.outline is None else above.outline,
        justify=above.justify or below.justify,
        bold=below.bold if above.bold is None else above.bold,
        hidden=below.hidden if above.hidden is None else above.hidden,
        font=above.font or below.font,
    )


def _outline_by_name(name: str | None) -> int | None:
    match = _HEADING.match(name or "")
    return int(match[1]) - 1 if match and match[1] != "0" else None
