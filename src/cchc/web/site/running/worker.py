"""The worker: reads documents, sends reminders and tidies up in the background; a file it touches shows that it lives."""

import logging
import os
import signal
import threading
import time
from pathlib import Path

from django.conf import settings

BEAT = 5  # seconds between two signs of life
SILENT = 30  # after so many seconds without one it counts as gone


def sign_of_life() -> Path:
    return Path(settings.VAR) / "worker.alive"


def seconds_silent(now: float) -> float | None:
    """How long the last sign of life is ago; None where there never was one."""
    try:
        return max(0.0, now - sign_of_life().stat().st_mtime)
    except FileNotFoundError:
        return None


def work(*, batch: bool = False, parent: int | None = None) -> None:
    """Works until it is told to stop. `batch`: until nothing waits. `parent`: ends when that process does."""
    from django.utils.crypto import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker

    logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
    worker = Worker(
        queue_names=["*"],
        interval=0.5,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    if batch:
        worker.run()
        return
    worker.configure_signals()
    threading.Thread(target=_beat, args=(parent,), daemon=True).start()
    threading.Thread(target=_remind, daemon=True).start()
    threading.Thread(target=_tidy, daemon=True).start()
    worker.run()


def _beat(parent: int | None) -> None:
    while True:
        sign_of_life().touch()
        if parent is not None and os.getppid() != parent:  # the server was killed: go with it
            os.kill(os.getpid(), signal.SIGTERM)
            return
        time.sleep(BEAT)


def _remind() -> None:
    from cchc.web.site.reminders.run import keep_turning

    keep_turning()


def _tidy() -> None:
    from cchc.web.site.running.tidy import keep_tidy

    keep_tidy()
