"""bytes → blocks: which reader reads which media type, and what happens when one fails."""

import hashlib
from collections.abc import Callable
from importlib import import_module

from cchc.pure.reading import sniff
from cchc.pure.reading.blocks import Block, Paragraph, Source
from cchc.pure.reading.context import Context, Limits
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.positions import with_positions

Reader = Callable[[bytes, Context], list[Block]]


def _reader(module: str) -> Reader:
    """`read` of formats/<module>.py, imported when the first such file comes: some pull in large packages."""

    def read(data: bytes, context: Context) -> list[Block]:
        blocks: list[Block] = import_module(f"{__name__}.{module}").read(data, context)
        return blocks

    return read


READERS: dict[str, Reader] = {
    sniff.DOCX: _reader("docx"),
    sniff.DOC: _reader("doc"),
    sniff.ODT: _reader("odt"),
    sniff.XLSX: _reader("xlsx"),
    sniff.PDF: _reader("pdf"),
    sniff.PNG: _reader("image"),
    sniff.JPEG: _reader("image"),
    sniff.TIFF: _reader("image"),
    sniff.BMP: _reader("image"),
    sniff.WEBP: _reader("image"),
    sniff.HTML: _reader("html"),
    sniff.MHTML: _reader("mhtml"),
    sniff.MARKDOWN: _reader("text"),
    sniff.TEXT: _reader("text"),
}


def read_blocks(data: bytes, name: str, context: Context | None = None) -> Source:
    """A file as blocks. Raises ReadingError, and nothing else, for whatever cannot be read."""
    context = context or Context()
    if len(data) > context.limits.file_bytes:
        raise ReadingError(
            "too-large",
            "Tệp quá lớn (trên %(size)d MB); hãy bỏ bớt hình ảnh hoặc tách phụ lục thành tệp riêng.",
            size=context.limits.file_bytes // 2**20,
        )
    media_type = sniff.sniff(data, name)
    blocks = _guarded(READERS[media_type], data, context)
    _check_limits(blocks, context.limits)
    if not blocks:
        raise ReadingError("empty", "Tệp không có chữ nào đọc được; hãy kiểm tra lại tệp đã chọn.")
    return Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        blocks=tuple(with_positions(blocks)),
        ocr=context.ocr,
        notes=tuple(dict.fromkeys(context.notes)),
    )


def _guarded(reader: Reader, data: bytes, context: Context) -> list[Block]:
    """A parser that stumbles over a damaged file says so in one sentence."""
    try:
        return reader(data, context)
    except ReadingError:
        raise
    except (RecursionError, MemoryError) as error:
        raise ReadingError(
            "too-complex",
            "Tệp có cấu trúc quá phức tạp nên không đọc được; hãy mở tệp và lưu lại thành .docx rồi thử lại.",
        ) from error
    except Exception as error:
        raise ReadingError(
            "damaged", "Tệp bị hỏng, không đọc được nội dung; hãy lấy lại bản gốc rồi tải lên lần nữa."
        ) from error


def _check_limits(blocks: list[Block], limits: Limits) -> None:
    """Counted once more over all blocks, whatever the reader itself has watched."""
    cells = characters = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            characters += len(block.text)
        else:
            cells += len(block.cells)
            characters += sum(len(cell.text) for cell in block.cells)
    for code, count, most in (
        ("blocks", len(blocks), limits.blocks),
        ("cells", cells, limits.cells),
        ("characters", characters, limits.characters),
    ):
        if count > most:
            raise ReadingError(
                f"too-many-{code}",
                "Tệp có quá nhiều nội dung để đọc một lần (trên %(most)d); hãy tách thành nhiều tệp nhỏ hơn.",
                most=most,
            )
