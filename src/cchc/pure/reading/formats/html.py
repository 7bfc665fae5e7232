"""HTML, as web pages and as Word saves it: paragraphs, lists with their numbers, tables with their spans."""

import re
from itertools import islice

from lxml import etree
from lxml import html as lxml_html

from cchc.pure.reading.blocks import Block
from cchc.pure.reading.context import Context
from cchc.pure.reading.encodings import decode, old_font
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.html_flow import Flow
from cchc.pure.reading.formats.html_style import Style

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*>")
_CONDITIONAL = re.compile(r"<!\[(?:if|endif)[^>]{0,100}>")  # Word's own marks around list numbers
_SAMPLE = 5000  # pieces of text


def read(data: bytes, context: Context) -> list[Block]:
    """Blocks in reading order. Tables and rows are counted from 1; nothing is fetched."""
    text, notes = decode_html(data)
    context.notes += notes
    root = _parse(text)
    flow = Flow(context.limits)
    flow.walk(root, Style(font=_usual_font(root)))
    return flow.finish()


def _usual_font(root: etree._Element) -> str | None:
    """Pages state the font of ordinary text in a style sheet; an old one shows in the words."""
    text = " ".join(str(part) for part in islice(root.itertext(), _SAMPLE))
    return old_font(text)


def decode_html(data: bytes) -> tuple[str, list[str]]:
    """By its mark, else by the charset that the page states, unless the bytes contradict it."""
    stated = _CHARSET.search(data[:4096])
    name = stated[1].decode("ascii", "replace").lower() if stated else ""
    if not name or name.startswith("utf") or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return decode(data, fonts_known=True)
    if not data.isascii() and _is_utf8(data):
        return decode(data, fonts_known=True)
    try:
        return data.decode("cp1252" if name == "iso-8859-1" else name, "replace"), []
    except LookupError:
        return decode(data, fonts_known=True)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parse(text: str) -> etree._Element:
    text = _CONDITIONAL.sub("", _XML_HEAD.sub("", text)).replace("\x00", "")
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(
            "damaged", "Trang web đã lưu bị hỏng hoặc không có nội dung; hãy mở trang và lưu lại rồi thử lại."
        ) from error
    return root
