"""All that happened to a job in one line of time: reports, decisions, documents, later days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from cchc.shared.records.actions import label
from cchc.shared.records.models import Event
from cchc.steps.work import events
from cchc.steps.work.models import Evidence, Extension, Job, Progress
from cchc.steps.work.queries.jobs import JobPage
from cchc.steps.work.wording import Standing, day_words, state_badge

COLLIDED = "work.collided"
FROM_TRAIL = ("work.evidence_replaced", "work.evidence_withdrawn", COLLIDED)


@dataclass(frozen=True, slots=True)
class Entry:
    """`details`: (label, text) pairs; `badge` is the state after it, None where the state stayed."""

    at: datetime
    who: str
    what: str
    details: tuple[tuple[str, str], ...] = ()
    badge: Standing | None = None
    percent: int | None = None


def told_of(job: Job) -> list[Event]:
    """What the trail alone knows of a job: documents that went, two people at once. Newest first."""
    return list(Event.objects.filter(object=label(job), kind__in=FROM_TRAIL).order_by("-pk"))


def timeline(page: JobPage, told: Iterable[Event]) -> list[Entry]:
    """Newest first. No query: everything is at hand already."""
    entries = [_progress(one) for one in page.history]
    entries += [entry for one in page.extensions for entry in _extension(one)]
    entries += [_added(one) for one in page.evidence]
    entries += [_from_trail(one) for one in told]
    given = page.job.assignment
    what = _("giao việc cho %(agency)s") % {"agency": given.agency.name}
    entries.append(Entry(given.given_at, given.given_by.full_name, what))
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _added(one: Evidence) -> Entry:
    name = one.number or one.document.name
    return Entry(one.added_at, one.added_by.full_name, _("thêm tài liệu %(name)s") % {"name": name})


def _from_trail(event: Event) -> Entry:
    line = events.line(event)
    return Entry(line.at, line.who, line.what)


def _progress(one: Progress) -> Entry:
    texts = (
        (_("Kết quả"), one.words),
        (_("Ngày hoàn thành"), day_words(one.done_on)),
        (_("Khó khăn, vướng mắc"), one.difficulty),
        (_("Đề xuất, kiến nghị"), one.proposal),
        (_("Lý do"), one.reason),
    )
    return Entry(
        one.at,
        one.by.full_name,
        str(one.get_kind_display()),
        tuple((label, text) for label, text in texts if text),
        state_badge(one.state),
        one.percent,
    )


def _extension(one: Extension) -> list[Entry]:
    days = {"old": day_words(one.old_due_on) or _("chưa có"), "new": day_words(one.new_due_on)}
    entries = [
        Entry(
            one.asked_at,
            one.asked_by.full_name,
            _("đề nghị thời hạn %(new)s (hiện nay: %(old)s)") % days,
            ((_("Lý do"), one.why),),
        )
    ]
    if one.decided_at and one.decided_by:
        entries.append(
            Entry(
                one.decided_at,
                one.decided_by.full_name,
                _("%(decision)s thời hạn %(new)s") % {**days, "decision": one.get_decision_display()},
                ((_("Ý kiến"), one.answer),) if one.answer else (),
            )
        )
    return entries
