"""The same act sent twice (a double click, a page gone back to): the second time says what the first one did."""

import hashlib
import json
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cchc.shared.accounts.models import User
from cchc.shared.records.models import Event

# How long a bulk act can be taken back, and a repeat of it is understood as one.
UNDO = timedelta(minutes=60)


def once(kind: str, *said: Any) -> str:
    """What an event keeps to know its act by: 32 hex digits of everything that was said."""
    text = json.dumps([kind, *said], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def earlier(kind: str, key: str, *, by: User) -> Event | None:
    """The event of the same act by the same person a short while ago; call it once everything is locked."""
    recent = Event.objects.filter(kind=kind, by=by.username, at__gt=timezone.now() - UNDO)
    return recent.filter(data__once=key).first()
