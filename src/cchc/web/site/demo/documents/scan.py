"""A sample as it comes out of a scanner: its .pdf as pictures, a little askew, with specks."""

import io
import time

import numpy as np
import pypdfium2
from PIL import Image

from cchc.web.site.demo.documents.pdf import document
from cchc.web.site.demo.documents.sample import Sample

_DPI = 200
_ASKEW = 0.3  # degrees
_SPECKS = 12.0  # spread of the grey values


def pages(sample: Sample) -> list[Image.Image]:
    """Grey pictures of all pages, the same each time."""
    chance = np.random.default_rng(2026)
    source = pypdfium2.PdfDocument(document(sample))
    try:
        return [_scanned(page.render(scale=_DPI / 72).to_pil(), chance) for page in source]
    finally:
        source.close()


def pngs(sample: Sample) -> list[bytes]:
    """Each page as a .png."""
    return [_saved(page, "PNG") for page in pages(sample)]


def image_pdf(sample: Sample) -> bytes:
    """A .pdf without a text layer, as scanners write it."""
    first, *others = pages(sample)
    moment = time.gmtime(0)
    stream = io.BytesIO()
    first.save(
        stream,
        "PDF",
        resolution=_DPI,
        save_all=True,
        append_images=others,
        creationDate=moment,
        modDate=moment,
    )
    return stream.getvalue()


def _scanned(page: Image.Image, chance: np.random.Generator) -> Image.Image:
    turned = page.convert("L").rotate(_ASKEW, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(turned, dtype=np.float32) + chance.normal(0, _SPECKS, (turned.height, turned.width))
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def _saved(page: Image.Image, kind: str) -> bytes:
    stream = io.BytesIO()
    page.save(stream, kind)
    return stream.getvalue()
