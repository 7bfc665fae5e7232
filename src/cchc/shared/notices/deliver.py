"""Out of the outbox: each row once, whatever dies on the way.

A row is claimed (made → sending) with a lease; `attempts` tells the claims apart, so that a sender whose lease ran
out changes nothing any more. What happens when the process is killed:

- before the claim: the row is still `made`; the next run takes it;
- after it, before the text is handed over: nothing can have gone out; the lease runs out, the next run takes it;
- after `handed_at`, before the mark `sent`: for mail nobody can know whether the server took it. It is sent again
  under the same Message-ID, by which mail servers and programs know a second copy. So mail is at-least-once within
  these milliseconds and exactly once outside them; in the app it is exactly once, since text and mark are one write.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from cchc.shared.notices.channels import Channel, Content, Problem, Refused
from cchc.shared.notices.models import Message

LEASE = timedelta(minutes=5)  # longer than all answers of a mail server that may be waited for
AGAIN = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
Compose = Callable[[Message], Content | None]
OPEN = (Message.State.MADE, Message.State.SENDING)


class Lost(Exception):
    """The lease ran out and somebody else has the row."""


@dataclass(slots=True)
class Delivered:
    """How many went out, were no longer needed, wait for another try, or never will; and are kept for want of a server."""

    sent: int = 0
    dropped: int = 0
    later: int = 0
    failed: int = 0
    kept: int = 0
    problems: list[str] = field(default_factory=list)


def deliver(*, now: datetime, compose: Compose, channels: Mapping[str, Channel]) -> Delivered:
    """Sends everything whose hour has come. `compose` is asked at that moment what may be told; None: nothing."""
    done = Delivered()
    try:
        for pk, channel in _waiting(now):
            if not channels[channel].is_ready:
                done.kept += 1
                continue
            message = claim(pk, now)
            if message is not None:
                _one(message, channels[channel], compose, done)
    finally:
        for each in channels.values():
            each.close()
    return done


def _waiting(now: datetime) -> list[tuple[int, str]]:
    ready = Message.objects.filter(_free(now), not_before__lte=now)
    return list(ready.order_by("not_before", "pk").values_list("pk", "channel"))


def _free(now: datetime) -> Q:
    return Q(state=Message.State.MADE) | Q(state=Message.State.SENDING, leased_until__lt=now)


def claim(pk: int, now: datetime) -> Message | None:
    """Takes a row for this sender; None where another one was quicker."""
    taken = Message.objects.filter(_free(now), pk=pk).update(
        state=Message.State.SENDING, leased_until=now + LEASE, attempts=F("attempts") + 1
    )
    return Message.objects.select_related("person").get(pk=pk) if taken else None


def _one(message: Message, channel: Channel, compose: Compose, done: Delivered) -> None:
    """One row, whatever happens to it; only what the database says is believed afterwards."""
    try:
        content = compose(message) if channel.reaches(message.person) else None
        if content is None:
            _mark(message, state=Message.State.DROPPED)
            done.dropped += 1
            return
        channel.send(message, content, handing=lambda: _mark(message, handed_at=timezone.now()))
        _sent(message, content)
        done.sent += 1
    except Lost:
        done.later += 1
    except Problem as error:
        _later(message, str(error), done)
    except Refused as error:
        _mark(message, state=Message.State.FAILED, problem=str(error))
        done.failed += 1
        done.problems.append(str(error))
    except Exception as error:  # one person's digest must not keep everybody else's from going out
        logging.getLogger(__name__).exception("message %s", message.pk)
        _later(message, type(error).__name__, done)


def _sent(message: Message, content: Content) -> None:
    told = {}
    if message.channel == Message.Channel.APP:
        told = {"subject": content.subject[:300], "lines": [line.to_json() for line in content.lines]}
    at = timezone.now()
    with transaction.atomic():
        _mark(message, state=Message.State.SENT, sent_at=at, problem="", **told)
        if content.along:
            held = Message.objects.filter(
                person=message.person_id, channel=message.channel, key__in=content.along
            )
            held.filter(state=Message.State.HELD).update(state=Message.State.SENT, sent_at=at)


def _later(message: Message, problem: str, done: Delivered) -> None:
    """Another try, further away each time; after the last one nobody tries any more, and news waits for a digest."""
    done.problems.append(problem)
    if message.attempts > len(AGAIN) and message.key:
        _mark(message, state=Message.State.HELD, problem=problem)
        done.later += 1
        return
    if message.attempts > len(AGAIN):
        _mark(message, state=Message.State.FAILED, problem=problem)
        done.failed += 1
        return
    wait = AGAIN[message.attempts - 1]
    _mark(message, state=Message.State.MADE, not_before=timezone.now() + wait, problem=problem)
    done.later += 1


def _mark(message: Message, **columns: object) -> None:
    """Writes on the row while this sender holds it. Lost where it does not any more."""
    held = Message.objects.filter(pk=message.pk, state=Message.State.SENDING, attempts=message.attempts)
    if not held.update(**columns):
        raise Lost
