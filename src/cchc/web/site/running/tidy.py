"""What a kill left in the folder of documents goes after a day; the worker looks four times a day."""

import logging
import time
from datetime import datetime, timedelta

from django.db import close_old_connections
from django.utils import timezone

from cchc.shared.records.actions import forget_leftovers

OLD = timedelta(days=1)  # an upload takes minutes
AGAIN = 6 * 3600  # seconds


def tidy(*, now: datetime) -> int:
    """How many files went."""
    return forget_leftovers(before=now - OLD)


def keep_tidy() -> None:
    """For the worker's thread. A turn that fails is told and tried again with the next one."""
    while True:
        try:
            close_old_connections()
            tidy(now=timezone.now())
        except Exception:
            logging.getLogger(__name__).exception("tidy")
        finally:
            close_old_connections()
        time.sleep(AGAIN)
