"""Element and attribute names of WordprocessingML, and how its values are read."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = W + "val"
_OFF = {"0", "false", "off", "none"}


def child_value(element: etree._Element | None, tag: str) -> str | None:
    """The w:val of the first child called `tag`."""
    child = None if element is None else element.find(tag)
    return None if child is None else child.get(VAL)


def toggle(element: etree._Element | None, tag: str) -> bool | None:
    """A property that may be switched on or off; None where the element does not say."""
    child = None if element is None else element.find(tag)
    return None if child is None else child.get(VAL, "1").lower() not in _OFF


def whole(text: str | None, default: int = 0) -> int:
    """A whole number, or the default where it is missing, malformed or absurdly long."""
    try:
        return int(text) if text is not None and len(text) < 10 else default
    except ValueError:
        return default
