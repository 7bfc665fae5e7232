"""Draws a sample document in every form in which plans arrive."""

from collections.abc import Callable

from cchc.web.site.demo.documents import docx, html, odt, office, text, xlsx
from cchc.web.site.demo.documents.sample import Sample, load


def _plain(draw: Callable[[Sample], str]) -> Callable[[Sample], bytes]:
    return lambda sample: draw(sample).encode()


def _pdf(sample: Sample) -> bytes:
    from cchc.web.site.demo.documents import pdf  # reportlab is there for development alone

    return pdf.document(sample)


def _scan(sample: Sample) -> bytes:
    from cchc.web.site.demo.documents import scan

    return scan.image_pdf(sample)


_FAST: dict[str, Callable[[Sample], bytes]] = {
    "docx": docx.document,
    "odt": odt.document,
    "html": _plain(html.page),
    "xlsx": xlsx.workbook,
    "md": _plain(text.markdown),
    "txt": _plain(text.tab_rows),
    "pipes": _plain(text.pipes),
    "tab-lines": _plain(text.tab_lines),
    "tab-rows": _plain(text.tab_rows),
    "article": _plain(text.article),
}
_SLOW: dict[str, Callable[[Sample], bytes]] = {"pdf": _pdf, "scan": _scan, "doc": office.doc}


def kinds() -> list[str]:
    """The forms that are drawn at once, without further programs."""
    return list(_FAST)


def render(sample: str | Sample, kind: str) -> bytes:
    """The document as a file of that kind: `kinds()`, "pdf" and "scan" (reportlab), "doc" (LibreOffice).

    The same bytes each time, but for "doc". KeyError for an unknown kind.
    """
    draw = _FAST.get(kind) or _SLOW[kind]
    return draw(load(sample) if isinstance(sample, str) else sample)
