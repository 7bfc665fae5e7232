from pathlib import Path

import fontpkg_be_vietnam_pro
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from cchc.pure.reading.context import Word
from cchc.pure.reading.formats.scan.strokes import count_strokes, numeral_of

FONT = Path(fontpkg_be_vietnam_pro.__file__).parent / "files" / "BeVietnamPro-Regular.ttf"


def drawn(text: str, size: int = 46) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
    font = ImageFont.truetype(str(FONT), size)
    left, top, right, bottom = (int(side) for side in font.getbbox(text))
    image = Image.new("L", (right - left + 4, bottom - top + 4), 255)
    ImageDraw.Draw(image).text((2 - left, 2 - top), text, fill=0, font=font)
    return np.asarray(image)


@pytest.mark.parametrize("numeral", ["I", "II", "III", "IV"])
@pytest.mark.parametrize("size", [30, 46, 60])
def test_numerals(numeral: str, size: int) -> None:
    assert numeral_of(drawn(numeral, size), to_slash=False) == numeral
    assert numeral_of(drawn(f"{numeral}/2026", size), to_slash=True) == numeral


@pytest.mark.parametrize("text", ["12", "VI", "ABC", "-"])
def test_anything_else_is_left_alone(text: str) -> None:
    assert numeral_of(drawn(text), to_slash=False) is None


@pytest.mark.parametrize(
    ("before", "read", "shown", "meant"),
    [
        ("Quý", "IHI/2026", "III/2026", "III/2026"),
        ("chữ", "II/2026", "III/2026", "III/2026"),
        ("Quý", "H,", "II", "II,"),
        ("Điều", "II", "III", "II"),
        ("Quý", "1", "I", "1"),
    ],
)
def test_only_quarters_are_counted(before: str, read: str, shown: str, meant: str) -> None:
    grey = drawn(shown)
    word = Word(read, 0, 0, grey.shape[1], grey.shape[0], 60.0)
    words = count_strokes([Word(before, 0, 0, 1, 1, 90.0), word], grey)
    assert words[1].text == meant
