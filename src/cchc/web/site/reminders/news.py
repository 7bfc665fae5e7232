"""News as letters: at once, or along with the next digest; and in quiet hours never at once."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from cchc.shared.accounts.permissions import Permission
from cchc.shared.accounts.scope import scope_of
from cchc.shared.notices.actions import drop_old, hold
from cchc.shared.notices.channels import Line
from cchc.shared.notices.forms import HOURS
from cchc.shared.notices.models import Message, Preference
from cchc.web.site.reminders.quiet import is_quiet

Part = tuple[str, int, tuple[Line, ...]]  # a group's key, how many there are, the first of them
OLD = timedelta(days=45)  # longer than anybody rests
SHOWN = 10  # lines of each group; the rest is a number and a link


def hold_back(now: datetime) -> int:
    """Letters that were to go out at once and may not now: it is a quiet hour, the person rests, their day is over.

    What no digest has taken along for long (there was no mail server) stands in the app, and is no news any more.
    """
    here = timezone.localtime(now)
    drop_old(here.date() - OLD)
    if here.hour not in HOURS or is_quiet(here.date()):
        return hold(Q())
    resting = Preference.objects.filter(rest_from__lte=here.date(), rest_to__gte=here.date())
    return hold(Q(day__lt=here.date()) | Q(person__in=resting.values("user")))


def news_parts(held: Sequence[Message], open_: Iterable[Part], today: date) -> list[Part]:
    """What was held, joined by its kind. What the digest lists as open anyway ("returned") it does not say twice."""
    listed = {key for key, _total, _lines in open_} | {"returned"}
    joined: dict[str, tuple[int, list[Line]]] = {}
    for message in held:
        lines = seen_of(message, today)
        if lines and lines[0].group not in listed:
            total, those = joined.get(lines[0].group, (0, []))
            joined[lines[0].group] = (total + len(lines) + _more(message), [*those, *lines])
    return [(key, total, tuple(those[:SHOWN])) for key, (total, those) in joined.items()]


def seen_of(message: Message, today: date) -> list[Line]:
    """The lines of a piece of news that its reader may see on a day."""
    scope = scope_of(message.person, today)
    lines = [Line.from_json(line) for line in message.lines]
    return [line for line in lines if scope.may(Permission(line.permission), line.agency_code)]


def _more(message: Message) -> int:
    return message.total - len(message.lines)
