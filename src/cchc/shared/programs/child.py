"""Run as a module in a child process: reads one document from standard input (see sandbox.py)."""

import pickle
import signal
import sys
from contextlib import suppress
from typing import Any, BinaryIO

from cchc.pure.reading.errors import ReadingError


def main() -> None:
    """Takes (data, name, memory_bytes); tells ("progress", …), then one of ("done" | "refused" | "memory", …)."""
    signal.signal(signal.SIGTERM, _stop)
    out = sys.stdout.buffer
    data, name, memory_bytes = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    _limit_memory(memory_bytes)
    try:
        answer: tuple[Any, ...] = ("done", _read(data, name, out))
    except ReadingError as error:
        answer = ("refused", error.code, error.template, error.params)
    except MemoryError:
        answer = ("memory",)
    _tell(out, answer)


def _read(data: bytes, name: str, out: BinaryIO) -> Any:
    from cchc.pure.reading.context import Context
    from cchc.pure.reading.read import read
    from cchc.pure.writing.reread import reread
    from cchc.shared.programs import Programs

    context = Context(tools=Programs(), progress=lambda step, share: _tell(out, ("progress", step, share)))
    return reread(data, read(data, name, context))


def _tell(out: BinaryIO, message: tuple[Any, ...]) -> None:
    pickle.dump(message, out)
    out.flush()


def _limit_memory(most: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not on Windows
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)  # programs may have more: launch.py sets their own
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _stop(*_: object) -> None:
    from cchc.shared.programs.run import stop_all

    stop_all()
    sys.exit(1)


if __name__ == "__main__":
    main()
