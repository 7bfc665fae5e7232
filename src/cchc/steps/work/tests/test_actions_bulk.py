from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cchc.shared.accounts.models import User
from cchc.shared.records.models import Event
from cchc.steps.plans.models import Plan
from cchc.steps.work import actions
from cchc.steps.work.errors import Refused
from cchc.steps.work.models import Extension, Job, Progress
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.world import Row

People = dict[str, User]


@pytest.fixture
def three(given: MakePlan) -> Plan:
    return given(*[Row(lead=("Sở Tư pháp",)) for _n in range(3)])


def versions(plan: Plan) -> dict[int, int]:
    return dict(plan.jobs.order_by("pk").values_list("pk", "version"))


def states(plan: Plan) -> list[tuple[str, int]]:
    return list(plan.jobs.order_by("pk").values_list("state", "version"))


def test_many_are_reported_confirmed_and_undone(three: Plan, people: People) -> None:
    sent = actions.report_many(versions(three), by=people["hang"], state="done", words="Xong cả ba")
    assert (len(sent.done), sent.refused, bool(sent.token)) == (3, {}, True)
    kept = actions.confirm_many(versions(three), by=people["chau"])
    assert states(three) == [("done", 2)] * 3
    undone = actions.undo_bulk(kept.token, by=people["chau"])
    assert len(undone.done) == 3
    assert states(three) == [("confirming", 3)] * 3
    assert actions.undo_bulk(kept.token, by=people["chau"]).done == ()
    actions.confirm_many(versions(three), by=people["chau"])
    assert states(three) == [("done", 4)] * 3
    assert three.jobs.filter(done_on__isnull=False).count() == 3
    assert Progress.objects.filter(kind="undo").count() == 3


def test_a_first_report_undone_had_not_begun(three: Plan, people: People) -> None:
    sent = actions.report_many(versions(three), by=people["hang"], state="doing", percent=20)
    actions.undo_bulk(sent.token, by=people["hang"])
    assert states(three) == [("todo", 2)] * 3
    assert set(three.jobs.values_list("percent", flat=True)) == {0}


def test_what_cannot_be_done_is_told_and_the_rest_is_done(three: Plan, people: People) -> None:
    keys = versions(three)
    first, second, third = keys
    actions.report(Job.objects.get(pk=first), by=people["hang"], version=0, state="doing")
    found = actions.report_many({**keys, 999_999: 0}, by=people["hang"], state="done", words="Xong")
    assert set(found.done) == {second, third}
    assert "vừa lưu" in found.refused[first]
    assert "không thuộc phạm vi" in found.refused[999_999]
    strange = actions.report_many(versions(three), by=people["khoa"], state="doing")
    assert (strange.done, strange.token, len(strange.refused)) == ((), "", 3)


def test_nobody_confirms_many_of_their_own(three: Plan, people: People) -> None:
    actions.report_many(versions(three), by=people["hang"], state="done", words="Xong")
    assert not actions.confirm_many(versions(three), by=people["hang"]).done
    back = actions.return_many(versions(three), by=people["chau"], reason="Thiếu số")
    assert len(back.done) == 3
    assert states(three) == [("returned", 2)] * 3


def test_a_job_saved_since_is_left_as_it_is(three: Plan, people: People) -> None:
    sent = actions.report_many(versions(three), by=people["hang"], state="doing", percent=20)
    first = sent.done[0]
    actions.report(Job.objects.get(pk=first), by=people["hang"], version=1, state="doing", percent=70)
    undone = actions.undo_bulk(sent.token, by=people["hang"])
    assert set(undone.refused) == {first}
    assert "Cán bộ hang đã làm tiếp việc này lúc" in undone.refused[first]
    assert Job.objects.get(pk=first).percent == 70


def test_a_double_click_is_one_act_and_can_still_be_undone(three: Plan, people: People) -> None:
    keys = versions(three)
    first, second = (
        actions.report_many(keys, by=people["hang"], state="done", words="Xong") for _n in range(2)
    )
    assert first == second
    waiting = versions(three)
    assert len({actions.confirm_many(waiting, by=people["chau"]).token for _n in range(2)}) == 1
    later = [
        actions.extend_many([next(iter(keys))], new_due_on=date(2026, 8, 1), why="x", by=people["chau"])
        for _n in range(2)
    ]
    assert later[0] == later[1]
    assert Event.objects.filter(kind__in=("work.many_reported", "work.many_confirmed")).count() == 2
    actions.undo_bulk(second.token, by=people["hang"])
    assert states(three) == [("done", 2)] * 3  # confirmed since: it says so instead


def test_of_two_officers_at_once_both_are_told(three: Plan, people: People) -> None:
    actions.report_many(versions(three), by=people["hang"], state="done", words="Xong")
    shown = versions(three)
    actions.return_many(shown, by=people["chau"], reason="Thiếu")
    late = actions.confirm_many(shown, by=people["duc"])
    assert all("Cán bộ chau vừa lưu việc này" in one for one in late.refused.values())
    assert Event.objects.filter(kind="work.collided", by="duc").count() == 3


def test_a_later_day_that_somebody_moved_meanwhile_is_left(three: Plan, people: People) -> None:
    keys, shown_at = list(versions(three)), timezone.now()
    actions.extend_many(keys, new_due_on=date(2026, 8, 31), why="x", by=people["chau"], seen_at=shown_at)
    late = actions.extend_many(
        keys, new_due_on=date(2026, 9, 30), why="y", by=people["duc"], seen_at=shown_at
    )
    assert late.done == ()
    assert all("Cán bộ chau vừa đổi thời hạn" in one for one in late.refused.values())
    assert set(three.jobs.values_list("due_on", flat=True)) == {date(2026, 8, 31)}


def test_an_act_is_undone_by_the_one_who_did_it(three: Plan, people: People) -> None:
    sent = actions.report_many(versions(three), by=people["hang"], state="doing")
    for who, token in ((people["chau"], sent.token), (people["hang"], "abc"), (people["hang"], "1" * 30)):
        with pytest.raises(Refused, match="hoàn tác"):
            actions.undo_bulk(token, by=who)


def test_later_days_for_many_and_back(three: Plan, people: People) -> None:
    keys = list(versions(three))
    given = actions.extend_many(keys, new_due_on=date(2026, 8, 31), why="Chờ hướng dẫn", by=people["chau"])
    assert set(three.jobs.values_list("due_on", flat=True)) == {date(2026, 8, 31)}
    actions.undo_bulk(given.token, by=people["chau"])
    assert set(three.jobs.values_list("due_on", "first_due_on")) == {(date(2026, 6, 30), date(2026, 6, 30))}
    assert Extension.objects.filter(decision="granted").count() == 6


def test_many_requests_are_asked_decided_and_withdrawn(three: Plan, people: People) -> None:
    keys = list(versions(three))
    asked = actions.extend_many(keys, new_due_on=date(2026, 8, 31), why="Chờ hướng dẫn", by=people["hang"])
    assert set(Extension.objects.values_list("decision", flat=True)) == {"asked"}
    actions.undo_bulk(asked.token, by=people["hang"])
    assert set(Extension.objects.values_list("decision", flat=True)) == {"undone"}
    actions.extend_many(keys, new_due_on=date(2026, 9, 30), why="Lại", by=people["hang"])
    open_ = list(Extension.objects.filter(decision="asked"))
    with pytest.raises(Refused, match="lý do"):
        actions.decide_many(open_, granted=False, answer="", by=people["chau"])
    assert not actions.decide_many(open_, granted=True, answer="", by=people["hang"]).done
    refused = actions.decide_many(open_, granted=False, answer="Việc gấp", by=people["chau"])
    assert len(refused.done) == 3
    actions.undo_bulk(refused.token, by=people["chau"])
    again = list(Extension.objects.filter(decision="asked"))
    assert len(again) == 3
    actions.decide_many(again, granted=True, answer="", by=people["chau"])
    assert set(three.jobs.values_list("due_on", flat=True)) == {date(2026, 9, 30)}


def test_later_days_for_many_cost_as_much_as_for_one(given: MakePlan, people: People) -> None:
    plan = given(*[Row(lead=("Sở Tư pháp",)) for _n in range(12)])
    keys = list(versions(plan))
    asked = []
    for some, day in ((keys[:1], date(2026, 8, 1)), (keys, date(2026, 9, 1))):
        with CaptureQueriesContext(connection) as seen:
            assert len(actions.extend_many(some, new_due_on=day, why="x", by=people["chau"]).done) == len(
                some
            )
        asked.append(len(seen))
    assert asked[1] <= asked[0]


def test_many_cost_as_much_as_few(given: MakePlan, people: People) -> None:
    few = given(Row(lead=("Sở Tư pháp",)))
    many = given(*[Row(lead=("Sở Tư pháp",)) for _n in range(20)], number="13/KH-UBND")
    asked = []
    for plan in (few, many):
        with CaptureQueriesContext(connection) as seen:
            actions.report_many(versions(plan), by=people["hang"], state="done", words="Xong")
        asked.append(len(seen))
    assert asked[1] <= asked[0] + 1
    assert Event.objects.filter(kind="work.many_reported").count() == 2
    with pytest.raises(Refused, match="tối đa 500"):
        actions.confirm_many(dict.fromkeys(range(501), 0), by=people["chau"])
