"""What one person is told on one day, asked when it is sent: only what their scope lets them see then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cchc.shared.accounts.models import User
from cchc.shared.accounts.permissions import Permission
from cchc.shared.notices.channels import Content, Line
from cchc.shared.notices.models import Message, Preference
from cchc.shared.notices.queries import preference_of
from cchc.shared.notices.wording import grouped
from cchc.steps.work.queries.due import dues
from cchc.steps.work.queries.due_lines import Due, Group
from cchc.web.site.reminders.when import reminds, weekly

SHOWN = 10  # lines of each group; the rest is a number and a link


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
    # Something that happened on a day is told from the next morning on, then once a week.
    return any(weekly(day + timedelta(days=1), since=since, today=today) for day in group.days)


def compose(message: Message) -> Content | None:
    """What this message says now; None where nothing is left to say, or its day is over."""
    today = _today(message)
    if today is None or not message.person.is_active:
        return None
    preference = preference_of(message.person)
    if preference.way == Preference.Way.OFF:
        return None
    with override(settings.LANGUAGE_CODE):
        found = digest(message.person, preference, today)
        return _content(message.person, found.groups, today) if found.groups else None


def _today(message: Message) -> date | None:
    """A digest tells of its own day; one that is late by a day has been overtaken by the next one."""
    from cchc.shared.accounts.scope import today

    return message.day if message.day >= today() else None


def _content(person: User, groups: Iterable[Group], today: date) -> Content:
    lines = tuple(_line(group.key, due) for group in groups for due in group.first)
    totals = {group.key: group.total for group in groups}
    subject = _subject(totals)
    context = {
        "person": person,
        "subject": subject,
        "today": today,
        "groups": [
            (heading, totals[key], those, totals[key] - len(those)) for key, heading, those in grouped(lines)
        ],
        "address": settings.ADDRESS,
        "home": reverse("home"),
        "choices": reverse("notices:preference"),
    }
    return Content(
        subject=subject,
        lines=lines,
        text=render_to_string("site/mail/digest.txt", context),
        html=render_to_string("site/mail/digest.html", context),
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


def _subject(totals: dict[str, int]) -> str:
    """The numbers that matter, the most pressing first."""
    said = {
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
    parts = [said[key](n) % {"n": n} for key, n in totals.items()]
    return _("Nhắc việc: %(parts)s") % {"parts": ", ".join(parts)}
