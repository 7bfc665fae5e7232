"""Draws small .pdf documents for the tests: text where it is asked for, strokes where they are asked for."""

import io
from collections.abc import Callable
from pathlib import Path

import fontpkg_be_vietnam_pro
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
_FILES = Path(fontpkg_be_vietnam_pro.__file__).parent / "files"


def draw(*pages: Callable[[Canvas], object], size: tuple[float, float] = A4) -> bytes:
    """A document of which each function draws one page; y grows upwards from the foot of the page."""
    for name in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(name, str(_FILES / f"BeVietnamPro-{name}.ttf")))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for page in pages:
        canvas.setFont("Regular", 12)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def wrapped(canvas: Canvas, text: str, width: float, size: float = 12) -> list[str]:
    """The lines of a text that is `width` points wide."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and canvas.stringWidth(longer, "Regular", size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def prose(
    canvas: Canvas, text: str, y: float, *, x: float = 85, width: float = 425, indent: float = 28
) -> float:
    """A paragraph with its first line indented; says where the next one may begin."""
    words = canvas.stringWidth("x" * 5, "Regular", 12)
    lines = wrapped(canvas, "x" * 5 + " " + text if indent else text, width)
    for number, line in enumerate(lines):
        first = indent and number == 0
        canvas.drawString(x + (words if first else 0), y, line.removeprefix("xxxxx ") if first else line)
        y -= 15
    return y - 8


def grid(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    """All strokes of a table."""
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])


def fill(canvas: Canvas, xs: list[float], ys: list[float], rows: list[list[str]]) -> None:
    """Texts of the cells, wrapped; ys run from the top down."""
    for top, row in zip(ys, rows, strict=False):
        for left, right, text in zip(xs, xs[1:], row, strict=False):
            y = top - 12
            for part in text.split("\n"):
                for line in wrapped(canvas, part, right - left - 8, 10):
                    canvas.setFont("Regular", 10)
                    canvas.drawString(left + 4, y, line)
                    y -= 12


def table(canvas: Canvas, xs: list[float], ys: list[float], rows: list[list[str]]) -> None:
    """A ruled table."""
    grid(canvas, xs, ys)
    fill(canvas, xs, ys, rows)
