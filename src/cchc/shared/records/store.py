"""Bytes on disk under the name of their own checksum; a kill at any moment leaves no half file."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path

DRAFT = ".draft-"


def write_once(path: Path, data: bytes) -> None:
    """Writes `data` at `path` unless it is there already: temporary file, fsync, rename, fsync of the folder."""
    if _is_there(path, len(data)):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=DRAFT)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)
        raise
    sync_folder(path.parent)


def _is_there(path: Path, size: int) -> bool:
    """Whether the bytes lie there; if so they are as new from now on, and `sweep` leaves them alone."""
    try:
        if path.stat().st_size != size:
            return False
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def sweep(root: Path, *, before: float, keeps: Callable[[str], Collection[str]]) -> int:
    """Removes what a kill left behind and nobody touched since `before` (a time.time()): drafts, and bytes that never
    got a row. `keeps`: first two letters → the checksums that have one. How many files.
    """
    gone = 0
    for folder in sorted(root.glob("[0-9a-f][0-9a-f]")):
        old = [path for path in folder.iterdir() if path.is_file() and path.stat().st_mtime < before]
        kept = keeps(folder.name) if old else ()
        gone += sum(_swept(path, before) for path in old if path.name not in kept)
    return gone


def _swept(path: Path, before: float) -> bool:
    """Aside first: who stores the same bytes at this moment has made them new before, or writes them anew after."""
    if path.name.startswith(DRAFT):
        path.unlink(missing_ok=True)
        return True
    aside = path.with_name(f"{DRAFT}{path.name}")
    os.replace(path, aside)
    if aside.stat().st_mtime >= before:
        os.replace(aside, path)
        return False
    aside.unlink()
    return True


def sync_folder(path: Path) -> None:
    """Makes the names in a folder survive a power cut; Windows cannot and does not need to."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
