import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.pure.reading import sniff
from cchc.pure.reading.errors import ReadingError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512


def zipped(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zipped(word__document_DOT_xml="<w/>"), sniff.DOCX),
        (zipped(xl__workbook_DOT_xml="<w/>"), sniff.XLSX),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), sniff.ODT),
        (OLE + "WordDocument".encode("utf-16-le"), sniff.DOC),
        (b"%PDF-1.7\n...", sniff.PDF),
        (b"\n\n%PDF-1.4", sniff.PDF),
        (b"\x89PNG\r\n\x1a\n....", sniff.PNG),
        (b"\xff\xd8\xff\xe0....", sniff.JPEG),
        (b"II*\x00....", sniff.TIFF),
        (b"BM\x00\x00\x00\x00\x00", sniff.BMP),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", sniff.WEBP),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>a", sniff.HTML),
        (b'<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>', sniff.HTML),
        ("<html><body><p>Kế hoạch".encode("utf-16"), sniff.HTML),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", sniff.MHTML),
        ("# Kế hoạch\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode(), sniff.MARKDOWN),
        ("Kế hoạch năm 2026\n".encode(), sniff.TEXT),
        ("Kế hoạch năm 2026\n".encode("utf-16"), sniff.TEXT),
        ("Kế hoạch năm 2026\n".encode("utf-16-be"), sniff.TEXT),
        (b"K\xd5 ho\xb9ch", sniff.TEXT),
    ],
)
def test_the_type_is_in_the_content(data: bytes, expected: str) -> None:
    assert sniff.sniff(data, "ke-hoach.doc") == expected


def test_a_name_decides_only_between_text_and_markdown() -> None:
    assert sniff.sniff(b"mot dong", "a.md") == sniff.MARKDOWN
    assert sniff.sniff(b"mot dong", "a.pdf") == sniff.TEXT


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "không có nội dung"),
        (b"\xef\xbb\xbf \n\n", "empty", "không có nội dung"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password", "mật khẩu"),
        (OLE + "Workbook".encode("utf-16-le"), "unsupported", ".xlsx"),
        (OLE, "unsupported", ".docx"),
        (zipped(anh_DOT_txt="x"), "unsupported", "giải nén"),
        (zipped(ppt__presentation_DOT_xml="x"), "unsupported", "PowerPoint"),
        (b"PK\x03\x04 cut short", "damaged", "bị hỏng"),
        (b"{\\rtf1\\ansi", "unsupported", ".rtf"),
        (b"\x00\x00\x00\x18ftypmp42", "unsupported", "video"),
        (b"ID3\x03\x00", "unsupported", "âm thanh"),
        (b"MZ\x90\x00\x03\x00", "unsupported", "chương trình"),
        (bytes(range(256)) * 4, "unsupported", ".docx"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes, code: str, words: str) -> None:
    with pytest.raises(ReadingError, match=words) as caught:
        sniff.sniff(data, "tep.docx")
    assert caught.value.code == code
    assert str(caught.value).endswith(".")


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", OLE, b"RIFF", b"<html>", b"\xff\xfe"]))
def test_any_bytes_have_a_type_or_a_sentence(data: bytes, head: bytes) -> None:
    with suppress(ReadingError):
        assert "/" in sniff.sniff(head + data, "")
