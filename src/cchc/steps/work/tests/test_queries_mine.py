from datetime import date
from typing import Any

from cchc.shared.accounts.models import User
from cchc.steps.work import actions
from cchc.steps.work.models import Job
from cchc.steps.work.queries.mine import Lane, my_work
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import TODAY, Row

People = dict[str, User]
STP = ("Sở Tư pháp",)


def tasks(lane: Lane) -> list[str]:
    return [job.item.code for job in lane.jobs]


def test_each_job_stands_in_one_lane(given: MakePlan, people: People) -> None:
    plan = given(
        Row(lead=STP, due="Quý I năm 2026"),  # late
        Row(lead=STP, due="Quý II năm 2026"),  # begun
        Row(lead=STP, due="Trước ngày 21/4/2026"),  # within a week
        Row(lead=STP, due="Tháng 5/2026"),  # soon
        Row(lead=STP, due="Quý IV năm 2026"),  # later
        Row(lead=STP, due="Theo lộ trình của Trung ương"),  # undated
        Row(lead=STP, due="Tháng 4/2026"),  # returned
        Row(lead=STP, due="Tháng 4/2026"),  # waits for somebody else
        Row(lead=STP, due="Trước ngày 10/5/2026"),  # within a month
        Row(lead=STP, due="Trước ngày 10/8/2026"),  # not yet
    )
    by_code = {job.item.code: job for job in plan.jobs.select_related("item")}
    for code in ("7", "8"):
        actions.report(by_code[code], by=people["hang"], version=0, state="done", words="Xong")
    actions.return_(by_code["7"], by=people["chau"], version=1, reason="Thiếu số")
    found = my_work(people["hang"], TODAY)
    assert tasks(found.returned) == ["7"]
    assert tasks(found.to_do) == ["1", "3", "9", "2"]
    assert tasks(found.soon) == ["4"]
    assert (found.undated, found.to_confirm.total, found.extensions) == (1, 0, [])
    assert found.to_do.jobs[0].status == "late"
    confirming = my_work(people["chau"], TODAY)
    assert tasks(confirming.to_confirm) == ["8"]
    assert confirming.to_do.total == 0


def test_requests_wait_for_who_decides(job: Job, people: People) -> None:
    line = actions.ask_extension(job, new_due_on=date(2026, 8, 1), why="x", by=people["hang"])
    assert my_work(people["chau"], TODAY).extensions == [line]
    assert my_work(people["hang"], TODAY).extensions == []
    actions.grant_extension(line, by=people["chau"])
    assert my_work(people["chau"], TODAY).extensions == []


def test_lanes_are_cut_and_counted_at_a_constant_cost(
    given: MakePlan, people: People, django_assert_num_queries: Any
) -> None:
    given(*[Row(lead=STP, due="Quý II năm 2026", support=("UBND cấp xã",)) for _n in range(8)])
    people["hang"].scopes.clear()
    with django_assert_num_queries(9):
        found = my_work(people["hang"], TODAY, limit=3)
        assert [job.assignment.agency.name for job in found.to_do.jobs] == ["Sở Tư pháp"] * 3
    assert found.to_do.total == 8


def test_who_has_no_agency_has_nothing_to_do(given: MakePlan, people: People) -> None:
    given(Row(lead=STP))
    found = my_work(people["xem"], TODAY)
    assert (found.to_do.total, found.to_confirm.total, found.undated) == (0, 0, 0)
