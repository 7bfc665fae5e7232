"""One tool on some files, in this process alone: prints seconds for each run and the peak memory as JSON.

python -m bench.worker TOOL RUNS FILE...
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

Convert = Callable[[Path], object]


def cchc() -> Convert:
    from cchc.pure.reading.read import read

    return lambda path: read(path.read_bytes(), path.name)


def blocks() -> Convert:
    """Only what the converters do: the file's paragraphs and tables, not yet a plan."""
    from cchc.pure.reading.formats import read_blocks

    return lambda path: read_blocks(path.read_bytes(), path.name)


def markitdown() -> Convert:
    from markitdown import MarkItDown  # type: ignore[import-not-found]

    converter = MarkItDown()
    return lambda path: converter.convert(str(path)).text_content


def kreuzberg() -> Convert:
    from kreuzberg import extract_file_sync  # type: ignore[import-not-found]

    return lambda path: extract_file_sync(str(path)).content


def docling() -> Convert:
    from docling.document_converter import DocumentConverter  # type: ignore[import-not-found]

    converter = DocumentConverter()
    return lambda path: converter.convert(str(path)).document.export_to_markdown()


TOOLS: dict[str, Callable[[], Convert]] = {
    "cchc": cchc,
    "blocks": blocks,
    "markitdown": markitdown,
    "kreuzberg": kreuzberg,
    "docling": docling,
}


def main(tool: str, runs: str, *names: str) -> None:
    """Warms up on the first file, then reads all of them `runs` times."""
    convert = TOOLS[tool]()
    paths = [Path(name) for name in names]
    if int(runs) > 1 or len(paths) > 1:
        convert(paths[0])
    seconds = []
    for _ in range(int(runs)):
        start = time.perf_counter()
        for path in paths:
            convert(path)
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"seconds": sorted(seconds)[len(seconds) // 2], "peak_bytes": peak()}))


def peak() -> int:
    """Bytes this program ever held. On Linux getrusage also counts the program that started this one."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) * 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
