"""Draws a sample document in every form in which plans arrive."""

from collections.abc import Callable

from cchc.web.site.demo.documents import docx, html, text, xlsx
from cchc.web.site.demo.documents.sample import Sample, load


def _plain(draw: Callable[[Sample], str]) -> Callable[[Sample], bytes]:
    return lambda sample: draw(sample).encode()


_KINDS: dict[str, Callable[[Sample], bytes]] = {
    "docx": docx.document,
    "html": _plain(html.page),
    "xlsx": xlsx.workbook,
    "md": _plain(text.markdown),
    "txt": _plain(text.tab_rows),
    "pipes": _plain(text.pipes),
    "tab-lines": _plain(text.tab_lines),
    "tab-rows": _plain(text.tab_rows),
    "article": _plain(text.article),
}


def kinds() -> list[str]:
    """Every form that `render` knows."""
    return list(_KINDS)


def render(sample: str | Sample, kind: str) -> bytes:
    """The document as a file of that kind, the same bytes each time. KeyError for an unknown kind."""
    return _KINDS[kind](load(sample) if isinstance(sample, str) else sample)
