"""What one person is told on one day, asked when it is sent: only what their scope lets them see then.

A digest lists what is open. What has happened is told once: in the app at once, by letter at once or with the next
digest, whose letter takes along what was held for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cchc.shared.accounts import scope
from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.notices.actions import drop_held
from cchc.shared.notices.channels import Content, Line
from cchc.shared.notices.models import Message, Preference
from cchc.shared.notices.queries import held_for, news_shown, preference_of
from cchc.shared.notices.wording import GROUPS
from cchc.steps.work.queries.due import dues
from cchc.steps.work.queries.due_lines import Due, Group
from cchc.web.site.reminders.news import SHOWN, Part, news_parts, seen_of
from cchc.web.site.reminders.when import WEEK, reminds, weekly

TOLD_AT_ONCE = ("returned",)


@dataclass(frozen=True, slots=True)
class Digest:
    """All that is to be told, whether or not today is a day to tell it."""

    groups: tuple[Group, ...]
    before: tuple[int, ...]

    def reminds(self, *, since: date, today: date) -> bool:
        """Whether anything in it is a reason to write today."""
        return any(_calls(group, since, today, self.before) for group in self.groups)


def digest(person: User, preference: Preference, today: date) -> Digest:
    """What each step says is due for this person."""
    before = tuple(preference.before)
    until = today + timedelta(days=max(before, default=0))
    return Digest(tuple(dues(person, today, until=until, limit=SHOWN)), before)


def _calls(group: Group, since: date, today: date, before: tuple[int, ...]) -> bool:
    if group.has_due_days:
        return any(reminds(day, since=since, today=today, before=before) for day in group.days)
    # Something that happened on a day is told from the next morning on, then once a week; what was news then, after
    # a week.
    first = timedelta(days=WEEK if group.key in TOLD_AT_ONCE else 1)
    return any(weekly(day + first, since=since, today=today) for day in group.days)


def compose(message: Message) -> Content | None:
    """What this message says now; None where nothing is left to say, or its day is over."""
    today = scope.today()
    preference = preference_of(message.person)
    if not message.person.is_active or preference.way == Preference.Way.OFF:
        return None
    with override(settings.LANGUAGE_CODE):
        if message.key:
            return _of_news(message, preference, today)
        # A digest tells of its own day; one that is late by a day has been overtaken by the next one.
        return _of_day(message, preference) if message.day >= today else None


def _of_day(message: Message, preference: Preference) -> Content | None:
    """A digest; where nothing is left to say, what was held for it has nothing to say either."""
    groups = digest(message.person, preference, message.day).groups
    parts: list[Part] = [
        (one.key, one.total, tuple(_line(one.key, due) for due in one.first)) for one in groups
    ]
    held = held_for(message.person) if message.channel == Message.Channel.MAIL else []
    parts = [*news_parts(held, parts, message.day), *parts]
    along = tuple(one.key for one in held)
    if not parts:
        drop_held(message.person, along)
        return None
    subject = _("Nhắc việc: %(parts)s") % {"parts": ", ".join(_numbers(parts))}
    return _content(message.person, parts, subject, message.day, along=along)


def _of_news(message: Message, preference: Preference, today: date) -> Content | None:
    """The letter of news, which stands in the app already."""
    shown = news_shown(message)
    lines = seen_of(shown, today) if shown else []
    if not shown or not lines or preference.way != Preference.Way.MAIL:
        return None
    total = len(lines) + (shown.total - len(shown.lines) if len(lines) == len(shown.lines) else 0)
    parts: list[Part] = [(lines[0].group, total, tuple(lines))]
    return _content(message.person, parts, ", ".join(_numbers(parts)), today, is_news=True)


def _content(
    person: User,
    parts: Sequence[Part],
    subject: str,
    today: date,
    *,
    along: tuple[str, ...] = (),
    is_news: bool = False,
) -> Content:
    lines = tuple(line for _key, _total, those in parts for line in those)
    context = {
        "person": person,
        "subject": subject,
        "today": today,
        "is_news": is_news,
        "groups": [(GROUPS[key], total, those, total - len(those)) for key, total, those in parts],
        "address": settings.ADDRESS,
        "home": reverse("home"),
        "choices": reverse("notices:preference"),
    }
    return Content(
        subject=subject,
        lines=lines,
        text=render_to_string("site/mail/digest.txt", context),
        html=render_to_string("site/mail/digest.html", context),
        along=along,
    )


def _line(group: str, due: Due) -> Line:
    return Line(
        group=group,
        words=due.words,
        url=due.url,
        agency_code=due.agency_code,
        permission=Permission(due.permission).value,
        agency=due.agency,
        due_on=due.due_on,
    )


def _numbers(parts: Sequence[Part]) -> list[str]:
    """The numbers that matter, the most pressing first."""
    said = {
        "given": lambda n: ngettext("%(n)d việc mới giao", "%(n)d việc mới giao", n),
        "answered": lambda n: ngettext(
            "%(n)d đề nghị gia hạn đã được trả lời", "%(n)d đề nghị gia hạn đã được trả lời", n
        ),
        "plan_returned": lambda n: ngettext(
            "%(n)d kế hoạch cơ quan bị trả lại", "%(n)d kế hoạch cơ quan bị trả lại", n
        ),
        "owing": lambda n: ngettext(
            "%(n)d cơ quan chưa trình kế hoạch", "%(n)d cơ quan chưa trình kế hoạch", n
        ),
        "returned": lambda n: ngettext("%(n)d việc bị trả lại", "%(n)d việc bị trả lại", n),
        "late": lambda n: ngettext("%(n)d việc quá hạn", "%(n)d việc quá hạn", n),
        "today": lambda n: ngettext("%(n)d việc đến hạn hôm nay", "%(n)d việc đến hạn hôm nay", n),
        "soon": lambda n: ngettext("%(n)d việc sắp đến hạn", "%(n)d việc sắp đến hạn", n),
        "confirm": lambda n: ngettext("%(n)d việc chờ xác nhận", "%(n)d việc chờ xác nhận", n),
        "extension": lambda n: ngettext("%(n)d đề nghị gia hạn", "%(n)d đề nghị gia hạn", n),
        "plan": lambda n: ngettext(
            "%(n)d kế hoạch cơ quan chưa trình", "%(n)d kế hoạch cơ quan chưa trình", n
        ),
        "review": lambda n: ngettext(
            "%(n)d kế hoạch cơ quan chờ duyệt", "%(n)d kế hoạch cơ quan chờ duyệt", n
        ),
    }
    return [said[key](total) % {"n": total} for key, total, _lines in parts]
