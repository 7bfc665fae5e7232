"""One turn of the scheduler: make what the hour owes, send what waits, news too. The worker takes one every half minute."""

import logging
import threading
import time
from datetime import date, datetime

from django.db import close_old_connections
from django.utils import timezone

from cchc.shared.notices.channels import channels
from cchc.shared.notices.deliver import Delivered, deliver
from cchc.web.site.reminders.digest import compose
from cchc.web.site.reminders.news import hold_back
from cchc.web.site.reminders.rounds import make_rounds

TURN = 30  # seconds between two turns
LAST_HOUR = 23


def turn(*, now: datetime, day: date | None = None) -> tuple[int, Delivered]:
    """How many digests were made, and what was sent. `day`: make that day's whole, whatever the hour."""
    here = timezone.localtime(now)
    until = here.hour if day is None else LAST_HOUR
    made = make_rounds(day or here.date(), until_hour=until, now=now)
    hold_back(now)
    return made, deliver(now=now, compose=compose, channels=channels())


def keep_turning(stopping: threading.Event | None = None) -> None:
    """For the worker's thread. A turn that fails is told and tried again with the next one."""
    while not (stopping and stopping.is_set()):
        try:
            close_old_connections()
            turn(now=timezone.now())
        except Exception:
            logging.getLogger(__name__).exception("reminders")
        finally:
            close_old_connections()
        time.sleep(TURN)
