"""Reading the files of one call: a few one after another, many on all cores, in the order they were given."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from cchc.pure.reading.context import Context
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.read import Reading
from cchc.pure.reading.read import read as read_document
from cchc.pure.reading.sniff import XLSX
from cchc.web.cli.language import tr

Answer = Reading | str  # or the sentence that says why it could not be read
MANY = 8  # files from which it pays to start processes


def read_many(paths: Sequence[Path]) -> Iterator[tuple[Path, Answer]]:
    """Each path with its reading, or with the reason why there is none."""
    workers = min(os.cpu_count() or 1, len(paths))
    if len(paths) < MANY or workers == 1:
        yield from ((path, read_one(path)) for path in paths)
        return
    done = 0
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            for path, answer in zip(paths, pool.map(read_one, paths), strict=True):
                done += 1
                yield path, answer
    except BrokenProcessPool:  # a file that kills whoever reads it: each of the rest gets a child of its own
        yield from ((path, _explained(path, _read_in_a_child)) for path in paths[done:])


def read_one(path: Path) -> Answer:
    """Reads a file in this process."""
    return _explained(path, _read_here)


def _explained(path: Path, read: Callable[[bytes, str], Reading]) -> Answer:
    try:
        data = path.read_bytes()
        return _as_edited(data, read(data, path.name))
    except ReadingError as error:
        return tr(error.template, **error.params)
    except FileNotFoundError:
        return tr("Không có tệp này; hãy kiểm tra lại đường dẫn.")
    except IsADirectoryError:
        return tr("Đây là thư mục; hãy chỉ ra từng tệp văn bản.")
    except PermissionError:
        return tr("Không có quyền mở tệp này.")


def _read_here(data: bytes, name: str) -> Reading:
    from cchc.shared.programs import Programs

    return read_document(data, name, Context(tools=Programs()))


def _read_in_a_child(data: bytes, name: str) -> Reading:
    from cchc.shared.programs.sandbox import read_safely

    return read_safely(data, name)


def _as_edited(data: bytes, reading: Reading) -> Reading:
    """A workbook that `--xlsx` wrote comes back as the plan that its rows hold now."""
    if reading.source.media_type != XLSX:
        return reading
    from cchc.pure.writing.reread import reread

    return reread(data, reading)
