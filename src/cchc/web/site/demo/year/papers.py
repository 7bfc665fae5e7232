"""Documents that prove what was done: short Word files with a letterhead, the same bytes each time."""

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape

from cchc.shared.accounts.models import User
from cchc.shared.records.actions import describe_document, store_document
from cchc.shared.records.models import Document

_FIRST_DAY = (2026, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# The three parts that a Word file cannot do without.
_TYPES = (
    f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_LINKS = (
    f'{_HEAD}<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def paper(number: str, issuer: str, day: date, about: str, *, by: User) -> Document:
    """A stored document with its number, issuer and day."""
    lines = (
        issuer.upper(),
        f"Số: {number}",
        f"Mẫu, ngày {day:%d} tháng {day.month} năm {day.year}",
        "BÁO CÁO",
        f"Kết quả thực hiện: {about}",
        "Tài liệu mẫu, viết ra để dùng thử phần mềm; không có giá trị pháp lý.",
    )
    name = f"{number.split('/')[0]}-{day:%Y%m%d}.docx"
    return describe_document(
        store_document(word(lines), name, by=by), by=by, number=number, issuer=issuer, issued_on=day
    )


def word(lines: tuple[str, ...]) -> bytes:
    """A Word file with these paragraphs."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    document = f'{_HEAD}<w:document xmlns:w="{_OFFICE}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _LINKS, "word/document.xml": document}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, text in parts.items():
            new.writestr(zipfile.ZipInfo(name, _FIRST_DAY), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()
