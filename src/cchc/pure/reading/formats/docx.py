"""A .docx as blocks: what Word shows of it, with all tracked changes accepted."""

from lxml import etree

from cchc.pure.reading.blocks import Block
from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.archive import Archive, damaged, parse_xml
from cchc.pure.reading.formats.budget import Budget
from cchc.pure.reading.formats.word.body import BodyReader
from cchc.pure.reading.formats.word.names import W
from cchc.pure.reading.formats.word.numbers import Numbering
from cchc.pure.reading.formats.word.styles import Styles

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (_STRICT + b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (_STRICT + b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


def read(data: bytes, context: Context) -> list[Block]:
    """The blocks of a Word document in reading order. Raises ReadingError."""
    package = Package(data, context)
    root = package.part(package.main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise damaged()
    reader = BodyReader(
        Styles(package.related("styles")),
        Numbering(package.related("numbering")),
        {kind: package.related(kind + "s") for kind in ("footnote", "endnote")},
        Budget(context.limits),
        paged=next(body.iter(W + "lastRenderedPageBreak"), None) is not None,
    )
    context.progress("docx", 0.3)
    try:
        blocks = reader.blocks(body)
    except RecursionError as error:
        raise ReadingError(
            "too-deep",
            "Bảng hoặc khung trong văn bản lồng nhau quá sâu; hãy lưu lại tệp bằng Word rồi đọc lại.",
        ) from error
    if next(body.iter(W + "altChunk"), None) is not None:
        context.notes.append("Văn bản nhúng một tệp khác; phần nhúng không được đọc.")
    return blocks


class Package:
    """The parts of a Word document, found through its relationships as Word does."""

    def __init__(self, data: bytes, context: Context) -> None:
        self._archive = Archive(data, context)
        self.main = self._targets("_rels/.rels", "").get("officeDocument", "word/document.xml")
        folder, _, name = self.main.rpartition("/")
        self._folder = folder
        self._related = self._targets(f"{folder}/_rels/{name}.rels".lstrip("/"), folder)

    def part(self, name: str) -> etree._Element | None:
        """A part that must be sound; None where there is no such part."""
        data = self._archive.read(name)
        if data is not None and _STRICT in data[:8192]:
            return parse_xml(_transitional(data))
        return self._archive.xml(name)

    def related(self, kind: str) -> etree._Element | None:
        """Styles, numbers or notes: None where they are missing or damaged, for the text can do without."""
        try:
            return self.part(self._related.get(kind, f"{self._folder}/{kind}.xml"))
        except ReadingError:
            return None

    def _targets(self, name: str, folder: str) -> dict[str, str]:
        """Last word of the relationship's type → name of the part it points to."""
        try:
            root = self._archive.xml(name)
        except ReadingError:
            root = None
        found: dict[str, str] = {}
        for relation in () if root is None else root.iterfind(_RELATIONSHIP):
            if relation.get("TargetMode") == "External":
                continue
            kind = (relation.get("Type") or "").rpartition("/")[2]
            found.setdefault(kind, _resolved(folder, relation.get("Target") or ""))
        return found


def _resolved(folder: str, target: str) -> str:
    """A target relative to the folder of the part that names it."""
    parts = [] if target.startswith("/") or not folder else folder.split("/")
    for step in target.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in {"", "."}:
            parts.append(step)
    return "/".join(parts)


def _transitional(data: bytes) -> bytes:
    """ISO strict documents differ, for a reader of text, in the names of the namespaces alone."""
    for strict, transitional in _STRICT_NAMES:
        data = data.replace(strict, transitional)
    return data
