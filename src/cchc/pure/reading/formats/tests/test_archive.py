"""Containers that try to harm, or are harmed, get one sentence."""

import io
import struct
import zipfile

import pytest

from cchc.pure.reading.context import Context, Limits
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.archive import Archive, parse_xml


def pack(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def refused(data: bytes, limits: Limits | None = None) -> str:
    """The code of the refusal."""

    def open_all() -> None:
        archive = Archive(data, Context(limits=limits or Limits()))
        for name in archive.names:
            archive.xml(name)

    with pytest.raises(ReadingError) as caught:
        open_all()
    assert str(caught.value)
    return caught.value.code


def test_a_sound_container_is_opened() -> None:
    archive = Archive(pack({"a.xml": b"<a>x</a>"}), Context())
    root = archive.xml("a.xml")
    assert root is not None
    assert root.text == "x"
    assert archive.xml("b.xml") is None


def test_no_container_at_all() -> None:
    assert refused(b"PK\x03\x04 and then nothing") == "damaged"


def test_a_part_that_unpacks_too_far() -> None:
    assert refused(pack({"a.xml": b"\0" * (11 * 2**20)})) == "archive-bomb"


def test_too_much_in_all() -> None:
    assert refused(pack({"a": b"12345", "b": b"12345"}), Limits(unpacked_bytes=9)) == "archive-too-large"


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.pure.reading.formats.archive.MAX_PARTS", 2)
    assert refused(pack({"a": b"", "b": b"", "c": b""})) == "archive-parts"


@pytest.mark.parametrize("name", ["../a.xml", "/a.xml", "word\\..\\..\\a.xml", "C:/a.xml"])
def test_paths_that_lead_out(name: str) -> None:
    assert refused(pack({name: b"<a/>"})) == "archive-path"


def test_a_damaged_part() -> None:
    data = bytearray(pack({"a.xml": b"<a>nguyen ven</a>"}, zipfile.ZIP_STORED))
    position = data.index(b"nguyen")
    data[position] ^= 0xFF
    assert refused(bytes(data)) == "damaged"


def test_a_part_that_is_no_xml() -> None:
    assert refused(pack({"a.xml": b"<a><b></a>"})) == "damaged"


def test_a_member_with_a_password() -> None:
    data = bytearray(pack({"a.xml": b"<a/>"}))
    directory = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, directory + 8, 1)
    assert refused(bytes(data)) == "password"


LAUGHS = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]><a b="&y;">&y;</a>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    with pytest.raises(ReadingError) as caught:
        parse_xml(LAUGHS.encode(encoding))
    assert caught.value.code == "xml-unsafe"


def test_a_document_type_behind_a_long_comment_is_refused() -> None:
    with pytest.raises(ReadingError) as caught:
        parse_xml(b"<!--" + b" " * 5000 + b"-->" + LAUGHS.encode())
    assert caught.value.code == "xml-unsafe"


def test_macros_are_named_and_never_run() -> None:
    context = Context()
    Archive(pack({"word/vbaProject.bin": b"x"}), context)
    assert context.notes == ["Tệp có chứa macro; hệ thống chỉ đọc nội dung, không chạy macro."]
