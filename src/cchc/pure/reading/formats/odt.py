"""An .odt as blocks: what LibreOffice shows of it, with all tracked changes accepted."""

from lxml import etree

from cchc.pure.reading.blocks import Block
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.archive import Archive, damaged, password_protected, too_deep
from cchc.pure.reading.formats.budget import Budget
from cchc.pure.reading.formats.odf.body import BodyReader
from cchc.pure.reading.formats.odf.names import OFFICE, TEXT
from cchc.pure.reading.formats.odf.styles import Styles


def read(data: bytes, context: Context) -> list[Block]:
    """The blocks of an OpenDocument text in reading order. Raises ReadingError."""
    archive = Archive(data, context)
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise password_protected()
    root = archive.xml("content.xml")
    body = None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
    if root is None or body is None:
        raise damaged()
    paged = next(body.iter(TEXT + "soft-page-break"), None) is not None
    reader = BodyReader(Styles(_optional(archive, "styles.xml"), root), Budget(context.limits), paged=paged)
    context.progress("odt", 0.3)
    try:
        return reader.blocks(body)
    except RecursionError as error:
        raise too_deep() from error


def _optional(archive: Archive, name: str) -> etree._Element | None:
    """A part that the text can do without: None where it is missing or damaged."""
    try:
        return archive.xml(name)
    except ReadingError:
        return None
