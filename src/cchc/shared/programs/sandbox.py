"""Reading a document in a child process: whatever happens there, here it is a Reading or a ReadingError."""

import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import cchc
from cchc.pure.reading.errors import ReadingError
from cchc.pure.reading.read import Reading
from cchc.shared.programs.run import stop_group

TIMEOUT_SECONDS = 900.0
MEMORY_BYTES = 3 * 2**30
_GRACE = 2.0  # seconds for the child to stop the programs that it has started
_BEAT = 5.0  # seconds
_EXIT = ("exit",)


def _unheard(step: str, share: float) -> None:
    """Nobody listens."""


def read_safely(
    data: bytes,
    name: str,
    *,
    timeout_seconds: float = TIMEOUT_SECONDS,
    memory_bytes: int = MEMORY_BYTES,
    progress: Callable[[str, float], None] = _unheard,
) -> Reading:
    """`cchc.pure.reading.read.read` in a process of its own, bounded in time and memory.

    Raises ReadingError, also for a crash, a hang or a lack of memory, and whatever `progress` raises.
    While the child is silent, `progress` is told every few seconds again what it was told last: a sign of life.
    """
    child = _start()
    try:
        feeder = threading.Thread(target=_feed, args=(child.stdin, (data, name, memory_bytes)), daemon=True)
        feeder.start()
        return _listen(child, time.monotonic() + timeout_seconds, timeout_seconds, progress)
    finally:
        _stop(child)


def _start() -> subprocess.Popen[bytes]:
    package = str(Path(cchc.__file__).parent.parent)
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    return subprocess.Popen(
        [sys.executable, "-m", "cchc.shared.programs.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **threads, "PYTHONPATH": path},
        start_new_session=True,
    )


def _feed(pipe: IO[bytes], message: tuple[Any, ...]) -> None:
    with suppress(OSError):  # the child is gone: _listen says so
        pickle.dump(message, pipe)
        pipe.close()


def _listen(
    child: subprocess.Popen[bytes], until: float, seconds: float, progress: Callable[[str, float], None]
) -> Reading:
    messages: queue.Queue[tuple[Any, ...]] = queue.Queue()
    threading.Thread(target=_receive, args=(child.stdout, messages), daemon=True).start()
    said: tuple[Any, ...] = ("open", 0.0)
    while True:
        try:
            kind, *rest = messages.get(timeout=max(0.0, min(_BEAT, until - time.monotonic())))
        except queue.Empty:
            if time.monotonic() >= until:
                raise _too_slow(seconds) from None
            progress(*said)
            continue
        if kind == "progress":
            said = tuple(rest)
            progress(*said)
        elif kind == "done":
            reading: Reading = rest[0]
            return reading
        elif kind == "refused":
            code, template, params = rest
            raise ReadingError(code, template, **params)
        else:
            raise _too_much_memory() if kind == "memory" else _crashed()


def _receive(pipe: IO[bytes], messages: "queue.Queue[tuple[Any, ...]]") -> None:
    with suppress(Exception):  # a message cut short by a crash
        while True:
            messages.put(pickle.load(pipe))  # noqa: S301 - from our own child
    messages.put(_EXIT)


def _stop(child: subprocess.Popen[bytes]) -> None:
    """Asks the child to stop what it has started, then ends it and its group."""
    if child.poll() is None:
        child.terminate()
        with suppress(subprocess.TimeoutExpired):
            child.wait(_GRACE)
    stop_group(child.pid)
    child.wait()
    for pipe in (child.stdin, child.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()


def _too_slow(seconds: float) -> ReadingError:
    return ReadingError(
        "too-slow",
        "Đọc tệp quá %(seconds)d giây mà chưa xong nên đã dừng; hãy tách tệp thành các phần nhỏ hơn rồi thử lại.",
        seconds=round(seconds),
    )


def _too_much_memory() -> ReadingError:
    return ReadingError(
        "too-much-memory",
        "Đọc tệp cần nhiều bộ nhớ hơn mức cho phép nên đã dừng; hãy tách tệp thành các phần nhỏ hơn rồi thử lại.",
    )


def _crashed() -> ReadingError:
    return ReadingError(
        "crashed",
        "Chương trình đọc tệp dừng đột ngột, có thể do tệp bị hỏng; hãy mở tệp, lưu lại thành bản mới rồi thử lại.",
    )
