import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from cchc.pure.reading.blocks import Block, Paragraph, Table
from cchc.pure.reading.context import Context, Limits, NoTools, Word
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats import image, pdf
from cchc.pure.reading.formats.tests.drawn import HEIGHT, WIDTH, draw, table

HEADER = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"]
ROW = ["1", "Ban hành kế hoạch cải cách hành chính", "Sở Nội vụ", "Trong tháng 01/2026"]
XS = [60.0, 95.0, 330.0, 440.0, 530.0]


def scan(page: Callable[[Canvas], object], dpi: int = 200, turn: float = 0.0) -> Image.Image:
    """A drawn page as a scanner would give it."""
    document = pypdfium2.PdfDocument(draw(page))
    picture = document[0].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    return picture.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)


def file_of(picture: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def plain_table(canvas: Canvas) -> None:
    table(canvas, XS, [700, 670, 630], [HEADER, ROW])


class OneWord(NoTools):
    """In every dark spot that is large enough: the same word."""

    def __init__(self, confidence: float = 90.0) -> None:
        self.confidence = confidence
        self.calls = 0

    def recognise(self, png: bytes, *, language: str = "vie") -> list[Word]:
        self.calls += 1
        with Image.open(io.BytesIO(png)) as picture:
            dark = picture.convert("L").point(lambda value: 255 * (value < 128))
        box = dark.getbbox()
        if box is None:
            return []
        rows = [any(dark.crop((0, y, dark.width, y + 1)).getextrema()) for y in range(dark.height)]
        tops = [y for y in range(1, len(rows)) if rows[y] and not rows[y - 1]]
        return [Word("chữ", box[0], top, 60, 20, self.confidence) for top in tops]


def tables(blocks: list[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def test_the_ruled_grid_is_found_and_one_call_reads_its_cells() -> None:
    tools = OneWord()
    context = Context(tools=tools)
    (found,) = tables(image.read(file_of(scan(plain_table)), context))
    assert (found.rows, found.columns) == (2, 4)
    assert all("chữ" in cell.text for cell in found.cells)
    assert tools.calls == 1
    assert context.ocr
    assert context.notes == ["Đọc bằng nhận dạng ký tự (OCR), cần đối chiếu với bản gốc."]


@pytest.mark.parametrize("turn", [-2.0, 1.3, 3.0])
def test_a_crooked_page_is_set_straight(turn: float) -> None:
    (found,) = tables(image.read(file_of(scan(plain_table, turn=turn)), Context(tools=OneWord())))
    assert (found.rows, found.columns) == (2, 4)


def test_pages_of_a_tiff() -> None:
    page = scan(plain_table, dpi=100)
    told: list[float] = []
    data = file_of(page, "TIFF", save_all=True, append_images=[page])
    context = Context(tools=OneWord(), progress=lambda step, share: told.append(share))
    blocks = image.read(data, context)
    assert tables(blocks)
    assert told == [0.5, 1.0]


@pytest.mark.parametrize("kind", ["JPEG", "BMP", "WEBP"])
def test_other_kinds_of_pictures(kind: str) -> None:
    assert tables(image.read(file_of(scan(plain_table), kind), Context(tools=OneWord())))


def test_a_fresh_process_knows_all_kinds(tmp_path: Path) -> None:
    scan(plain_table, dpi=40).save(tmp_path / "page.tiff")
    code = (
        "import sys; from cchc.pure.reading.formats import image; from cchc.pure.reading.context import Context\n"
        "try: image.read(open(sys.argv[1], 'rb').read(), Context())\n"
        "except image.ReadingError as error: print(error.code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "page.tiff"], capture_output=True, text=True
    )
    assert done.stdout.strip() == "ocr-missing", done.stderr


def test_turned_as_the_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = scan(plain_table).rotate(90, expand=True)
    (found,) = tables(image.read(file_of(lying, "JPEG", exif=exif), Context(tools=OneWord())))
    assert (found.rows, found.columns) == (2, 4)


def test_low_confidence_is_told() -> None:
    context = Context(tools=OneWord(60.0))
    image.read(file_of(scan(plain_table)), context)
    assert any("trang 1" in note for note in context.notes)


def test_without_a_program_one_sentence_says_what_to_install() -> None:
    with pytest.raises(ReadingError, match="tesseract-ocr-vie") as raised:
        image.read(file_of(scan(plain_table)), Context())
    assert raised.value.code == "ocr-missing"


def test_a_photograph_without_text() -> None:
    photo = Image.radial_gradient("L").resize((800, 600))
    ImageDraw.Draw(photo).ellipse((300, 200, 500, 400), fill=20)
    with pytest.raises(ReadingError, match="Không nhận ra chữ") as raised:
        image.read(file_of(photo), Context(tools=OneWord(10.0)))
    assert raised.value.code == "no-text"


@pytest.mark.parametrize("cut", [20, 200, -1])
def test_a_damaged_picture(cut: int) -> None:
    data = file_of(scan(plain_table, dpi=100))
    broken = data[:cut] if cut > 0 else data[: len(data) // 2]
    with pytest.raises(ReadingError, match="hỏng"):
        image.read(broken, Context(tools=OneWord()))


def test_too_many_pages() -> None:
    page = scan(plain_table, dpi=50)
    data = file_of(page, "TIFF", save_all=True, append_images=[page, page])
    with pytest.raises(ReadingError, match="3 trang"):
        image.read(data, Context(tools=OneWord(), limits=Limits(ocr_pages=2)))


def scanned_pdf(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(scan(plain_table)), 0, 0, WIDTH, HEIGHT)


def test_a_pdf_that_is_a_picture() -> None:
    context = Context(tools=OneWord())
    (found,) = tables(pdf.read(draw(scanned_pdf), context))
    assert (found.rows, found.columns) == (2, 4)
    assert context.ocr


def test_a_scanned_pdf_without_a_program() -> None:
    with pytest.raises(ReadingError, match="tesseract-ocr-vie"):
        pdf.read(draw(scanned_pdf), Context())


def test_a_scanned_page_among_others_without_a_program() -> None:
    context = Context()
    text = "Kế hoạch cải cách hành chính năm 2026 của Tỉnh Mẫu"
    blocks = pdf.read(draw(lambda canvas: canvas.drawString(85, 700, text), scanned_pdf), context)
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [text]
    assert any("trang 2" in note for note in context.notes)
