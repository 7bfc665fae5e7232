from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.shared.accounts.models import User
from cchc.shared.records.models import Event
from cchc.steps.work import actions
from cchc.steps.work.access import jobs_for
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Assignment, Extension, Job
from cchc.steps.work.queries.jobs import job_page
from cchc.steps.work.tests.conftest import MakePlan, codes
from cchc.steps.work.tests.world import TODAY, Row

People = dict[str, User]


def test_an_item_is_given_by_hand(given: MakePlan, chau: User) -> None:
    plan = given(Row(due="Hàng quý"))
    item = plan.planitem_set.get()
    with pytest.raises(Refused, match="lý do"):
        actions.give(item, agency_code="STP", role="support", why="", by=chau)
    made = actions.give(item, agency_code="STP", role="support", why="Theo công văn 12", by=chau)
    assert (made.named, made.answers, made.jobs.count()) == (None, False, 4)
    with pytest.raises(Refused, match="đã được giao phần việc"):
        actions.give(item, agency_code="STP", role="support", why="x", by=chau)
    with pytest.raises(Refused, match="Không có cơ quan"):
        actions.give(item, agency_code="KHONG", role="support", why="x", by=chau)
    with pytest.raises(Refused, match="chọn vai trò"):
        actions.give(item, agency_code="SKH", role="boss", why="x", by=chau)


def test_the_first_lead_by_hand_answers(given: MakePlan, chau: User) -> None:
    item = given(Row(lead=("Tổ A1",))).planitem_set.get()
    assert actions.give(item, agency_code="STP", role="lead", why="x", by=chau).answers


def test_what_is_taken_back_is_no_longer_asked_for_and_its_history_stays(job: Job, people: People) -> None:
    actions.report(job, by=people["hang"], version=0, state="doing", words="Đang làm")
    actions.ask_extension(job, new_due_on=date(2026, 7, 31), why="x", by=people["hang"])
    actions.take_back(job.assignment, why="Không liên quan", by=people["chau"])
    job.refresh_from_db()
    assert (job.ended, job.state, job.history.count()) == (True, "doing", 1)
    assert Extension.objects.get().decision == "undone"
    with pytest.raises(Refused, match="không cập nhật"):
        actions.report(job, by=people["hang"], version=1, state="doing")
    with pytest.raises(Refused, match="đã được thu hồi"):
        actions.take_back(job.assignment, why="x", by=people["chau"])


def test_what_is_finished_stays_counted_when_taken_back(job: Job, people: People) -> None:
    actions.report(job, by=people["hang"], version=0, state="done", words="Xong")
    actions.confirm(job, by=people["chau"], version=1)
    actions.take_back(job.assignment, why="x", by=people["chau"])
    job.refresh_from_db()
    assert (job.ended, job.state) == (False, "done")


def test_reassigning_takes_progress_along(job: Job, people: People) -> None:
    actions.report(job, by=people["hang"], version=0, state="done", words="Đã xong phần mềm")
    new = actions.reassign(job.assignment, agency_code="SKH", why="Đúng chuyên môn", by=people["chau"])
    job.refresh_from_db()
    heir = new.jobs.get()
    assert (job.ended, new.answers, new.takes_over_id) == (True, True, job.assignment_id)
    assert (heir.state, heir.percent, heir.version, heir.done_on) == ("confirming", 100, 1, TODAY)
    line = heir.history.get()
    assert (line.kind, line.asks, line.words, line.reason) == (
        "handover",
        "done",
        "Đã xong phần mềm",
        "Đúng chuyên môn",
    )
    actions.confirm(heir, by=people["chau"], version=1)
    page = job_page(heir, today=TODAY)
    assert [one.agency_code for one in page.before] == ["STP"]
    assert [one.kind for one in page.history] == ["report", "handover", "confirm"]
    assert job in jobs_for(people["khoa"])
    assert heir not in jobs_for(people["hang"])


def test_reassigning_to_who_has_a_part_already_is_refused(given: MakePlan, chau: User) -> None:
    plan = given(Row(support=("Sở Tư pháp",)))
    with pytest.raises(Refused, match="đã được giao phần việc"):
        actions.reassign(plan.assignments.get(agency_code="SNV"), agency_code="STP", why="x", by=chau)


def test_a_merger_hands_everything_open_over_in_one_action(given: MakePlan, people: People) -> None:
    plan = given(
        Row(lead=("Sở Tư pháp",), support=("Sở Tài chính",), due="Hàng quý"),
        Row(lead=("Sở Tư pháp",), support=("Sở Nội vụ",)),
        Row(lead=("Sở Nội vụ",), support=("UBND cấp xã",)),
    )
    done, doing = plan.jobs.filter(agency_code="STP", period__in=("2026-Q1", "2026-Q2")).order_by("period")
    actions.report(done, by=people["hang"], version=0, state="done", words="Xong")
    actions.confirm(done, by=people["chau"], version=1)
    actions.report(doing, by=people["hang"], version=0, state="doing", percent=50)
    moved = actions.transfer(old_code="STP", new_code="SNV", on=TODAY, by=people["chau"], why="Nghị quyết 18")
    assert (moved.assignments, moved.jobs, moved.joined) == (2, 3, 1)
    first, second, third = plan.planitem_set.order_by("position")
    heir = first.assignments.get(ended_on=None, role="lead")
    assert (heir.agency_code, heir.answers, heir.takes_over.agency_code) == ("SNV", True, "STP")
    assert {job.period: job.percent for job in heir.jobs.all()} == {"2026-Q2": 50, "2026-Q3": 0, "2026-Q4": 0}
    done.refresh_from_db()
    assert (done.agency_code, done.state, done.ended) == ("STP", "done", False)
    joined = second.assignments.get(ended_on=None)
    assert (joined.agency_code, joined.role, joined.answers, joined.jobs.get().role) == (
        "SNV",
        "lead",
        True,
        "lead",
    )
    assert third.assignments.filter(ended_on=None).count() == 6
    assert not Job.objects.filter(agency_code="STP", ended=False, state__in=Job.OPEN).exists()
    again = actions.transfer(old_code="STP", new_code="SNV", on=TODAY, by=people["chau"])
    assert (again.assignments, again.jobs) == (0, 0)
    assert Event.objects.filter(kind="work.transferred").count() == 1


def test_a_transfer_needs_two_agencies_of_the_day(given: MakePlan, chau: User) -> None:
    with pytest.raises(Refused, match="hai cơ quan khác nhau"):
        actions.transfer(old_code="STP", new_code="STP", on=TODAY, by=chau)
    with pytest.raises(Refused, match="Không có cơ quan"):
        actions.transfer(old_code="STP", new_code="MOI", on=TODAY, by=chau)


def test_a_transfer_asks_the_same_for_few_and_for_many(given: MakePlan, chau: User) -> None:
    given(Row(lead=("Sở Tư pháp",)))
    with CaptureQueriesContext(connection) as few:
        actions.transfer(old_code="STP", new_code="SKH", on=TODAY, by=chau)
    given(*[Row(lead=("Sở Tài chính",)) for _n in range(15)], number="13/KH-UBND")
    with CaptureQueriesContext(connection) as many:
        moved = actions.transfer(old_code="STC", new_code="SKH", on=TODAY, by=chau)
    assert moved.jobs == 15
    assert len(many) <= len(few) + 2
    assert codes(Assignment.objects.filter(ended_on=None)) == ["SKH"] * 16
