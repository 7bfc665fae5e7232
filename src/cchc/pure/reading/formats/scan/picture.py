"""A picture as an array: grey values, straight, with its ink told from the paper. Heights grow downwards."""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grey = NDArray[np.uint8]
Ink = NDArray[np.bool_]

DPI = 300  # at which letters are recognised
_LONG_SIDE = 842 / 72  # inches: what is not said to be of another size is taken to be A4
_DARKER_256 = 210  # 256ths of the brightness around it: below this a point is ink
_AROUND = 0.12  # inches: how far "around" reaches
_MOST_SKEW = 3.0  # degrees
_SAMPLE = 150_000  # points of ink that are looked at


@dataclass(slots=True)
class Picture:
    """One upright page. `scale`: points (1/72 inch) to a pixel."""

    grey: Grey
    ink: Ink
    scale: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        height, width = self.grey.shape
        return width * self.scale, height * self.scale


def picture_of(image: Image.Image, dpi: float | None = None) -> Picture:
    """A page image made straight, at about 300 dots per inch."""
    image = image.convert("L")
    dpi = dpi or max(image.size) / _LONG_SIDE
    if not 0.8 * DPI <= dpi <= 1.2 * DPI:
        factor = DPI / dpi
        size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
        image, dpi = image.resize(size, Image.Resampling.LANCZOS), DPI
    angle = skew(ink_of(image, dpi))
    if abs(angle) >= 0.05:
        image = image.rotate(angle, Image.Resampling.BICUBIC, expand=False, fillcolor=255)
    return Picture(np.asarray(image), ink_of(image, dpi), 72 / dpi)


def turned(picture: Picture, quarters: int) -> Picture:
    """Turned by quarters of a circle, clockwise."""
    grey: Grey = np.ascontiguousarray(np.rot90(picture.grey, -quarters))
    ink: Ink = np.ascontiguousarray(np.rot90(picture.ink, -quarters))
    return Picture(grey, ink, picture.scale)


def png(grey: Grey) -> bytes:
    """For a helper program."""
    out = io.BytesIO()
    Image.fromarray(grey).save(out, "PNG", compress_level=1)
    return out.getvalue()


def ink_of(image: Image.Image, dpi: float) -> Ink:
    """What is clearly darker than the paper around it."""
    small = image.reduce(4) if min(image.size) >= 16 else image
    blurred = small.filter(ImageFilter.BoxBlur(max(1, round(_AROUND * dpi * small.width / image.width))))
    around = blurred.resize(image.size, Image.Resampling.BILINEAR)
    ink: Ink = np.asarray(image) < (np.asarray(around).astype(np.uint16) * _DARKER_256 >> 8)
    return ink


def skew(ink: Ink) -> float:
    """By how many degrees, counter-clockwise, the page must be turned for its lines to be level."""
    down, across = np.nonzero(ink[::2, ::2])
    if len(down) < 500:
        return 0.0
    step = max(1, len(down) // _SAMPLE)
    ys, xs = down[::step].astype(np.float64), across[::step].astype(np.float64)
    coarse = _sharpest(ys, xs, np.arange(-_MOST_SKEW, _MOST_SKEW + 0.01, 0.2))
    return _sharpest(ys, xs, np.arange(coarse - 0.2, coarse + 0.21, 0.04))


def _sharpest(ys: NDArray[np.float64], xs: NDArray[np.float64], angles: NDArray[np.float64]) -> float:
    """The angle at which the ink gathers most on few levels."""
    return float(max(angles, key=lambda angle: _sharpness(ys - xs * np.tan(np.radians(angle)))))


def _sharpness(levels: NDArray[np.float64]) -> float:
    counts = np.bincount((levels - levels.min()).astype(np.int64)).astype(np.float64)
    return float((np.diff(counts) ** 2).sum())
