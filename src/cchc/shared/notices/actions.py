"""Writes: what a person chooses, that something was read, news, digests to be sent, the secret link of a calendar."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from cchc.shared.accounts.models import User
from cchc.shared.notices.channels.base import Line
from cchc.shared.notices.models import CalendarLink, Message, Preference, Round
from cchc.shared.notices.queries import told
from cchc.shared.records.actions import record_event


@transaction.atomic
def choose(preference: Preference, *, by: User) -> Preference:
    """Keeps how a person wants to be told; only for oneself."""
    chosen = {
        name: getattr(preference, name) for name in ("way", "news", "before", "hour", "rest_from", "rest_to")
    }
    kept, _ = Preference.objects.update_or_create(user=by, defaults=chosen)
    record_event("notices.chosen", kept, by=by, way=kept.way)
    return kept


def mark_read(*, by: User, pk: int | None = None) -> int:
    """One digest of this person, or all of them; how many were new."""
    new = told(by).filter(read_at__isnull=True)
    return (new if pk is None else new.filter(pk=pk)).update(read_at=timezone.now())


def make_round(
    day: date, hour: int, messages: Iterable[tuple[User, str]], *, now: datetime, not_before: datetime
) -> int:
    """Puts digests into the outbox, and that this hour is done, in one transaction: all of it or nothing.

    `messages`: person and channel. Who has one of that day already gets no other. How many are new;
    0 too where another process has made this round.
    """
    made = [
        Message(person=person, day=day, channel=channel, made_at=now, not_before=not_before)
        for person, channel in messages
    ]
    try:
        with transaction.atomic():
            Round.objects.create(day=day, hour=hour, made_at=now)
            there = Message.objects.filter(day=day, key="")
            before = there.count()
            Message.objects.bulk_create(made, ignore_conflicts=True, batch_size=500)
            return there.count() - before
    except IntegrityError:
        return 0


@dataclass(frozen=True, slots=True)
class News:
    """Something that has just happened, for one person. `key` is never told twice; `total` counts lines not given too."""

    key: str
    subject: str
    lines: tuple[Line, ...]
    total: int


def tell(news: Mapping[int, News], *, now: datetime) -> None:
    """Tells people (by id): in the app from this transaction on, by mail as each of them chose. Four questions.

    Call it inside the transaction that does what it tells of: either both hold, or neither.
    """
    if not news:
        return
    chosen = {one.user_id: one for one in Preference.objects.filter(user__in=news)}
    people = User.objects.filter(pk__in=news, is_active=True).order_by("pk").values_list("pk", "email")
    made: list[Message] = []
    for pk, email in people:
        made.append(_shown(pk, news[pk], now))
        preference = chosen.get(pk) or Preference()
        if email and preference.way == Preference.Way.MAIL and preference.news != Preference.News.NO:
            made.append(_letter(pk, news[pk], now, at_once=preference.news == Preference.News.NOW))
    Message.objects.bulk_create(made, ignore_conflicts=True, batch_size=500)


def _shown(person: int, news: News, now: datetime) -> Message:
    return Message(
        person_id=person,
        day=timezone.localdate(now),
        channel=Message.Channel.APP,
        key=news.key,
        state=Message.State.SENT,
        made_at=now,
        not_before=now,
        sent_at=now,
        subject=news.subject[:300],
        lines=[line.to_json() for line in news.lines],
        total=news.total,
    )


def _letter(person: int, news: News, now: datetime, *, at_once: bool) -> Message:
    return Message(
        person_id=person,
        day=timezone.localdate(now),
        channel=Message.Channel.MAIL,
        key=news.key,
        state=Message.State.MADE if at_once else Message.State.HELD,
        made_at=now,
        not_before=now,
    )


def hold(letters: Q) -> int:
    """Letters of news that were to go out at once wait for the next digests instead; how many."""
    waiting = Message.objects.filter(letters, channel=Message.Channel.MAIL, state=Message.State.MADE)
    return waiting.exclude(key="").update(state=Message.State.HELD)


def drop_held(person: User, keys: Iterable[str]) -> None:
    """What was held for this person's next digest has nothing left to say."""
    held = Message.objects.filter(person=person, channel=Message.Channel.MAIL, state=Message.State.HELD)
    held.filter(key__in=list(keys)).update(state=Message.State.DROPPED)


def drop_old(day: date) -> int:
    """What was held since before a day is dropped; how many letters."""
    return Message.objects.filter(state=Message.State.HELD, day__lt=day).update(state=Message.State.DROPPED)


def untell(key: str) -> None:
    """What a key told is taken back where nobody has read it and no letter has gone out."""
    news = Message.objects.filter(key=key)
    news.filter(channel=Message.Channel.MAIL, state__in=(Message.State.MADE, Message.State.HELD)).delete()
    news.filter(channel=Message.Channel.APP, read_at=None).delete()


def forget_before(day: date) -> int:
    """Deletes what nobody looks at any more: digests and rounds of days before `day`. How many digests."""
    Round.objects.filter(day__lt=day).delete()
    return Message.objects.filter(day__lt=day).delete()[0]


@transaction.atomic
def make_link(*, by: User) -> str:
    """A new secret for this person's calendar; an earlier one stops working. The secret is never shown again."""
    secret = secrets.token_urlsafe(32)
    link, _ = CalendarLink.objects.update_or_create(
        user=by, defaults={"checksum": checksum(secret), "made_at": timezone.now(), "last_read_on": None}
    )
    record_event("notices.link_made", link, by=by)
    return secret


@transaction.atomic
def revoke_link(*, by: User) -> bool:
    """The secret stops working; whether there was one."""
    link = CalendarLink.objects.filter(user=by).first()
    if link is None:
        return False
    record_event("notices.link_revoked", link, by=by)
    link.delete()
    return True


def owner_of(secret: str, *, on: date) -> User | None:
    """Whose calendar a secret opens; None where it opens nothing. Notes the day, once a day."""
    link = CalendarLink.objects.select_related("user").filter(checksum=checksum(secret)).first()
    if link is None or not link.user.is_active:
        return None
    if link.last_read_on != on:
        CalendarLink.objects.filter(pk=link.pk).update(last_read_on=on)
    return link.user


def checksum(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
