"""Web archives (.mht, and .doc files that are one): the page inside, read as HTML."""

import email
import email.policy
from email.message import EmailMessage
from typing import cast

from cchc.pure.reading.blocks import Block
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats import html


def read(data: bytes, context: Context) -> list[Block]:
    """The first HTML part. Pictures and the other parts are left alone."""
    message = cast(EmailMessage, email.message_from_bytes(data, policy=email.policy.compat32))
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return html.read(_with_charset(payload, part.get_content_charset()), context)
    raise ReadingError(
        "empty", "Tệp lưu trang web không có nội dung đọc được; hãy mở tệp bằng Word rồi lưu lại thành .docx."
    )


def _with_charset(payload: bytes, charset: str | None) -> bytes:
    """The charset of the envelope, for a page that does not state its own."""
    if charset is None or b"charset" in payload[:4096].lower():
        return payload
    return b'<meta charset="' + charset.encode("ascii", "ignore") + b'">' + payload
