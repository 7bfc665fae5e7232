"""The files that are read: the sample plan in several formats, long PDFs made of it, and the real plan if it is there."""

from itertools import islice, repeat
from pathlib import Path

import pypdfium2

from cchc.web.site.demo.documents.make import render

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "seeds"

Job = tuple[str, int, list[Path]]


def make(folder: Path) -> list[Job]:
    """(name, runs, files) for each measurement; the files are written into `folder` when they are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    docx, html, pdf = (_sample(folder, kind) for kind in ("docx", "html", "pdf"))
    jobs: list[Job] = [
        ("sample plan .docx", 5, [docx]),
        ("sample plan .html", 5, [html]),
        ("sample plan .pdf", 5, [pdf]),
        ("pdf of 30 pages", 3, [_long_pdf(folder, pdf, 30)]),
        ("pdf of 300 pages", 1, [_long_pdf(folder, pdf, 300)]),
        ("1,000 plans", 1, list(islice((path for _ in repeat(0) for path in (docx, html)), 1000))),
    ]
    real = sorted(REAL.glob("000_*.txt"))
    return [("document 000", 5, real), *jobs] if real else jobs


def _sample(folder: Path, kind: str) -> Path:
    path = folder / f"plan.{kind}"
    if not path.exists():
        path.write_bytes(render("plan", kind))
    return path


def _long_pdf(folder: Path, source: Path, pages: int) -> Path:
    """The sample's pages again and again: paragraphs, and tables that go on over pages."""
    path = folder / f"plan-{pages}.pdf"
    if path.exists():
        return path
    one, long = pypdfium2.PdfDocument(source), pypdfium2.PdfDocument.new()
    while len(long) < pages:
        long.import_pages(one, pages=list(range(min(len(one), pages - len(long)))))
    long.save(path)
    return path
