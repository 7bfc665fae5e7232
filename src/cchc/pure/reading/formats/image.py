"""Scans and photographs of pages: .png, .jpeg, .tiff (with several pages), .bmp, .webp."""

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from cchc.pure.reading.blocks import Block
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.pages.assemble import blocks_of
from cchc.pure.reading.formats.scan.mend import mend
from cchc.pure.reading.formats.scan.picture import picture_of
from cchc.pure.reading.formats.scan.recogniser import Recogniser, too_many_pages

_MOST_PIXELS = 120_000_000  # A3 at 600 dots per inch is 70 million
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
Image.init()  # else Pillow knows no TIFF and no WebP until it has looked for all its formats
_STEP = "ocr"


def read(data: bytes, context: Context) -> list[Block]:
    """The blocks of a picture. Raises ReadingError where it is damaged, too large or shows no text."""
    recogniser = Recogniser(context)
    pages = []
    for number, count, image in _images(data, context):
        pages.append(recogniser.page(picture_of(image), number))
        context.progress(_STEP, number / count)
    blocks = mend(blocks_of(pages))
    recogniser.close(blocks, only_pictures=True)
    return blocks


def _images(data: bytes, context: Context) -> Iterator[tuple[int, int, Image.Image]]:
    """Number, count and picture of each page, upright as the camera says."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is checked here, or merely odd
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                count = getattr(image, "n_frames", 1)
                _check(image, count, context)
                for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                    _check(frame, count, context)
                    yield number, count, _on_white(ImageOps.exif_transpose(frame))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise ReadingError(
            "damaged", "Tệp ảnh bị hỏng hoặc không đầy đủ; hãy quét hoặc chụp lại rồi tải lên."
        ) from error


def _check(image: Image.Image, count: int, context: Context) -> None:
    if image.width * image.height > _MOST_PIXELS:
        raise ReadingError(
            "too-many-pixels",
            "Ảnh quá lớn (%(width)d × %(height)d điểm); hãy quét lại ở 200–300 dpi.",
            width=image.width,
            height=image.height,
        )
    if count > context.limits.ocr_pages:
        raise too_many_pages(count, context.limits.ocr_pages)


def _on_white(image: Image.Image) -> Image.Image:
    """Grey; what is transparent is paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    if image.mode.startswith("I"):  # 16 bits
        return image.point(lambda value: value / 256).convert("L")
    return image.convert("L")
