"""Reads: what somebody was told and has not read, how somebody wants to be told, what waits in the outbox."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet
from django.utils.functional import Promise

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import Scope
from cchc.shared.notices.channels import Line
from cchc.shared.notices.models import CalendarLink, Message, Preference
from cchc.shared.notices.wording import grouped


@dataclass(frozen=True, slots=True)
class Notice:
    """One day's digest, or news, as its reader may see it today: lines about agencies that are out of scope are left
    out. `more`: how many further ones there are."""

    pk: int
    day: date
    at: datetime | None  # of news
    subject: str
    lines: tuple[Line, ...]
    is_new: bool
    hidden: int
    more: int

    @property
    def groups(self) -> list[tuple[str, str | Promise, list[Line]]]:
        return grouped(self.lines)


def told(person: User) -> QuerySet[Message]:
    """Digests and news that were shown in the app, newest first."""
    shown = Message.objects.filter(person=person, channel=Message.Channel.APP, state=Message.State.SENT)
    return shown.order_by("-sent_at", "-pk")


def unread(person: User) -> int:
    return told(person).filter(read_at__isnull=True).count()


def as_notice(message: Message, scope: Scope) -> Notice:
    lines = [Line.from_json(line) for line in message.lines]
    seen = tuple(line for line in lines if scope.may(Permission(line.permission), line.agency_code))
    new = message.read_at is None
    # The subject counts what stood there then; where something is out of scope now, it tells too much.
    subject = message.subject if len(seen) == len(lines) else ""
    more = message.total - len(lines) if message.key and subject else 0
    at = message.sent_at if message.key else None
    return Notice(message.pk, message.day, at, subject, seen, new, len(lines) - len(seen), more)


def preference_of(person: User) -> Preference:
    """What was chosen, or the defaults as a row that is not saved."""
    return Preference.objects.filter(user=person).first() or Preference(user=person)


def preferences() -> dict[int, Preference]:
    """What people chose, by the id of the person; who is not there has the defaults."""
    return {one.user_id: one for one in Preference.objects.all()}


def last_sent(channel: str) -> dict[int, date]:
    """The day of each person's latest digest that went out through a channel, by the id of the person."""
    sent = Message.objects.filter(channel=channel, state=Message.State.SENT, key="").order_by()
    return dict(sent.values("person").annotate(last=Max("day")).values_list("person", "last"))


def held_for(person: User) -> list[Message]:
    """News whose letters wait for this person's next digest, as it stands in the app; oldest first."""
    held = Message.objects.filter(person=person, channel=Message.Channel.MAIL, state=Message.State.HELD)
    shown = Message.objects.filter(person=person, channel=Message.Channel.APP, key__in=held.values("key"))
    return list(shown.select_related("person").order_by("pk"))


def news_shown(letter: Message) -> Message | None:
    """What a letter of news tells, as it stands in the app."""
    shown = Message.objects.filter(channel=Message.Channel.APP, key=letter.key, person=letter.person_id)
    return shown.select_related("person").first()


def with_held() -> set[int]:
    """The ids of the people for whose next digest news is held."""
    held = Message.objects.filter(state=Message.State.HELD).order_by()
    return set(held.values_list("person", flat=True).distinct())


def waiting_mails() -> int:
    """Letters that are made and not sent yet."""
    return Message.objects.filter(channel=Message.Channel.MAIL, state=Message.State.MADE).count()


def latest_problem() -> str:
    """What the mail server last said against a letter that still waits or was given up; "" where nothing."""
    bad = Message.objects.filter(channel=Message.Channel.MAIL).exclude(problem="")
    return bad.order_by("-made_at", "-pk").values_list("problem", flat=True).first() or ""


def link_of(person: User) -> CalendarLink | None:
    return CalendarLink.objects.filter(user=person).first()
