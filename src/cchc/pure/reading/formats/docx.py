"""A .docx as blocks: what Word shows of it, with all tracked changes accepted."""

from cchc.pure.reading.blocks import Block
from cchc.pure.reading.context import Context
from cchc.pure.reading.formats.archive import damaged, too_deep
from cchc.pure.reading.formats.budget import Budget
from cchc.pure.reading.formats.package import Package
from cchc.pure.reading.formats.word.body import BodyReader
from cchc.pure.reading.formats.word.names import W
from cchc.pure.reading.formats.word.numbers import Numbering
from cchc.pure.reading.formats.word.styles import Styles


def read(data: bytes, context: Context) -> list[Block]:
    """The blocks of a Word document in reading order. Raises ReadingError."""
    package = Package(data, context, "word/document.xml")
    root = package.part(package.main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise damaged()
    reader = BodyReader(
        Styles(package.related("styles")),
        Numbering(package.related("numbering")),
        {kind: package.related(kind + "s") for kind in ("footnote", "endnote")},
        Budget(context.limits),
        paged=next(body.iter(W + "lastRenderedPageBreak"), None) is not None,
    )
    context.progress("docx", 0.3)
    if next(body.iter(W + "altChunk"), None) is not None:
        context.notes.append("Văn bản nhúng một tệp khác; phần nhúng không được đọc.")
    try:
        return reader.blocks(body)
    except RecursionError as error:
        raise too_deep() from error
