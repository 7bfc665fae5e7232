"""A binary .doc is read through LibreOffice, or not at all."""

import pytest

from cchc.pure.reading.blocks import Paragraph
from cchc.pure.reading.context import Context, NoTools
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats import doc
from cchc.pure.reading.formats.tests import wordml as w


class _Office(NoTools):
    def doc_to_docx(self, data: bytes) -> bytes | None:
        return w.docx(w.p(data.decode()))


def test_what_libreoffice_makes_of_it_is_read() -> None:
    found = doc.read("Kế hoạch".encode(), Context(tools=_Office()))
    assert isinstance(found[0], Paragraph)
    assert found[0].text == "Kế hoạch"


def test_without_libreoffice_it_says_what_to_do() -> None:
    with pytest.raises(ReadingError, match=r"lưu thành \.docx"):
        doc.read(b"x", Context())
