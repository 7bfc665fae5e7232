"""What is sent twice (a double click, a page gone back to) is done once, and nobody is told that it went wrong."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cchc.shared.accounts.models import User
from cchc.shared.records.models import Event
from cchc.steps.work import actions
from cchc.steps.work.models import Extension, Job, Progress, Spending
from cchc.steps.work.tests.conftest import MakePlan
from cchc.steps.work.tests.test_views.pages import log_in, said
from cchc.steps.work.tests.world import Row

People = dict[str, User]
DAY = date(2026, 9, 30)


def _confirm(job: Job, people: People) -> Any:
    return actions.confirm(job, by=people["chau"], version=1)


def _return(job: Job, people: People) -> Any:
    return actions.return_(job, by=people["chau"], version=1, reason="Thiếu")


def _ask(job: Job, people: People) -> Any:
    return actions.ask_extension(job, new_due_on=DAY, why="Chờ", by=people["hang"])


@pytest.mark.parametrize("act", [_confirm, _return, _ask])
def test_one_act_one_line(job: Job, people: People, act: Callable[[Job, People], Any]) -> None:
    actions.report(job, by=people["hang"], version=0, state="done", words="Xong")
    first, events = act(job, people), Event.objects.count()
    assert act(job, people) == first
    assert Event.objects.count() == events
    assert (Progress.objects.count() + Extension.objects.count()) == 2


def test_reopening_and_dating(given: MakePlan, job: Job, people: People) -> None:
    actions.report(job, by=people["hang"], version=0, state="done", words="Xong")
    actions.confirm(job, by=people["chau"], version=1)
    again = [actions.reopen(job, by=people["chau"], version=2, reason="Sai") for _n in range(2)]
    assert again[0] == again[1]
    undated = given(Row(due="Theo lộ trình của Trung ương"), number="13/KH-UBND").jobs.get()
    dated = [actions.set_due(undated, due_on=DAY, why="Công văn 3", by=people["chau"]) for _n in range(2)]
    assert dated[0] == dated[1]


def test_money_is_written_once_and_the_same_sum_again_is_possible(given: MakePlan, people: People) -> None:
    item = given(Row()).planitem_set.get()
    client, at = log_in(people["chau"]), f"/viec/nhiem-vu/{item.plan_id}/{item.key}/"
    typed: dict[str, object] = {"kind": "spent", "amount": "1.000.000", "on": "01/04/2026", "words": "Đợt 1"}
    for _n in range(2):
        said(client, f"{at}kinh-phi/", {**typed, "seen": "0"})
    assert Spending.objects.count() == 1
    page = client.get(at).content.decode()
    assert f'name="seen" value="{Spending.objects.get().pk}"' in page
    said(client, f"{at}kinh-phi/", {**typed, "seen": str(Spending.objects.get().pk)})
    assert Spending.objects.count() == 2


def test_one_click_done_twice(job: Job, people: People) -> None:
    Job.objects.filter(pk=job.pk).update(version=0)
    job.item.output = ""
    job.item.save(update_fields=["output"])
    client = log_in(people["hang"])
    pages = [said(client, f"/viec/{job.pk}/xong/", {"version": "0"}) for _n in range(2)]
    assert Progress.objects.count() == 1
    assert "vừa lưu" not in pages[1]
    assert "đã cập nhật việc này" not in pages[1]


def test_the_one_who_was_quicker_reads_of_the_other_who_decided_too(job: Job, people: People) -> None:
    actions.report(job, by=people["hang"], version=0, state="done", words="Xong")
    actions.return_(job, by=people["chau"], version=1, reason="Thiếu")
    page = said(log_in(people["duc"]), f"/viec/{job.pk}/xac-nhan/", {"version": "1"})
    assert "Cán bộ chau vừa lưu việc này" in page
    seen = log_in(people["chau"]).get(f"/viec/{job.pk}/").content.decode()
    assert "Cán bộ duc cũng đang cập nhật việc này" in seen
