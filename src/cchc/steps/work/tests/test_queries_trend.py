"""Any history of jobs: the ledgers tell every past day as it was, and the weeks say what each day says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, settings
from hypothesis import given as whatever
from hypothesis import strategies as st

from cchc.pure.deadline.status import DONE, DONE_LATE, LATE, NOT_APPLICABLE
from cchc.shared.accounts.models import User
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Happening, Job
from cchc.steps.work.queries import overview, trend
from cchc.steps.work.queries.status import with_status
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import Row

BEGIN = date(2026, 1, 1)
LAST = date(2026, 4, 15)
ACTS = (
    "doing",
    "done",
    "na",
    "confirm",
    "return",
    "reopen",
    "extend",
    "date",
    "happen",
    "hand",
    "back",
    "give",
)
STEPS = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from(ACTS), st.integers(0, 4), st.integers(-20, 20)), max_size=12
)
Stood = dict[int, tuple[str, int, date | None, str]]


@dataclass
class Clock:
    """The day that all of the code thinks it is, and the moment it writes down."""

    monkeypatch: pytest.MonkeyPatch
    day: date = BEGIN

    def set(self, day: date) -> None:
        self.day = day
        moment = timezone.make_aware(datetime.combine(day, time(9)))
        self.monkeypatch.setattr(timezone, "now", lambda: moment)
        self.monkeypatch.setattr("cchc.shared.accounts.scope.today", lambda: day)


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _act(name: str, job: Job, people: dict[str, User], day: date, shift: int) -> None:
    """One act of the year on a job as it stands; what may not be is refused, and changes nothing."""
    job.refresh_from_db()
    writer = people["khoa" if job.agency_code == "SKH" else "hang"]
    facts: dict[str, Any] = {"version": job.version, "today": day}
    judged = {**facts, "by": people["chau"]}
    match name:
        case "doing" | "na":
            actions.report(job, by=writer, state=name, reason="x", percent=40, **facts)
        case "done":
            done_on = min(day, (job.due_on or day) + timedelta(days=shift // 7))  # often the very day
            actions.report(job, by=writer, state="done", words="x", done_on=done_on, **facts)
        case "confirm":
            actions.confirm(job, **judged)
        case "return" | "reopen":
            (actions.return_ if name == "return" else actions.reopen)(job, reason="x", **judged)
        case "extend":
            new = day + timedelta(days=30 + shift)
            line = actions.ask_extension(job, new_due_on=new, why="x", by=writer, today=day)
            actions.grant_extension(line, by=people["chau"], today=day)
        case "date":
            actions.set_due(job, due_on=day + timedelta(days=20 + shift), why="x", by=people["chau"])
        case "happen":
            event = Happening.objects.get()
            on = day - timedelta(days=abs(shift))
            actions.record_happening(event, on=on, source="", by=people["chau"], today=day)
        case _:
            _move(name, job, people["chau"], day, shift)


def _move(name: str, job: Job, by: User, day: date, shift: int) -> None:
    """Between agencies; a merger may be written down days after it came into force."""
    if name == "hand":
        old, new = ("STP", "SKH") if shift > 0 else ("SKH", "STP")
        actions.transfer(old_code=old, new_code=new, on=day, by=by)
    elif name == "back":
        actions.take_back(job.assignment, why="x", by=by, today=day)
    else:
        actions.give(job.item, agency_code="STC", role="lead", why="x", by=by, today=day)


def _stood(day: date) -> Stood:
    """How every job stands now, told by the columns alone."""
    found: Any = with_status(Job.objects.filter(ended=False), day)
    return {one.pk: (one.state, one.percent, one.due_on, one.status) for one in found.order_by("pk")}


def _told(day: date, today: date) -> Stood:
    """How the ledgers say, later, that they stood."""
    found: Any = with_status(Job.objects.all(), today, as_of=day)
    return {one.pk: (one.state_on, one.percent_on, one.due_on_on, one.status) for one in found.order_by("pk")}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock(monkeypatch)
    found.set(BEGIN)
    return found


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=12,
    deadline=None,
)
@example([(3, "date", 3, -15), (12, "happen", 0, 0), (5, "extend", 3, 0), (4, "happen", 0, 5)])
@example(
    [(12, "done", 0, 0), (12, "done", 0, 0), (10, "return", 0, 0), (9, "done", 0, 0), (1, "confirm", 0, 0)]
)
@example(
    [(12, "happen", 0, 9), (12, "happen", 0, 2), (3, "hand", 0, 1), (6, "doing", 0, 0), (4, "back", 1, 0)]
)
@whatever(STEPS)
def test_a_past_day_is_told_as_it_was_and_the_weeks_agree(
    clock: Clock, plan: Plan, people: dict[str, User], steps: list[tuple[int, str, int, int]]
) -> None:
    with _undone():
        was: dict[date, Stood] = {BEGIN: _stood(BEGIN)}
        day = BEGIN
        for wait, name, number, shift in steps:
            day += timedelta(days=wait)
            clock.set(day)
            _try(plan, (name, number, shift), people, day)
            was[day] = _stood(day)
        clock.set(LAST + timedelta(days=60))
        for past, stood in was.items():
            assert _told(past, clock.day) == stood
        _weeks_agree(day, clock.day)


def _try(plan: Plan, step: tuple[str, int, int], people: dict[str, User], day: date) -> None:
    """One act on one of the jobs that are asked for; a refused one leaves nothing behind."""
    name, number, shift = step
    jobs = list(plan.jobs.filter(ended=False).order_by("pk"))
    with transaction.atomic():
        try:
            if jobs:
                _act(name, jobs[number % len(jobs)], people, day, shift)
        except Refused:
            transaction.set_rollback(True)


def _weeks_agree(day: date, today: date) -> None:
    """Each week's numbers are the counts of its last day; every third week is looked at."""
    seen = overview.seen_from(Job.objects.all(), day, today=today)
    for week in trend.weeks(seen, BEGIN)[-1::-3]:
        found: Any = with_status(Job.objects.all(), today, as_of=week.day)
        stood = [(one.status, one.due_on_on) for one in found]
        assert week.late == sum(status == LATE for status, _due in stood)
        assert week.done == sum(status in (DONE, DONE_LATE) for status, _due in stood)
        due = [due for status, due in stood if due and due <= week.day and status != NOT_APPLICABLE]
        assert week.due == len(due)


@pytest.fixture
def plan(clock: Clock, given: MakePlan) -> Plan:
    """A task that is late soon, one with two agencies, one that waits for an event; given out on the first day."""
    return given(
        Row(lead=("Sở Tư pháp",), due="Tháng 1/2026"),
        Row(lead=("Sở Khoa học và Công nghệ",), support=("Sở Tư pháp",), due="Quý I năm 2026"),
        Row(lead=("Sở Tư pháp",), due="10 ngày kể từ khi công bố PAPI"),
    )


def test_what_was_done_later_or_returned_counts_as_it_stood(
    clock: Clock, given: MakePlan, people: dict[str, User]
) -> None:
    job = given(Row(lead=("Sở Tư pháp",), due="Tháng 1/2026")).jobs.get()
    clock.set(date(2026, 2, 10))
    actions.report(job, by=people["hang"], version=0, state="done", words="x", done_on=date(2026, 1, 20))
    clock.set(date(2026, 2, 20))
    actions.return_(job, by=people["chau"], version=1, reason="Thiếu")
    clock.set(date(2026, 3, 10))
    job.refresh_from_db()
    actions.report(job, by=people["hang"], version=2, state="done", words="x", done_on=date(2026, 1, 20))
    job.refresh_from_db()
    actions.confirm(job, by=people["chau"], version=3)
    found = trend.weeks(overview.seen_from(Job.objects.all(), LAST, today=LAST), date(2026, 1, 26))
    late = {one.day: one.late for one in found}
    assert [late[date(2026, 2, 1)], late[date(2026, 2, 8)], late[date(2026, 2, 15)]] == [1, 1, 0]
    assert [late[date(2026, 2, 22)], late[date(2026, 3, 8)], late[date(2026, 3, 15)]] == [1, 1, 0]
    assert [one.done for one in found if one.day == date(2026, 3, 8)] == [0]
    assert found[-1] == trend.Week(LAST, due=1, done=1, late=0)


def test_a_merger_written_down_late_keeps_how_far_the_work_was(
    clock: Clock, given: MakePlan, people: dict[str, User]
) -> None:
    job = given(Row(lead=("Sở Tư pháp",), due="Tháng 1/2026")).jobs.get()
    actions.report(job, by=people["hang"], version=0, state="doing", percent=60)
    clock.set(date(2026, 2, 20))
    actions.transfer(old_code="STP", new_code="SKH", on=date(2026, 2, 1), by=people["chau"])
    found: Any = with_status(Job.objects.all(), clock.day, as_of=date(2026, 2, 10)).get()
    assert (found.agency_code, found.state_on, found.percent_on) == ("SKH", "doing", 60)
    weeks = trend.weeks(overview.seen_from(Job.objects.all(), clock.day, today=clock.day), BEGIN)
    assert {one.late for one in weeks if one.day > date(2026, 1, 31)} == {1}


def test_the_weeks_cost_the_same_for_ten_jobs_and_for_a_hundred(
    clock: Clock, given: MakePlan, people: dict[str, User], django_assert_max_num_queries: Any
) -> None:
    given(*[Row(lead=("Sở Tư pháp",), support=("UBND cấp xã",)) for _n in range(15)])
    actions.transfer(old_code="STP", new_code="SKH", on=BEGIN, by=people["chau"])
    seen = overview.seen_from(Job.objects.all(), LAST, today=LAST)
    with django_assert_max_num_queries(4):
        trend.weeks(seen, BEGIN)
