"""What a file is, by its content and never by its name."""

import io
import re
import zipfile

from cchc.pure.reading.encodings import wide_encoding
from cchc.pure.reading.errors import ReadingError

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
DOC = "application/msword"
PDF = "application/pdf"
PNG, JPEG, TIFF, BMP, WEBP = "image/png", "image/jpeg", "image/tiff", "image/bmp", "image/webp"
HTML = "text/html"
MHTML = "multipart/related"
MARKDOWN = "text/markdown"
TEXT = "text/plain"

_SAVE_AS = "hãy mở tệp bằng phần mềm đã tạo ra nó rồi lưu lại thành .docx hoặc .pdf."
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "ảnh GIF"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7-Zip"),
    (b"\x1f\x8b", "tệp nén GZIP"),
    (b"BZh", "tệp nén BZIP2"),
    (b"\xfd7zXZ", "tệp nén XZ"),
    (b"ID3", "tệp âm thanh"),
    (b"OggS", "tệp âm thanh"),
    (b"fLaC", "tệp âm thanh"),
    (b"\x1aE\xdf\xa3", "tệp video"),
    (b"MZ", "chương trình máy tính"),
    (b"\x7fELF", "chương trình máy tính"),
)
_HTML_HEAD = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|meta|title|p|h[1-6]|span|font|center|[uo]l|style|link|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_MHTML_HEAD = re.compile(
    rb"^\s*(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*multipart/related", re.IGNORECASE
)
_MARKDOWN_SIGN = re.compile(rb"^(?:#{1,6} \S|\|.*\||\|?\s*:?-{3,}:?\s*\||\*\*\S)", re.MULTILINE)


def sniff(data: bytes, name: str = "") -> str:
    """The media type of a file. Raises ReadingError for what cannot be read, saying what to do instead.

    `name` only decides between plain text and markdown, where content cannot.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ReadingError("empty", "Tệp không có nội dung; hãy chọn lại tệp văn bản kế hoạch.")
    if data.startswith(b"PK"):
        return _sniff_zip(data)
    if data.startswith(_OLE):
        return _sniff_ole(data)
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"BM") and b"\x00" in data[:26]:
        return BMP
    if data.startswith(b"RIFF"):
        return _sniff_riff(data)
    _refuse_foreign(data)
    return _sniff_text(data, name)


def _sniff_zip(data: bytes) -> str:
    """Word, OpenDocument and Excel files are zips; the parts inside tell which."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mime = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except Exception as error:
        raise ReadingError(
            "damaged", "Tệp bị hỏng, không mở được; hãy lấy lại bản gốc rồi tải lên lần nữa."
        ) from error
    if mime.startswith(ODT.encode()):
        return ODT
    if any(re.match(r"(?i)word/document\d*\.xml$", part) for part in names):
        return DOCX
    if any(part.lower() == "xl/workbook.xml" for part in names):
        return XLSX
    if any(part.lower().startswith("ppt/") for part in names):
        raise _unsupported("bản trình chiếu PowerPoint")
    if mime.startswith(b"application/vnd.oasis.opendocument"):
        raise _unsupported("tệp OpenDocument không phải văn bản")
    if any(part.lower().startswith(("xl/", "word/")) for part in names):
        raise _unsupported("tệp Office dạng nhị phân")
    raise ReadingError(
        "unsupported",
        "Đây là tệp nén (.zip), không phải văn bản; hãy giải nén rồi tải lên tệp kế hoạch ở bên trong.",
    )


def _sniff_ole(data: bytes) -> str:
    """Names of the streams of an OLE file stand in its directory as UTF-16."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise ReadingError(
            "password", "Tệp được đặt mật khẩu; hãy mở tệp, bỏ mật khẩu, lưu lại rồi tải lên lần nữa."
        )
    if holds("WordDocument"):
        return DOC
    if holds("Workbook") or holds("Book"):
        raise ReadingError(
            "unsupported", "Chưa đọc được tệp Excel đời cũ (.xls); hãy mở bằng Excel rồi lưu lại thành .xlsx."
        )
    if holds("PowerPoint Document"):
        raise _unsupported("bản trình chiếu PowerPoint")
    raise _unsupported("tệp Office không phải văn bản")


def _sniff_riff(data: bytes) -> str:
    if data[8:12] == b"WEBP":
        return WEBP
    raise _unsupported("tệp âm thanh hoặc video")


def _refuse_foreign(data: bytes) -> None:
    """Kinds of file that people upload by mistake, called by their names."""
    for magic, kind in _FOREIGN:
        if data.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:64]):
            raise _unsupported(kind)
    if data[4:8] == b"ftyp":
        raise _unsupported("tệp ảnh HEIC" if data[8:11] in (b"hei", b"mif") else "tệp video")
    if data.startswith(b"{\\rtf"):
        raise ReadingError(
            "unsupported",
            "Chưa đọc được tệp .rtf; hãy mở bằng Word hoặc LibreOffice rồi lưu lại thành .docx.",
        )


def _sniff_text(data: bytes, name: str) -> str:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    wide = data.startswith(_UTF16_MARKS) or wide_encoding(head) is not None
    narrow = head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff") if wide else head
    if not wide and _is_binary(data[:65536]):
        raise _unsupported("tệp nhị phân không rõ loại")
    if _MHTML_HEAD.match(narrow):
        return MHTML
    if _HTML_HEAD.match(narrow):
        return HTML
    if name.lower().endswith((".md", ".markdown")) or len(_MARKDOWN_SIGN.findall(data[:65536])) >= 3:
        return MARKDOWN
    return TEXT


def _is_binary(sample: bytes) -> bool:
    """Text has no zero bytes and few control characters (form feed, tab and line ends are text)."""
    control = sum(sample.count(byte) for byte in range(32) if byte not in (7, 9, 10, 11, 12, 13, 26, 27))
    return b"\x00" in sample or control > 0.02 * len(sample) + 1


def _unsupported(kind: str) -> ReadingError:
    return ReadingError("unsupported", "Chưa đọc được loại tệp này (%(kind)s); " + _SAVE_AS, kind=kind)
