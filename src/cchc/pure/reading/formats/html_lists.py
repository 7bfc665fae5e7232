"""The numbers of HTML lists, as a browser would draw them."""

from lxml import etree

from cchc.pure.reading.formats.html_style import tag_of
from cchc.pure.reading.formats.inline import starts_item
from cchc.pure.reading.numbering import read_head

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 3999


class ListCounter:
    """Counts the items of one <ol> or <ul>."""

    def __init__(self, element: etree._Element) -> None:
        css = element.get("style", "").replace(" ", "").lower()
        self._kind = element.get("type", "1") if tag_of(element) == "ol" else "-"
        if "list-style-type:none" in css or "list-style:none" in css:
            self._kind = ""
        self._next = _whole(element.get("start"), 1)

    def label(self, item: etree._Element) -> str:
        """ "1. ", "a. ", "- " for the next item."""
        number = _whole(item.get("value"), self._next)
        self._next = number + 1
        return "- " if self._kind == "-" else f"{_number(number, self._kind)}. " if self._kind else ""


def labelled(label: str, text: str) -> str:
    """An item whose text brings its own number or dash needs no other."""
    return text if not label or read_head(text) or starts_item(text) else label + text


def _whole(text: str | None, default: int) -> int:
    try:
        return int((text or "").strip()[:9])
    except ValueError:
        return default


def _number(number: int, kind: str) -> str:
    if kind in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters.upper() if kind == "A" else letters
    if kind in ("i", "I") and 0 < number <= _MOST:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman.upper() if kind == "I" else roman
    return str(number)
