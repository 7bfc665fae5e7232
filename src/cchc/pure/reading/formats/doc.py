"""A binary .doc: LibreOffice makes a .docx of it, which is then read."""

from cchc.pure.reading.blocks import Block
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats import docx


def read(data: bytes, context: Context) -> list[Block]:
    """The blocks of a Word 97–2003 document. Raises ReadingError, also where LibreOffice is missing."""
    converted = context.tools.doc_to_docx(data)
    if converted is None:
        raise ReadingError(
            "libreoffice-missing",
            "Chưa đọc được tệp .doc vì máy chủ chưa cài LibreOffice; hãy mở tệp bằng Word, lưu thành .docx rồi tải lên.",
        )
    return docx.read(converted, context)
