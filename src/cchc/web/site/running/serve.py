"""The web server with its worker beside it: one command, one terminal, one Ctrl+C."""

import os
import socket
import subprocess
import sys
import threading
import time


class PortTaken(Exception):
    """Another program listens there."""


def run(host: str, port: int, workers: int, *, with_worker: bool) -> None:
    """Serves until it is told to stop."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    _check_port(host, port)
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep_worker, args=(stopping,))
    if with_worker:
        keeper.start()
    print(f"CCHC: http://{host}:{port}/", flush=True)
    try:
        Granian(
            "cchc.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=4,
            backpressure=64,
            log_level=LogLevels.error,
        ).serve()
    finally:
        stopping.set()
        if with_worker:
            keeper.join()


def _check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken from error


def _keep_worker(stopping: threading.Event) -> None:
    """Starts the worker, and again when it ends by itself; ends it when the server stops."""
    command = [
        sys.executable,
        "-c",
        "from cchc.web.cli import main; main()",
        "worker",
        "--parent",
        str(os.getpid()),
    ]
    while not stopping.is_set():
        worker = subprocess.Popen(command, start_new_session=True)  # noqa: S603
        while worker.poll() is None and not stopping.wait(0.5):
            pass
        if worker.poll() is None:
            _end(worker)
        elif not stopping.is_set():
            time.sleep(2)  # it died: not in a tight circle


def _end(worker: "subprocess.Popen[bytes]") -> None:
    """Lets it finish what it is at, but not for long: a document half read is read again later."""
    worker.terminate()
    try:
        worker.wait(timeout=10)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
