"""Namespaces of OpenDocument as lxml spells them, and how its values are read."""

from lxml import etree

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE, DRAW = (_ODF % name for name in ("office", "text", "table", "style", "drawing"))
FO = _ODF % "xsl-fo-compatible"
SVG = _ODF % "svg-compatible"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def whole(element: etree._Element, name: str, default: int = 1) -> int:
    """An attribute as a whole number; the default where it is missing, malformed or absurdly long."""
    text = element.get(name)
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else default
