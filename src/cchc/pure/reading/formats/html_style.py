"""What an element's tag and style say of the text in it."""

import re
from dataclasses import dataclass, replace

from lxml import etree

DROPPED = frozenset(
    [
        "script",
        "style",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "input",
        "textarea",
        "iframe",
        "noscript",
        "svg",
        "template",
        "head",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "dialog",
        "menu",
        "del",
        "link",
        "meta",
        "title",
    ]
)
BLOCKS = frozenset(
    [
        "html",
        "body",
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "center",
        "address",
        "fieldset",
        "figure",
        "figcaption",
        "hr",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "details",
        "summary",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(normal|[1-4]00)", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_UPPER = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_FOOTNOTE = re.compile(r"mso-element\s*:\s*(?:footnote|endnote)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """Inherited from element to element."""

    bold: bool = False
    centred: bool = False
    level: int | None = None
    font: str | None = None
    upper: bool = False
    footnote: bool = False


def tag_of(element: etree._Element) -> str:
    """Lower case, without a name space; "" for what is no element."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def is_hidden(element: etree._Element) -> bool:
    """Not shown to a reader, or furniture of the site."""
    return tag_of(element) in DROPPED or bool(_HIDDEN.search(element.get("style", "")))


def style_of(element: etree._Element, inherited: Style) -> Style:
    """The style inside an element."""
    tag, css = tag_of(element), element.get("style", "")
    changes: dict[str, object] = {}
    if tag in ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6") or _BOLD.search(css):
        changes["bold"] = True
    if _NOT_BOLD.search(css):
        changes["bold"] = False
    align = _ALIGN.search(css)
    shown = align[1] if align else ("center" if tag == "center" else element.get("align", ""))
    if shown and tag not in ("table", "img"):
        changes["centred"] = shown.lower() == "center"
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        changes["level"] = int(tag[1])
    font = _FONT.search(css)
    face = font[1] if font else (element.get("face") if tag == "font" else None)
    if face:
        changes["font"] = face.strip()
    if _UPPER.search(css):
        changes["upper"] = True
    if _FOOTNOTE.search(css) or re.match(r"ftn\d|footnote", element.get("id", "")):
        changes["footnote"] = True
    return replace(inherited, **changes) if changes else inherited  # type: ignore[arg-type]
