"""Plays the year: the plan is given out in January, then each working day what was drawn for it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from cchc.shared.accounts.models import User
from cchc.shared.notices.models import Message
from cchc.steps.plans.models import Plan
from cchc.steps.work.actions import assign_plan
from cchc.steps.work.models import Assignment, Job
from cchc.web.site.demo.year import clock, fates
from cchc.web.site.demo.year.moves import Stage
from cchc.web.site.demo.year.officers import officers
from cchc.web.site.demo.year.side import Side

SEED = 2026
GIVEN_OUT = date(2026, 1, 8)
NEW = timedelta(days=3)
LAST_DAY = date(2026, 11, 20)  # the story ends here; what the calendar says afterwards comes by itself


def play(plan: Plan, *, standing: User, today: date, tell: Callable[[str], None]) -> int:
    """Gives the plan out and plays until `today`, but not after November 2026. How many moves were made."""
    last = min(today, LAST_DAY)
    with clock.on(GIVEN_OUT):
        assign_plan(plan, by=standing)
    side = Side(plan, standing)
    with clock.on(GIVEN_OUT, 10 * 60):
        side.begin()
    tell("giao việc")
    stage = Stage(plan, standing, officers(_codes(plan)))
    by_day = drawn(plan, last)
    days = sorted(set(by_day) | {day for day in side.days() if day <= last})
    for day in days:
        with clock.on(day), transaction.atomic():
            side.on(day, stage)
            stage.moves(day, by_day.get(day, []))
    _read_old_news(last)
    tell(f"tiến độ đến {last:%d/%m/%Y}")
    return stage.made


def _read_old_news(last: date) -> None:
    """What was told in the year has been read, but for the last days; none of it waits for a letter."""
    news = Message.objects.exclude(key="")
    news.filter(state=Message.State.HELD).update(state=Message.State.DROPPED)
    news.filter(channel=Message.Channel.APP, day__lt=last - NEW).update(read_at=F("sent_at"))


def _codes(plan: Plan) -> set[str]:
    held = Assignment.objects.filter(plan=plan, ended_on=None)
    return set(held.order_by().values_list("agency_code", flat=True))


def drawn(plan: Plan, last: date) -> dict[date, list[fates.Move]]:
    """Every move by the working day on which it is made; nothing before the work was given or after `last`."""
    by_day: dict[date, list[fates.Move]] = defaultdict(list)
    for facts in _facts(plan):
        earliest = GIVEN_OUT + timedelta(days=4)
        for move in fates.fate(facts, SEED):
            day = fates.working_day(max(move.on, earliest))
            if day <= last:
                by_day[day].append(move)
            earliest = day + timedelta(days=1)  # one move a day: what is reported is confirmed later
    return by_day


def _facts(plan: Plan) -> Iterable[fates.Facts]:
    """The dated jobs, each named by what it is, so that the story does not hang on numbers of rows."""
    jobs = Job.objects.filter(plan=plan, ended=False, due_on__isnull=False)
    members = Assignment.objects.filter(plan=plan).order_by().values_list("named", flat=True)
    sizes: dict[int | None, int] = defaultdict(int)
    for named in members:
        sizes[named] += 1
    for job in jobs.select_related("assignment", "item").order_by("item__position", "agency_code", "period"):
        starts = job.starts_on or job.due_on - timedelta(days=60)
        key = f"{job.item.position} {job.agency_code} {job.period}"
        group = sizes[job.assignment.named_id] > 5
        yield fates.Facts(job.pk, key, job.agency_code, starts, job.due_on, group)
