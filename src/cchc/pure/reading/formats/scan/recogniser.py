"""What a person is told of recognised pages."""

from cchc.pure.reading.blocks import Block
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.pages.content import Page
from cchc.pure.reading.formats.scan.page import recognise_page
from cchc.pure.reading.formats.scan.picture import Picture

_OCR = "Đọc bằng nhận dạng ký tự (OCR), cần đối chiếu với bản gốc."
_UNSURE = "Chất lượng ảnh thấp ở trang {pages}: kết quả nhận dạng có thể sai nhiều, nên quét lại ở 300 dpi."
_UNREAD = (
    "Chưa đọc được trang {pages} vì là ảnh quét mà máy chủ chưa cài chương trình nhận dạng ký tự (tesseract)."
)
_LOW = 70.0  # mean confidence of a page that should be scanned again
_LOWEST = 35.0  # ... below which nothing was recognised at all
_FEW = 3  # a picture with fewer words shows no text


class Recogniser:
    """Recognises the pages of one document, counts them, and remembers how sure each is."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._words = 0
        self._done = 0
        self._unsure: list[int] = []
        self._unread: list[int] = []
        self._sure = False
        self._missing: ReadingError | None = None

    def page(self, picture: Picture, number: int) -> Page:
        """One page; empty where no program can read it. Raises ReadingError over the limit of pages."""
        self._done += 1
        if self._done > self._context.limits.ocr_pages:
            raise too_many_pages(self._done, self._context.limits.ocr_pages)
        try:
            found = recognise_page(picture, number, self._context)
        except ReadingError as error:
            if error.code != "ocr-missing":
                raise
            self._missing = error
            self._unread.append(number)
            return Page(number, *picture.size)
        self._context.ocr = True
        self._words += len(found.confidences)
        self._sure |= found.confidence >= _LOWEST
        if found.confidences and found.confidence < _LOW:
            self._unsure.append(number)
        return found.page

    def close(self, blocks: list[Block], *, only_pictures: bool) -> None:
        """Notes for the reader of the plan; ReadingError where nothing could be read."""
        if self._missing and only_pictures:
            raise self._missing
        if only_pictures and (self._words < _FEW or not self._sure or not blocks):
            raise ReadingError(
                "no-text",
                "Không nhận ra chữ nào trong ảnh; hãy kiểm tra đã chọn đúng ảnh chụp văn bản hay chưa.",
            )
        if self._words:
            self._context.notes.append(_OCR)
        for note, pages in ((_UNSURE, self._unsure), (_UNREAD, self._unread)):
            if pages:
                self._context.notes.append(note.format(pages=", ".join(map(str, pages))))


def too_many_pages(pages: int, most: int) -> ReadingError:
    """For scans, which take long."""
    return ReadingError(
        "too-many-pages",
        "Bản quét có từ %(pages)d trang trở lên, vượt giới hạn %(most)d trang; hãy tách thành các tệp nhỏ hơn.",
        pages=pages,
        most=most,
    )
