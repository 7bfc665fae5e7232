"""Reads: what somebody was told and has not read, how somebody wants to be told, what waits in the outbox."""

from dataclasses import dataclass
from datetime import date

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
    """One day's digest as its reader may see it today: lines about agencies that are out of scope are left out."""

    pk: int
    day: date
    subject: str
    lines: tuple[Line, ...]
    is_new: bool
    hidden: int

    @property
    def groups(self) -> list[tuple[str, str | Promise, list[Line]]]:
        return grouped(self.lines)


def told(person: User) -> QuerySet[Message]:
    """Digests that were shown in the app, newest first."""
    return Message.objects.filter(person=person, channel=Message.Channel.APP, state=Message.State.SENT)


def unread(person: User) -> int:
    return told(person).filter(read_at__isnull=True).count()


def as_notice(message: Message, scope: Scope) -> Notice:
    lines = [Line.from_json(line) for line in message.lines]
    seen = tuple(line for line in lines if scope.may(Permission(line.permission), line.agency_code))
    new = message.read_at is None
    # The subject counts what stood there then; where something is out of scope now, it tells too much.
    subject = message.subject if len(seen) == len(lines) else ""
    return Notice(message.pk, message.day, subject, seen, new, len(lines) - len(seen))


def preference_of(person: User) -> Preference:
    """What was chosen, or the defaults as a row that is not saved."""
    return Preference.objects.filter(user=person).first() or Preference(user=person)


def preferences() -> dict[int, Preference]:
    """What people chose, by the id of the person; who is not there has the defaults."""
    return {one.user_id: one for one in Preference.objects.all()}


def last_sent(channel: str) -> dict[int, date]:
    """The day of each person's latest digest that went out through a channel, by the id of the person."""
    sent = Message.objects.filter(channel=channel, state=Message.State.SENT).order_by()
    return dict(sent.values("person").annotate(last=Max("day")).values_list("person", "last"))


def waiting_mails() -> int:
    """Letters that are made and not sent yet."""
    return Message.objects.filter(channel=Message.Channel.MAIL, state=Message.State.MADE).count()


def latest_problem() -> str:
    """What the mail server last said against a letter that still waits or was given up; "" where nothing."""
    bad = Message.objects.filter(channel=Message.Channel.MAIL).exclude(problem="")
    return bad.order_by("-made_at", "-pk").values_list("problem", flat=True).first() or ""


def link_of(person: User) -> CalendarLink | None:
    return CalendarLink.objects.filter(user=person).first()
