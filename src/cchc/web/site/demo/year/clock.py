"""Another day, for building the sample year: inside the block the actions write that moment, and "today" is that day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from unittest.mock import patch

from django.utils import timezone


def moment(day: date, minute: int) -> datetime:
    """A minute of a day in Asia/Ho_Chi_Minh."""
    return timezone.make_aware(datetime.combine(day, time(minute // 60 % 24, minute % 60)))


@contextmanager
def on(day: date, minute: int = 9 * 60) -> Iterator[None]:
    """Everything that asks `timezone.now` (actions, scopes, dates of rows) is told this moment."""
    with patch.object(timezone, "now", lambda: moment(day, minute)):
        yield
