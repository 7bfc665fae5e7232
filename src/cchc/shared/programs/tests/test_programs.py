import io
import subprocess
from pathlib import Path

import fontpkg_be_vietnam_pro
import pytest
from PIL import Image, ImageDraw, ImageFont

from cchc.pure.reading.errors import ReadingError
from cchc.shared.programs import Programs, available, found
from cchc.shared.programs.tesseract import words_of

FONT = Path(fontpkg_be_vietnam_pro.__file__).parent / "files" / "BeVietnamPro-Regular.ttf"
with_tesseract = pytest.mark.skipif(
    not found.path_of("tesseract"), reason="tesseract with Vietnamese is not installed"
)
with_libreoffice = pytest.mark.skipif(not found.path_of("libreoffice"), reason="LibreOffice is not installed")


def picture(text: str) -> bytes:
    image = Image.new("L", (900, 120), 255)
    ImageDraw.Draw(image).text((30, 30), text, fill=0, font=ImageFont.truetype(str(FONT), 40))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_each_program_says_what_is_left_out_without_it() -> None:
    programs = {program.name: program for program in available()}
    assert set(programs) == {"libreoffice", "tesseract"}
    for program in programs.values():
        assert program.without.endswith(".")
        assert program.how_to_get
        assert program.found == bool(program.version)


def test_none_where_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found.shutil, "which", lambda name: None)
    found.path_of.cache_clear()
    found.available.cache_clear()
    try:
        assert Programs().doc_to_docx(b"x") is None
        assert Programs().recognise(b"x") is None
        assert [program.found for program in available()] == [False, False]
    finally:
        found.path_of.cache_clear()
        found.available.cache_clear()


def test_tesseract_without_vietnamese_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found.shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(found, "_said", lambda path, option: "List of available languages (1):\neng\n")
    found.path_of.cache_clear()
    try:
        assert found.path_of("tesseract") is None
    finally:
        found.path_of.cache_clear()


def test_words_of_a_table() -> None:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    table = head + '4\t1\t1\t1\t1\t0\t1\t2\t3\t4\t-1\t\n5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\t"Quý\n'
    (word,) = words_of(table)
    assert (word.text, word.left, word.top, word.width, word.height, word.confidence) == (
        '"Quý',
        10,
        20,
        30,
        40,
        96.5,
    )


@with_tesseract
def test_recognises_vietnamese() -> None:
    words = Programs().recognise(picture("Sở Nội vụ tỉnh Mẫu"))
    assert words is not None
    assert [word.text for word in words] == ["Sở", "Nội", "vụ", "tỉnh", "Mẫu"]
    assert words[0].left < 60 < words[1].left


@with_tesseract
def test_a_picture_that_is_none() -> None:
    with pytest.raises(ReadingError, match="tesseract"):
        Programs().recognise(b"not a picture")


@with_libreoffice
def test_doc_becomes_docx(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Kế hoạch của Tỉnh Mẫu", encoding="utf-8")
    soffice = found.path_of("libreoffice")
    assert soffice
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "doc:MS Word 97",
        "--outdir",
        str(tmp_path),
        str(text),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    made = Programs().doc_to_docx((tmp_path / "a.doc").read_bytes())
    assert made is not None
    assert made.startswith(b"PK")


@with_libreoffice
def test_a_doc_that_is_none() -> None:
    with pytest.raises(ReadingError, match="LibreOffice"):
        Programs().doc_to_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
