"""Who gets a digest at which hour: made once for each hour of a day, into the outbox."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import Scope, scopes
from cchc.shared.notices.actions import forget_before, make_round
from cchc.shared.notices.channels import channels
from cchc.shared.notices.models import Message, Preference, Round
from cchc.shared.notices.queries import last_sent, preferences, with_held
from cchc.steps.work.queries.due import agencies_waiting, anything_to_decide
from cchc.web.site.reminders import when
from cchc.web.site.reminders.digest import digest
from cchc.web.site.reminders.quiet import is_quiet, is_quiet_for

KEPT = timedelta(days=400)
DECIDES = Permission.WORK_CONFIRM


def make_rounds(day: date, *, until_hour: int, now: datetime) -> int:
    """Makes what the hours of `day` up to `until_hour` still owe; how many messages. Nothing on a quiet day."""
    if is_quiet(day):
        return 0
    done = Round.objects.filter(day=day).order_by("-hour").values_list("hour", flat=True).first()
    if done is not None and done >= until_hour:
        return 0
    # One round makes up for the hours before it: who has a digest of the day already gets no second one.
    made = make_round(
        day, until_hour, list(_due(day, until_hour)), now=now, not_before=min(now, _at(day, until_hour))
    )
    if made:
        forget_before(day - KEPT)
    return made


def _due(day: date, hour: int) -> Iterator[tuple[User, str]]:
    """Person and channel of every digest that is to be made."""
    chosen, held = preferences(), scopes(day)
    last = {channel: last_sent(channel) for channel in channels()}
    held_news = with_held()
    waiting, deciding = agencies_waiting(day), anything_to_decide(day)
    told = set(Message.objects.filter(day=day, key="").values_list("person", "channel"))
    for person in User.objects.filter(is_active=True).iterator():
        preference = chosen.get(person.pk) or Preference(user=person)
        scope = held.get(person.pk)
        if scope is None or preference.hour > hour or is_quiet_for(preference, day):
            continue
        news = person.pk in held_news
        if not news and not _concerned(scope, waiting, deciding):
            continue
        ways = [way for way in _ways(person, preference) if (person.pk, way) not in told]
        found = digest(person, preference, day) if ways else None
        for way in ways:
            since = when.since(last[way].get(person.pk), day)
            with_news = news and way == Message.Channel.MAIL
            if with_news or (found and found.reminds(since=since, today=day)):
                yield person, way


def _concerned(scope: Scope, waiting: frozenset[str], deciding: bool) -> bool:
    """Whether it is worth asking for this person's digest: cheap, and never wrong in saying no."""
    return bool(scope.own & waiting) or (deciding and scope.may_somewhere(DECIDES))


def _ways(person: User, preference: Preference) -> list[str]:
    wanted = [Message.Channel.APP]
    if preference.way == Preference.Way.MAIL:
        wanted.append(Message.Channel.MAIL)
    there = channels()
    return [way for way in wanted if there[way].reaches(person)]


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
