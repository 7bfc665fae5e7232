"""`cchc serve` with data of its own, for whoever needs the real thing: journeys, screenshots, figures."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = (sys.executable, "-c", "from cchc.web.cli import main; main()")


def environment(home: Path) -> dict[str, str]:
    """The environment of an installation whose data lie in `home`, on SQLite."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CCHC_")}
    kept.pop("DATABASE_URL", None)
    return {**kept, "CCHC_HOME": str(home)}


def run(home: Path, *commands: list[str]) -> None:
    """Commands of `cchc`, one after the other; CalledProcessError when one fails."""
    for command in commands:
        subprocess.run([*PROGRAM, *command], env=environment(home), check=True, capture_output=True)


@contextmanager
def served(home: Path, *more: str) -> Iterator[str]:
    """The address of a server on a free port, until the block ends. `more`: further arguments of `cchc serve`."""
    port = free_port()
    command = [*PROGRAM, "serve", "--port", str(port), *more]
    server = subprocess.Popen(command, env=environment(home), stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, seconds: float = 40) -> None:
    """Until the server answers; RuntimeError when it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  (our own server)
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
    raise RuntimeError(f"the server did not answer within {seconds} s: {address}")
