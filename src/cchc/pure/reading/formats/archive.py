"""A zip container and its XML parts, opened without trusting them: .docx, .odt and .xlsx are such files."""

import io
import lzma
import struct
import zipfile
import zlib

from lxml import etree

from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError

MAX_PARTS = 20_000  # a large .docx with a picture on every page has some hundred
RATIO_FREE_BYTES = 10 * 2**20  # small parts may pack as well as they like
MAX_XML_BYTES = 128 * 2**20  # some 3,000 pages; parsed, it takes several times that in memory
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Archive:
    """The parts of a container by name. Every method raises ReadingError and nothing else."""

    def __init__(self, data: bytes, context: Context) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except _BROKEN as error:
            raise damaged() from error
        _check(members, context)
        self.names = frozenset(member.filename for member in members)
        if any(name.lower().endswith(("vbaproject.bin", "/basic/script-lc.xml")) for name in self.names):
            context.notes.append("Tệp có chứa macro; hệ thống chỉ đọc nội dung, không chạy macro.")

    def read(self, name: str) -> bytes | None:
        """One part, or None where there is no such part."""
        if name not in self.names:
            return None
        try:
            return self._zip.read(name)
        except _BROKEN as error:
            raise damaged() from error

    def xml(self, name: str) -> etree._Element | None:
        """One part as XML, or None where there is no such part."""
        data = self.read(name)
        return None if data is None else parse_xml(data)


def parse_xml(data: bytes) -> etree._Element:
    """The root element. No entity is expanded, nothing is fetched, a document type is refused."""
    if len(data) > MAX_XML_BYTES:
        raise ReadingError(
            "document-too-large",
            "Văn bản quá dài (phần chữ chiếm %(size)s MB, giới hạn %(limit)s MB); hãy chia văn bản thành nhiều tệp.",
            size=len(data) // 2**20,
            limit=MAX_XML_BYTES // 2**20,
        )
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise _unsafe()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error
    if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16 the bytes above did not show it
        raise _unsafe()
    return root


def damaged() -> ReadingError:
    """What is said of a container that cannot be unpacked or parsed."""
    return ReadingError(
        "damaged",
        "Tệp bị hỏng hoặc tải về chưa đủ; hãy mở tệp bằng phần mềm soạn thảo, lưu lại rồi tải lên lần nữa.",
    )


def password_protected() -> ReadingError:
    """What is said of a container that needs a password."""
    return ReadingError(
        "password", "Tệp được đặt mật khẩu; hãy mở tệp, bỏ mật khẩu, lưu lại rồi tải lên lần nữa."
    )


def too_deep() -> ReadingError:
    """What is said of tables inside tables inside tables, deeper than a person makes them."""
    return ReadingError(
        "too-deep", "Bảng hoặc khung trong văn bản lồng nhau quá sâu; hãy lưu lại tệp bằng Word rồi đọc lại."
    )


def _unsafe() -> ReadingError:
    return ReadingError(
        "xml-unsafe",
        "Tệp chứa khai báo XML không an toàn (DOCTYPE) nên không được đọc; hãy lưu lại tệp bằng Word hoặc LibreOffice.",
    )


def _check(members: list[zipfile.ZipInfo], context: Context) -> None:
    """Refuse, before anything is unpacked, what a document saved by a word processor never is."""
    if len(members) > MAX_PARTS:
        raise ReadingError(
            "archive-parts",
            "Tệp chứa %(count)s thành phần, vượt giới hạn %(limit)s; đây không phải tệp văn bản thông thường.",
            count=len(members),
            limit=MAX_PARTS,
        )
    for member in members:
        _check_member(member, context)
    total = sum(member.file_size for member in members)
    if total > context.limits.unpacked_bytes:
        raise ReadingError(
            "archive-too-large",
            "Tệp sau khi giải nén lớn %(size)s MB, vượt giới hạn %(limit)s MB; hãy chia nhỏ văn bản hoặc bỏ bớt hình ảnh.",
            size=total // 2**20,
            limit=context.limits.unpacked_bytes // 2**20,
        )


def _check_member(member: zipfile.ZipInfo, context: Context) -> None:
    if member.flag_bits & 0x1:
        raise password_protected()
    parts = member.filename.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        raise ReadingError(
            "archive-path",
            "Tệp chứa đường dẫn không an toàn nên không được đọc; hãy lưu lại tệp bằng Word hoặc LibreOffice.",
        )
    packed = max(member.compress_size, 1)
    if member.file_size > RATIO_FREE_BYTES and member.file_size // packed > context.limits.unpacked_ratio:
        raise ReadingError(
            "archive-bomb",
            "Tệp được nén bất thường (giải nén phình to hơn %(ratio)s lần) nên không được đọc; hãy lưu lại tệp rồi tải lên lần nữa.",
            ratio=context.limits.unpacked_ratio,
        )
