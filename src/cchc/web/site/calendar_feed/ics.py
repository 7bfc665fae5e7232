"""Due dates as iCalendar (RFC 5545): whole days, one entry a job, the same UID for ever.

A whole day has no time zone, so the feed needs none. What is taken back stays in it for a while as cancelled: programs
that keep what they once read take it out. No alarms: reminders come in the app and by mail, as the person chose.
Nobody is named in it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vText

from cchc import __version__
from cchc.steps.work.queries.dated import Dated

AGAIN = timedelta(hours=6)  # how often a program should look
FORBIDDEN = {code: None for code in (*range(0x20), 0x7F) if code not in (0x09, 0x0A)}  # RFC 5545 §3.1


def calendar(dates: Iterable[Dated], *, now: datetime, address: str, name: str) -> bytes:
    """The whole feed. `address` is the site's, without a slash at its end."""
    feed = Calendar()
    feed.add("prodid", f"-//CCHC//{__version__}//VI")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add(
        "x-wr-calname", vText(clean(name))
    )  # a name that the package does not know: not escaped by itself
    feed.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", AGAIN)
    host = address.split("://", 1)[-1].split("/", 1)[0]
    for one in dates:
        feed.add_component(_event(one, now, address, host))
    return bytes(feed.to_ical())


def _event(one: Dated, now: datetime, address: str, host: str) -> Event:
    event = Event()
    event.add("uid", f"job-{one.job}@{host}")
    event.add("dtstamp", now)
    event.add("sequence", one.changes)
    event.add("status", "CANCELLED" if one.is_off else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("dtstart", one.due_on)
    event.add("dtend", one.due_on + timedelta(days=1))
    event.add("summary", clean(_summary(one)))
    event.add("description", clean(f"{one.agency}\n{one.state}\n{address}{one.url}"))
    event.add("url", f"{address}{one.url}")
    event.add("transp", "TRANSPARENT")  # a due date keeps nobody busy
    return event


def _summary(one: Dated) -> str:
    if one.is_off:
        return _("Không còn: %(words)s") % {"words": one.words}
    if one.is_done:
        return _("Đã xong: %(words)s") % {"words": one.words}
    return _("Hạn: %(words)s") % {"words": one.words}


def clean(text: str) -> str:
    """Without characters that may not stand in a feed, however they came into a plan."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(FORBIDDEN)
