"""One file that holds an installation: rows, documents, and a list of checksums of both."""

import hashlib
import json
import os
import struct
import zipfile
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from cchc import __version__
from cchc.shared.records.store import sync_folder
from cchc.web.site.running import dump
from cchc.web.site.running.dump import Unusable

FORMAT = "cchc.backup/1"
MANIFEST = "manifest.json"
# What a bent byte makes zipfile, zlib and json say, by where in the archive it stands.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    RuntimeError,  # "encrypted", and NotImplementedError: an unknown kind of compression
    AttributeError,
    OSError,  # a seek before the beginning
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself."""

    version: str
    made_at: str
    migrations: list[tuple[str, str]]
    members: dict[str, str]  # name in the archive → sha256
    rows: dict[str, int]


def write(target: Path, *, now: datetime) -> Contents:
    """Writes the backup at `target`; it is there wholly or not at all. FileExistsError: never overwrites."""
    if target.exists():
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            contents = _fill(archive, now)
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        os.link(draft, target)  # unlike a rename, fails where somebody else was first
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(target.parent)
    return contents


def verify(source: Path) -> Contents:
    """Reads every byte and compares it with its checksum. Unusable: what is wrong with the file."""
    try:
        with zipfile.ZipFile(source) as archive:
            contents = _manifest(archive)
            for name, digest in contents.members.items():
                with archive.open(name) as member:
                    if hashlib.file_digest(member, "sha256").hexdigest() != digest:
                        raise Unusable(f"checksum: {name}")
    except DAMAGED as error:
        raise Unusable(str(error) or type(error).__name__) from error
    return contents


def _fill(archive: zipfile.ZipFile, now: datetime) -> Contents:
    members: dict[str, str] = {}
    rows: dict[str, int] = {}
    with dump.snapshot():
        state = dump.applied()
        found = dump.models_at(state)
        for model in found:
            name = f"rows/{model._meta.label_lower}.jsonl"
            members[name], rows[model._meta.label_lower] = _add_rows(archive, name, model)
        for digest in _documents(found):
            members[f"documents/{digest}"] = _add_file(archive, digest)
    contents = Contents(__version__, now.isoformat(), state, members, rows)
    archive.writestr(
        MANIFEST, json.dumps({"format": FORMAT, **_as_dict(contents)}, ensure_ascii=False, indent=1)
    )
    return contents


def _add_rows(archive: zipfile.ZipFile, name: str, model: Any) -> tuple[str, int]:
    digest, count = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as out:
        for line in dump.rows_of(model):
            out.write(line)
            digest.update(line)
            count += 1
    return digest.hexdigest(), count


def _documents(found: list[Any]) -> list[str]:
    """Checksums of the documents, as the snapshot knows them."""
    documents = [model for model in found if model._meta.label_lower == "records.document"]
    return [digest for model in documents for digest in model.objects.values_list("sha256", flat=True)]


def _add_file(archive: zipfile.ZipFile, digest: str) -> str:
    """The bytes of one document. Unusable where the disk has lost or bent it: better to know now."""
    path = Path(settings.DOCUMENTS_ROOT) / digest[:2] / digest
    try:
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                raise Unusable(f"damaged document: {path}")
            file.seek(0)
            _copy(file, archive, f"documents/{digest}")
    except FileNotFoundError as error:
        raise Unusable(f"missing document: {path}") from error
    return digest


def _copy(file: IO[bytes], archive: zipfile.ZipFile, name: str) -> None:
    with archive.open(name, "w", force_zip64=True) as out:
        while block := file.read(2**20):
            out.write(block)


def _manifest(archive: zipfile.ZipFile) -> Contents:
    said = json.loads(archive.read(MANIFEST))
    if said.pop("format", None) != FORMAT:
        raise Unusable("format")
    said["migrations"] = [(app, name) for app, name in said["migrations"]]
    return Contents(**said)


def _as_dict(contents: Contents) -> dict[str, Any]:
    return {name: getattr(contents, name) for name in Contents.__slots__}
