"""Jobs counted by the database: each in one place, as they stood on the day."""

from collections import Counter
from datetime import date, timedelta

import pytest

from cchc.shared.accounts.models import User
from cchc.steps.work.models import Extension, Happening, Job, Progress
from cchc.steps.work.queries import overview, trend
from cchc.steps.work.queries.overview import Seen, Tally
from cchc.steps.work.queries.status import with_status
from cchc.web.site.overview.tests import factory
from cchc.web.site.overview.tests.factory import TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _seen(day: date = TODAY) -> Seen:
    return overview.seen_from(Job.objects.all(), day, today=TODAY)


def test_each_job_stands_in_one_place(officer: User) -> None:
    plan, (one,) = factory.plan(officer, items=8), factory.agencies(departments=1, centrals=0, communes=0)
    items = iter(plan.planitem_set.order_by("position"))
    awaited = Happening.objects.create(name="Công bố", folded="cong bo", year=2026)
    factory.job(next(items), one, due=TODAY - DAY)
    factory.job(next(items), one, due=TODAY)
    factory.job(next(items), one, due=TODAY + 8 * DAY)
    factory.job(next(items), one)
    factory.job(next(items), one, waits_for=awaited)
    factory.job(next(items), one, due=TODAY, done=TODAY - DAY)
    factory.job(next(items), one, due=TODAY - 9 * DAY, done=TODAY - DAY)
    factory.job(next(items), one, state="na")
    tally = overview.total(_seen())
    expected = Tally(
        late=1,
        soon=1,
        on_time=1,
        undated=1,
        waiting=1,
        done=1,
        done_late=1,
        not_applicable=1,
        oldest=TODAY - DAY,
    )
    assert tally == expected
    assert (tally.total, tally.open, tally.finished) == (7, 5, 2)


def test_cells_add_up_to_what_the_status_of_each_job_says(officer: User) -> None:
    factory.province(officer, items=6)
    seen = _seen()
    each = Counter(
        (job.agency_code, job.field, job.status)
        for job in with_status(Job.objects.all(), TODAY)  # type: ignore[attr-defined]
    )
    counted: Counter[tuple[str, str, str]] = Counter()
    for cell in overview.cells(seen):
        for status, name in overview.COUNTED_AS.items():
            counted[cell.agency, cell.field, status] += getattr(cell.tally, name)
    assert +counted == each
    assert overview.added(cell.tally for cell in overview.cells(seen)) == overview.total(seen)
    assert overview.added(overview.by_item(seen).values()) == overview.total(seen)


def test_a_day_that_has_passed_counts_what_held_then(officer: User) -> None:
    plan, (one,) = factory.plan(officer, items=3), factory.agencies(departments=1, centrals=0, communes=0)
    late, given_later, handed_on = plan.planitem_set.order_by("position")
    march = date(2026, 3, 31)
    factory.job(late, one, due=march - DAY, done=march + DAY)
    factory.job(given_later, one, due=march - DAY, given=march + DAY)
    factory.job(handed_on, one, due=march - DAY, ended=march + DAY)
    assert overview.total(_seen(march)).late == 2
    assert overview.total(_seen(march + DAY)).done_late == 1
    assert overview.total(_seen()).late == 1


def test_an_extension_counts_from_the_day_it_was_granted(officer: User) -> None:
    plan, (one,) = factory.plan(officer, items=1), factory.agencies(departments=1, centrals=0, communes=0)
    first = date(2026, 3, 10)
    job = factory.job(plan.planitem_set.get(), one, due=first)
    granted = factory.at(date(2026, 4, 10))
    Extension.objects.create(
        job=job,
        old_due_on=first,
        new_due_on=date(2026, 12, 10),
        why="Chờ hướng dẫn",
        asked_by=officer,
        asked_at=granted,
        decision="granted",
        decided_by=officer,
        decided_at=granted,
    )
    Job.objects.filter(pk=job.pk).update(due_on=date(2026, 12, 10))
    assert overview.total(_seen(date(2026, 3, 31))).late == 1
    assert overview.total(_seen(date(2026, 4, 30))).on_time == 1
    assert overview.total(_seen()).late == 0


def test_the_last_week_says_what_the_counts_say(officer: User) -> None:
    factory.province(officer, items=12, communes=5)
    reported = Job.objects.filter(state="doing", due_on__lt=TODAY).first()
    assert reported is not None
    Job.objects.filter(pk=reported.pk).update(state="confirming", done_on=reported.due_on)
    Progress.objects.filter(job=reported).update(state="confirming", asks="done", done_on=reported.due_on)
    for day in (TODAY, date(2026, 3, 31)):
        weeks, tally = trend.weeks(_seen(day), date(2026, 1, 1)), overview.total(_seen(day))
        assert (weeks[-1].day, weeks[-1].late, weeks[-1].done) == (day, tally.late, tally.finished)
        assert all(later.due >= earlier.due for earlier, later in zip(weeks, weeks[1:], strict=False))


def test_weeks_end_on_sundays_and_on_the_day() -> None:
    assert trend.week_ends(date(2026, 1, 1), date(2026, 1, 12)) == [
        date(2026, 1, 4),
        date(2026, 1, 11),
        date(2026, 1, 12),
    ]
    assert trend.week_ends(date(2026, 1, 5), date(2026, 1, 11)) == [date(2026, 1, 11)]


def test_the_oldest_late_job_comes_first(officer: User) -> None:
    factory.province(officer, items=6)
    days = [job.due_on for job in overview.oldest_late(_seen())]
    assert days == sorted(days)
    assert days[0] == overview.total(_seen()).oldest


def test_an_agency_that_has_gone_keeps_its_last_name(officer: User) -> None:
    one, other = factory.agencies(departments=2, centrals=0, communes=0)
    type(one).objects.filter(pk=other.pk).update(valid_to=date(2026, 2, 1))
    assert [row.code for row in overview.agencies_named(["so-1", "so-0", "nobody"], TODAY)] == [
        "so-0",
        "so-1",
    ]


def test_focal_points_are_called_before_leaders(focal: User) -> None:
    contacts = overview.contacts(["so-0"], TODAY)["so-0"]
    assert [(one.name, one.title) for one in contacts] == [(focal.full_name, "Chuyên viên")]
    assert overview.contacts(["so-0"], date(2025, 1, 1)) == {}
