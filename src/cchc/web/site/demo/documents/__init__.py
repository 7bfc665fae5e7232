"""Sample documents of Tỉnh Mẫu: written here, read by the demo and the tests.

`make.render("plan", "docx")` gives the bytes of a file; `sample.load("plan")` what is in it, with the
mistakes that were planted.
"""

from collections.abc import Iterator

from cchc.web.site.demo.documents.make import render


def sample_documents() -> Iterator[tuple[str, bytes]]:
    """File name and bytes of the documents that wait for a review, with mistakes to be found."""
    yield "Ke-hoach-CCHC-tinh-Mau-2026.docx", render("plan", "docx")


def issued_plan() -> tuple[str, bytes]:
    """The plan as it was issued, without the planted mistakes: the year of the demo is run from it."""
    return "Ke-hoach-CCHC-tinh-Mau-2026-ban-hanh.docx", render("plan-issued", "docx")


def sample_amendment() -> tuple[str, bytes]:
    """The second version of the plan: rows added, dropped and changed."""
    return "Ke-hoach-CCHC-tinh-Mau-2026-sua-doi.docx", render("plan-2", "docx")
