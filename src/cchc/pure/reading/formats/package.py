"""An Office Open XML package (.docx, .xlsx): its parts, found through relationships as Office does."""

from lxml import etree

from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.formats.archive import Archive, parse_xml

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_OPEN = b"http://schemas.openxmlformats.org/"
_STRICT_NAMES = (
    (_STRICT + b"wordprocessingml/main", _OPEN + b"wordprocessingml/2006/main"),
    (_STRICT + b"spreadsheetml/main", _OPEN + b"spreadsheetml/2006/main"),
    (_STRICT + b"officeDocument/relationships", _OPEN + b"officeDocument/2006/relationships"),
    (_STRICT + b"officeDocument/math", _OPEN + b"officeDocument/2006/math"),
)


class Package:
    """`main` is the name of the main part; `default` where the relationships do not tell."""

    def __init__(self, data: bytes, context: Context, default: str) -> None:
        self.archive = Archive(data, context)
        kinds = {kind: target for kind, _, target in self._relationships("_rels/.rels", "")}
        self.main = kinds.get("officeDocument", default)
        folder, _, name = self.main.rpartition("/")
        self._folder = folder
        related = self._relationships(f"{folder}/_rels/{name}.rels".lstrip("/"), folder)
        self._by_kind = {kind: target for kind, _, target in reversed(related)}
        self.by_id = {key: target for _, key, target in related}

    def part(self, name: str) -> etree._Element | None:
        """A part that must be sound; None where there is no such part."""
        data = self.archive.read(name)
        if data is not None and _STRICT in data[:8192]:
            for strict, transitional in _STRICT_NAMES:  # for a reader of text they differ in names alone
                data = data.replace(strict, transitional)
        return None if data is None else parse_xml(data)

    def related(self, kind: str) -> etree._Element | None:
        """Styles, numbers, notes: None where they are missing or damaged, for the text can do without."""
        try:
            return self.part(self._by_kind.get(kind, f"{self._folder}/{kind}.xml"))
        except ReadingError:
            return None

    def _relationships(self, name: str, folder: str) -> list[tuple[str, str, str]]:
        """(last word of the type, id, name of the part it points to); nothing where they are damaged."""
        try:
            root = self.archive.xml(name)
        except ReadingError:
            root = None
        return [
            (
                (relation.get("Type") or "").rpartition("/")[2],
                relation.get("Id") or "",
                _resolved(folder, relation),
            )
            for relation in (() if root is None else root.iterfind(_RELATIONSHIP))
            if relation.get("TargetMode") != "External"
        ]


def _resolved(folder: str, relation: etree._Element) -> str:
    """The target, relative to the folder of the part that names it."""
    target = relation.get("Target") or ""
    parts = [] if target.startswith("/") or not folder else folder.split("/")
    for step in target.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in {"", "."}:
            parts.append(step)
    return "/".join(parts)
