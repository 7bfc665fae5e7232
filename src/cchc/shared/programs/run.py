"""One run of a helper program, bounded in time, memory and what it writes."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LAUNCH = Path(__file__).with_name("launch.py")
_FILE_BYTES = 2**30
_NOWHERE = "http://127.0.0.1:9"  # a proxy that answers nobody, where the network cannot be left
_running: set[int] = set()
_lock = threading.Lock()


class TookTooLong(Exception):
    """The program was stopped after its time."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Seconds by the clock (and of the processor), bytes of memory."""

    seconds: int
    memory_bytes: int


def run(arguments: list[str], *, given: bytes = b"", folder: Path, limit: Limit) -> tuple[int, bytes, bytes]:
    """Exit status, output, complaints. The program and all that it started are gone afterwards.

    `folder` is its home, its place for temporary files and where it runs. Raises TookTooLong, OSError.
    """
    numbers = [str(number) for number in (limit.seconds * 2, limit.memory_bytes, _FILE_BYTES)]
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", "-S", str(_LAUNCH), *numbers, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    )
    with _lock:
        _running.add(process.pid)
    try:
        out, complaints = process.communicate(given, timeout=limit.seconds)
    except subprocess.TimeoutExpired as error:
        raise TookTooLong from error
    finally:
        with _lock:
            _running.discard(process.pid)
        stop_group(process.pid)
        process.wait()
        _close(process)
    return process.returncode, out, complaints


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout, process.stderr):
        with suppress(OSError):
            if pipe:
                pipe.close()


def stop_all() -> None:
    """Stops every program that this process has started and that still runs."""
    for pid in list(_running):
        stop_group(pid)


def stop_group(pid: int) -> None:
    """Kills a process that was started in a session of its own, and all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(pid, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGTERM)


def _environment(folder: Path) -> dict[str, str]:
    """Little of our own environment: no keys, no addresses of databases."""
    kept = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TESSDATA_PREFIX") if name in os.environ
    }
    home = str(folder)
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), _NOWHERE)
    return {**kept, **proxies, "HOME": home, "TMPDIR": home, "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}
