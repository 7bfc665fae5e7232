"""tesseract: the words of a picture, with their boxes."""

import csv
import tempfile
from pathlib import Path

from cchc.pure.reading.context import Word
from cchc.pure.reading.errors import ReadingError
from cchc.shared.programs.run import Limit, TookTooLong, run

LIMIT = Limit(seconds=120, memory_bytes=3 * 2**30)
_ONE_BLOCK = "6"  # page segmentation: the others take rows of Vietnamese accents for lines of their own
_WORD_LEVEL = "5"


def recognise(program: str, png: bytes, *, language: str) -> list[Word]:
    """Words in reading order. Raises ReadingError where tesseract cannot read the picture or takes too long."""
    arguments = [program, "stdin", "stdout", "-l", language, "--psm", _ONE_BLOCK, "tsv"]
    with tempfile.TemporaryDirectory(prefix="cchc-ocr-", ignore_cleanup_errors=True) as folder:
        try:
            status, out, _ = run(arguments, given=png, folder=Path(folder), limit=LIMIT)
        except TookTooLong as error:
            raise ReadingError(
                "ocr-slow",
                "Nhận dạng một trang ảnh quá %(seconds)d giây mà chưa xong; hãy quét lại ở 200–300 dpi rồi tải lên.",
                seconds=LIMIT.seconds,
            ) from error
    if status != 0:
        raise ReadingError(
            "ocr-failed",
            "Chương trình nhận dạng ký tự (tesseract) không đọc được ảnh này; hãy quét lại rồi tải lên.",
        )
    return words_of(out.decode("utf-8", "replace"))


def words_of(table: str) -> list[Word]:
    """The words of tesseract's table (TSV)."""
    words = []
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") == _WORD_LEVEL and text:
            left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
            words.append(Word(text, left, top, width, height, float(row["conf"])))
    return words
