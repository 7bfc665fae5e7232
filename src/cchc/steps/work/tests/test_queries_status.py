"""The database and the pure function say the same of a job; and the ledgers tell how it stood on a day."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.pure.deadline.status import status
from cchc.shared.accounts.models import User
from cchc.steps.work import actions
from cchc.steps.work.models import Assignment, Extension, Happening, Job, Progress
from cchc.steps.work.queries.jobs import job_list
from cchc.steps.work.queries.status import with_status
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import TODAY, Row

People = dict[str, User]
DAYS = st.none() | st.dates(date(2026, 3, 1), date(2026, 5, 31))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
@given(
    DAYS,
    DAYS,
    st.sampled_from(Job.State.values),
    st.integers(0, 40),
    st.sampled_from(["", "event", "continuous"]),
)
def test_the_database_says_what_the_function_says(
    job: Job, due: date | None, done: date | None, state: str, soon: int, kind: str
) -> None:
    if state == "done" and done is None:
        done = TODAY
    event = Happening.objects.get_or_create(name="x", folded="x", year=2026)[0] if kind == "event" else None
    Job.objects.filter(pk=job.pk).update(
        due_on=due, done_on=done, state=state, starts_on=None, waits_for=event
    )
    job.item.due_kind = "continuous" if kind == "continuous" else "quarter"
    job.item.save(update_fields=["due_kind"])
    found = with_status(Job.objects.filter(pk=job.pk), TODAY, soon_days=soon).get()
    expected = status(due, done, state, TODAY, soon, waits=kind == "event", continuous=kind == "continuous")
    assert found.status == expected


def at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))


def backdate(job: Job, **days: date) -> None:
    """Moves the lines of a job's ledgers to other days: "line1", "line2" …, "given", "extended"."""
    for name, day in days.items():
        if name == "given":
            Assignment.objects.filter(pk=job.assignment_id).update(given_at=at(day))
        elif name == "extended":
            Extension.objects.filter(job=job).update(decided_at=at(day))
        else:
            Progress.objects.filter(job=job, number=int(name[4:])).update(at=at(day))


def seen(job: Job, day: date) -> Any:
    return with_status(Job.objects.filter(pk=job.pk), TODAY, as_of=day).first()


def test_as_of_any_day(job: Job, people: People) -> None:
    actions.report(job, by=people["hang"], version=0, state="doing", percent=40)
    actions.report(job, by=people["hang"], version=1, state="done", words="Xong", done_on=date(2026, 3, 20))
    actions.confirm(job, by=people["chau"], version=2)
    backdate(
        job,
        given=date(2026, 1, 5),
        line1=date(2026, 2, 10),
        line2=date(2026, 3, 20),
        line3=date(2026, 4, 2),
    )
    assert seen(job, date(2026, 1, 4)) is None
    told = {
        day: (seen(job, day).state_on, seen(job, day).percent_on)
        for day in (date(2026, 1, 5), date(2026, 2, 10), date(2026, 3, 31), date(2026, 4, 2))
    }
    assert list(told.values()) == [("todo", 0), ("doing", 40), ("confirming", 100), ("done", 100)]
    assert (seen(job, date(2026, 3, 31)).status, seen(job, date(2026, 4, 2)).status) == ("on_time", "done")


def test_as_of_a_day_before_an_extension(given: MakePlan, people: People) -> None:
    job = given(Row(lead=("Sở Tư pháp",), due="Tháng 3/2026")).jobs.get()
    backdate(job, given=date(2026, 1, 5))
    line = actions.ask_extension(job, new_due_on=date(2026, 5, 31), why="x", by=people["hang"])
    actions.grant_extension(line, by=people["chau"])
    backdate(job, extended=date(2026, 4, 10))
    before, after = seen(job, date(2026, 4, 5)), seen(job, date(2026, 4, 10))
    assert (before.due_on_on, before.status) == (date(2026, 3, 31), "late")
    assert (after.due_on_on, after.status) == (date(2026, 5, 31), "on_time")


def test_as_of_a_day_before_the_event(given: MakePlan, chau: User) -> None:
    job = given(Row(due="30 ngày kể từ khi công bố PAPI")).jobs.get()
    backdate(job, given=date(2026, 1, 5))
    event = Happening.objects.get()
    actions.record_happening(event, on=date(2026, 3, 1), source="", by=chau)
    Happening.objects.update(recorded_at=at(date(2026, 3, 2)))
    assert seen(job, date(2026, 3, 1)).status == "waiting"
    assert (seen(job, date(2026, 3, 2)).due_on_on, seen(job, date(2026, 4, 1)).status) == (
        date(2026, 3, 31),
        "late",
    )


def test_after_an_event_whose_words_name_no_span_somebody_has_to_set_a_day(
    given: MakePlan, chau: User
) -> None:
    job = given(Row(due="Sau khi công bố PAPI")).jobs.get()
    assert with_status(Job.objects.all(), TODAY).get().status == "waiting"
    actions.record_happening(Happening.objects.get(), on=date(2026, 4, 1), source="", by=chau)
    assert with_status(Job.objects.all(), TODAY).get().status == "undated"
    actions.set_due(job, due_on=date(2026, 9, 1), why="Thông báo", by=chau)
    assert with_status(Job.objects.all(), TODAY).get().status == "on_time"


def test_as_of_a_day_before_a_merger_the_job_is_the_old_agencys(job: Job, people: People) -> None:
    backdate(job, given=date(2026, 1, 5))
    actions.transfer(old_code="STP", new_code="SKH", on=date(2026, 3, 1), by=people["chau"])

    def of(day: date) -> list[str]:
        return [one.agency_code for one in with_status(Job.objects.all(), TODAY, as_of=day)]

    assert of(date(2026, 2, 28)) == ["STP"]
    assert of(date(2026, 3, 1)) == ["SKH"]
    assert of(TODAY) == ["SKH"]


def test_every_job_is_in_one_agency_on_every_day(given: MakePlan, people: People) -> None:
    plan = given(Row(lead=("Sở Tư pháp",), due="Hàng tháng"))
    for one in plan.jobs.all():
        backdate(one, given=date(2026, 1, 1))
    actions.transfer(old_code="STP", new_code="SKH", on=date(2026, 3, 1), by=people["chau"])
    for offset in range(0, 100, 7):
        day = date(2026, 1, 1) + timedelta(days=offset)
        assert with_status(Job.objects.filter(plan=plan), TODAY, as_of=day).count() == 12


def test_the_list_is_narrowed_by_status_and_sees_no_ended_jobs(given: MakePlan, people: People) -> None:
    plan = given(
        Row(lead=("Sở Tư pháp",), due="Quý I năm 2026"), Row(lead=("Sở Tư pháp",), due="20/4/2026"), Row()
    )
    late = job_list(people["chu"], today=TODAY, status="late")
    assert [one.item.code for one in late] == ["1"]
    assert [one.item.code for one in job_list(people["chu"], today=TODAY, status="soon")] == ["2"]
    actions.take_back(plan.assignments.get(item__code="1"), why="x", by=people["chau"])
    assert not job_list(people["chu"], today=TODAY, status="late")
    assert job_list(people["chu"], today=TODAY, ended=True).count() == 3


@pytest.mark.parametrize("as_of", [None, date(2026, 4, 1)])
def test_a_list_is_one_query(
    given: MakePlan, people: People, django_assert_num_queries: Any, as_of: date | None
) -> None:
    given(Row(support=("UBND cấp xã",), due="Hàng tháng"))
    people["chu"].scopes.clear()
    with django_assert_num_queries(2):  # the person's scope, the jobs
        for one in job_list(people["chu"], today=TODAY, as_of=as_of):
            assert one.assignment.agency.name
            assert one.item.text
            assert one.plan.title
