"""Many tasks to one agency at once: looked at, done once, taken back within the hour unless somebody worked on them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cchc.shared.accounts.models import User
from cchc.shared.agencies.models import Agency
from cchc.shared.records.models import Event
from cchc.steps.plans.models import Plan
from cchc.steps.work import access, actions
from cchc.steps.work.actions import bulk_giving
from cchc.steps.work.actions.bulk import Bulk
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Assignment, Extension, Job
from cchc.steps.work.queries.status import with_status
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import TODAY, Row

People = dict[str, User]


@pytest.fixture
def plan(given: MakePlan) -> Plan:
    """Three tasks of Sở Tư pháp: two once, one each quarter; Sở Tài chính supports the last one."""
    return given(
        Row(lead=("Sở Tư pháp",)),
        Row(lead=("Sở Tư pháp",), due="Hàng quý"),
        Row(lead=("Sở Tư pháp",), support=("Sở Tài chính",)),
    )


def versions(plan: Plan, code: str = "STP") -> dict[int, int]:
    return dict(plan.jobs.filter(ended=False, agency_code=code).order_by("pk").values_list("pk", "version"))


def act(
    plan: Plan, by: User, code: str = "SKH", role: str = "", chosen: dict[int, int] | None = None
) -> Bulk:
    wish = bulk_giving.wish(agency_code=code, role=role, why="Theo kết luận", by=by)
    return bulk_giving.apply_many(versions(plan) if chosen is None else chosen, wish)


def standing(plan: Plan) -> list[tuple[str, str, str]]:
    live = plan.assignments.filter(ended_on=None).order_by("item__position", "role", "agency_code")
    return list(live.values_list("item__code", "agency_code", "role"))


def open_jobs(plan: Plan) -> list[tuple[str, str, str, int]]:
    jobs = plan.jobs.filter(ended=False).order_by("item__position", "agency_code", "period")
    return list(jobs.values_list("item__code", "agency_code", "period", "percent"))


def test_parts_go_over_with_all_their_open_jobs_and_come_back(plan: Plan, people: People) -> None:
    first = plan.jobs.filter(item__code="1").get()
    actions.report(first, by=people["hang"], version=0, state="doing", percent=30)
    actions.ask_extension(first, new_due_on=date(2026, 8, 31), why="x", by=people["hang"])
    before = (standing(plan), open_jobs(plan))
    done = act(plan, people["chau"])
    assert [one[:2] for one in standing(plan)] == [("1", "SKH"), ("2", "SKH"), ("3", "SKH"), ("3", "STC")]
    assert ("1", "SKH", "", 30) in open_jobs(plan)
    assert len(open_jobs(plan)) == len(before[1])
    assert Extension.objects.get().decision == "undone"
    undone = actions.undo_bulk(done.token, by=people["chau"])
    assert not undone.refused
    assert (standing(plan), open_jobs(plan)) == before
    assert Extension.objects.get().decision == "asked"
    assert Assignment.objects.filter(answers=True, ended_on=None).count() == 3
    # Whom it was handed to by mistake sees nothing of the others' work.
    seen = access.jobs_for(people["khoa"])
    assert not seen.exclude(agency_code="SKH").exists()
    assert not seen.filter(ended=False).exists()
    assert with_status(Job.objects.all(), TODAY, as_of=date(2027, 1, 1)).count() == len(before[1])


def test_tasks_get_one_more_agency_and_lose_it_again(plan: Plan, people: People) -> None:
    done = act(plan, people["chau"], "STC", role="support")
    assert len(done.done) == len([*versions(plan)]) - 1
    assert "đã được giao phần việc trong nhiệm vụ này" in next(iter(done.refused.values()))
    assert [one for one in standing(plan) if one[1] == "STC"] == [
        (code, "STC", "support") for code in ("1", "2", "3")
    ]
    assert plan.jobs.filter(agency_code="STC", item__code="2", ended=False).count() == 4
    actions.undo_bulk(done.token, by=people["chau"])
    assert [one for one in standing(plan) if one[1] == "STC"] == [("3", "STC", "support")]
    assert act(plan, people["chau"], "STC", role="support").done


def test_who_only_stands_by_is_called_and_stands_by_again(plan: Plan, people: People) -> None:
    part = Assignment.objects.create(
        item=plan.planitem_set.get(code="1"),
        plan=plan,
        agency=Agency.objects.get(code="CA"),
        agency_code="CA",
        role="support",
        stands_by=True,
        given_by=people["chau"],
        given_at=timezone.now(),
    )
    for role in ("support", ""):
        done = act(plan, people["chau"], "CA", role=role)
        assert not done.refused
        assert plan.jobs.filter(agency_code="CA", item__code="1", ended=False).exists()
        undone = actions.undo_bulk(done.token, by=people["chau"])
        assert set(undone.done) == set(done.done)
        part.refresh_from_db()
        assert part.ended_on is None


def test_what_is_shown_is_what_happens(plan: Plan, people: People) -> None:
    chosen = versions(plan)
    wish = bulk_giving.wish(agency_code="STC", role="", why="x", by=people["chau"])
    looks = bulk_giving.looked_at(chosen, wish)
    assert [(one.job.item.code, one.moved, bool(one.refused)) for one in looks] == [
        ("1", 1, False),
        ("2", 4, False),
        ("3", 1, True),
    ]
    done = bulk_giving.apply_many(chosen, wish)
    assert set(done.done) == {job.pk for one in looks if not one.refused for job in one.jobs}
    assert set(done.refused) == {job.pk for one in looks if one.refused for job in one.jobs}


def test_a_double_click_hands_over_once(plan: Plan, people: People) -> None:
    chosen = versions(plan)
    first, second = (act(plan, people["chau"], chosen=chosen) for _n in range(2))
    assert first == second
    assert Event.objects.filter(kind="work.many_handed").count() == 1
    assert plan.assignments.filter(agency_code="SKH").count() == 3


def test_of_two_officers_the_second_reads_who_was_quicker(plan: Plan, people: People) -> None:
    chosen = versions(plan)
    act(plan, people["chau"], chosen=chosen)
    late = act(plan, people["duc"], "STC", chosen=chosen)
    assert late.done == ()
    said = set(late.refused.values())
    assert all("Cán bộ chau đã chuyển phần việc này cho Sở Khoa học và Công nghệ lúc" in one for one in said)


def test_what_was_worked_on_since_is_not_taken_back(plan: Plan, people: People) -> None:
    done = act(plan, people["chau"])
    job = plan.jobs.get(agency_code="SKH", item__code="1")
    actions.report(job, by=people["khoa"], version=job.version, state="doing", percent=50)
    undone = actions.undo_bulk(done.token, by=people["chau"])
    assert list(undone.refused) == [job.pk]
    assert "Cán bộ khoa đã làm tiếp việc này lúc" in undone.refused[job.pk]
    assert [one[:2] for one in standing(plan)] == [("1", "SKH"), ("2", "STP"), ("3", "STP"), ("3", "STC")]


def test_after_an_hour_it_stands(plan: Plan, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    done = act(plan, people["chau"])
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr(timezone, "now", lambda: later)
    with pytest.raises(Refused, match="trong 60 phút"):
        actions.undo_bulk(done.token, by=people["chau"])


def test_only_who_gives_work_and_only_to_an_agency_there_is(plan: Plan, people: People) -> None:
    for who, code in ((people["hang"], "SKH"), (people["chau"], "KHONG-CO"), (people["chau"], "")):
        with pytest.raises(Refused):
            act(plan, who, code)
    with pytest.raises(Refused, match="lý do"):
        bulk_giving.wish(agency_code="SKH", role="", why=" ", by=people["chau"])


def test_what_changed_since_it_was_shown_stays(plan: Plan, people: People) -> None:
    chosen = versions(plan)
    job = plan.jobs.get(item__code="1")
    actions.report(job, by=people["hang"], version=0, state="doing", percent=30)
    late = act(plan, people["chau"], chosen=chosen)
    assert "Cán bộ hang vừa lưu việc này" in late.refused[job.pk]
    assert ("1", "STP", "lead") in standing(plan)


def test_many_cost_as_much_as_few(given: MakePlan, people: People) -> None:
    few = given(Row(lead=("Sở Tư pháp",)))
    many = given(*[Row(lead=("Sở Tư pháp",)) for _n in range(15)], number="13/KH-UBND")
    asked = []
    for one in (few, many):
        with CaptureQueriesContext(connection) as seen:
            done = act(one, people["chau"])
        with CaptureQueriesContext(connection) as undone:
            actions.undo_bulk(done.token, by=people["chau"])
        asked.append((len(seen), len(undone)))
    assert asked[1][0] <= asked[0][0] + 1
    assert asked[1][1] <= asked[0][1] + 1
