"""How a job's state, days and period read to a person. Lateness is worked out here, from `today`, never stored."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.pure.deadline.status import status
from cchc.steps.work.calendar import holidays
from cchc.steps.work.models import Job

ROMAN = ("I", "II", "III", "IV")
BADGE = {
    Job.State.TODO: "",
    Job.State.DOING: "info",
    Job.State.CONFIRMING: "soon",
    Job.State.DONE: "done",
    Job.State.RETURNED: "late",
    Job.State.NOT_APPLICABLE: "",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """`kind`: late · soon · done · info · "" as badges have it; `words` say it without colour."""

    kind: str
    words: str


def state_badge(state: str) -> Standing:
    return Standing(BADGE[Job.State(state)], str(Job.State(state).label))


def due_standing(job: Job, today: date) -> Standing:
    """How a job's day stands. The item and the awaited event are at hand."""
    waits = job.waits_for is not None and job.waits_for.on is None
    continuous = job.item.due_kind == "continuous"
    return standing_on(job.due_on, job.done_on, job.state, today, waits=waits, continuous=continuous)


def standing_on(
    due_on: date | None, done_on: date | None, state: str, today: date, *, waits: bool, continuous: bool
) -> Standing:
    """How a day stands: late, soon, far, met, missed; "" in words where there is nothing to say."""
    match status(due_on, done_on, state, today, waits=waits, continuous=continuous):
        case "na":
            return Standing("", "")
        case "done":
            return Standing("done", _("Đúng hạn")) if due_on else Standing("", "")
        case "done_late":
            return Standing("late", _done_late(_days(due_on, done_on)))
        case "waiting":
            return Standing("", _("Chờ sự kiện"))
        case "continuous":
            return Standing("", _("Thường xuyên"))
        case "undated":
            return Standing("", _("Chưa xác định được ngày"))
        case "late" if state == Job.State.CONFIRMING and done_on:
            return Standing("late", _done_late(_days(due_on, done_on)))
        case "late":
            days = _days(due_on, today)
            said = ngettext("Quá hạn %(days)d ngày", "Quá hạn %(days)d ngày", days)
            return Standing("late", said % {"days": days})
        case _ if state == Job.State.CONFIRMING and done_on:
            return Standing("", _("Hoàn thành trong hạn"))  # it counts to the day that is claimed
        case _ if due_on == today:
            return Standing("soon", _("Đến hạn hôm nay"))
        case standing:
            days = _days(today, due_on)
            said = ngettext("Còn %(days)d ngày", "Còn %(days)d ngày", days)
            return Standing("soon" if standing == "soon" else "", said % {"days": days})


def _done_late(days: int) -> str:
    said = ngettext("Hoàn thành muộn %(days)d ngày", "Hoàn thành muộn %(days)d ngày", days)
    return said % {"days": days}


def working_days(job: Job, today: date) -> int:
    """Working days that lie between the job's day and today (or the day it was done): late by, or left. 0 where the
    job has no day, or has kept it."""
    reached = job.done_on or today
    if job.due_on is None or job.state == Job.State.NOT_APPLICABLE:
        return 0
    if job.done_on and job.done_on <= job.due_on:
        return 0
    return abs(holidays().between(job.due_on, reached))


def _days(first: date | None, last: date | None) -> int:
    return (last - first).days if first and last else 0


def period_words(period: str) -> str:
    """ "2026-Q1" → "Quý I/2026"; "2026-04" → "Tháng 4/2026"; "2026-H2" → "6 tháng cuối năm 2026"; "" → ""."""
    year, _dash, part = period.partition("-")
    if not part:
        return _("Năm %(year)s") % {"year": year} if year else ""
    if part.startswith("Q"):
        return _("Quý %(number)s/%(year)s") % {"number": ROMAN[int(part[1]) - 1], "year": year}
    if part.startswith("H"):
        half = _("6 tháng đầu năm %(year)s") if part == "H1" else _("6 tháng cuối năm %(year)s")
        return half % {"year": year}
    return _("Tháng %(number)d/%(year)s") % {"number": int(part), "year": year}


def money(amount: int) -> str:
    """1250000 → "1.250.000 đồng"."""
    return f"{number_format(amount, use_l10n=True, force_grouping=True)}\N{NO-BREAK SPACE}{_('đồng')}"


def day_words(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""
